//! Site licences: the satellites that are known here, and what each holds.

use std::sync::Arc;

use leptos::prelude::*;
use segl_webapi::site::{Site, SiteLicense};

use super::fetched::fetched;
use crate::api::system;
use crate::components::definitions::plain;
use crate::components::table::table;
use crate::i18n::texts::{heading, label, status as words};
use crate::platform::element::{El, el, of_class};
use crate::screens::licences::store::Store;
use crate::ui::Ui;
use crate::words as said;

/// The part of the tab.
pub(super) fn sites(ui: Ui, store: &Arc<Store>) -> El {
    let store = Arc::clone(store);
    let show = move |sites: &Vec<Site>| {
        if sites.is_empty() {
            return vec![el("p").text(words::no_sites_sentence(ui.m))];
        }
        let columns = vec![(words::satellite(ui.m), ""), (heading::site_licences(ui.m), "")];
        let (sites, store) = (sites.clone(), Arc::clone(&store));
        let rows = move || sites.iter().map(|site| row(ui, &store, site)).collect();
        vec![table(heading::site_licences(ui.m), columns, rows)]
    };
    of_class("section", "card system-sites")
        .attr("aria-labelledby", "system-sites")
        .child(el("h2").attr("id", "system-sites").text(heading::site_licences(ui.m)))
        .child(of_class("p", "hint").text(words::sites_sentence(ui.m)))
        .child(fetched(ui, || Box::pin(system::sites()), show))
}

fn row(ui: Ui, store: &Store, site: &Site) -> Vec<El> {
    let held = if site.licenses.is_empty() {
        plain(words::nothing_held(ui.m))
    } else {
        el("ul").children(site.licenses.iter().map(|license| {
            let altered = license
                .altered
                .then(|| of_class("span", "system-attention").text(words::assignment_altered(ui.m)));
            el("li").text(name(ui, store, license)).text(" ").children(altered)
        }))
    };
    vec![plain(site.name.clone()), held]
}

/// What a licence is called, as far as this browser verified it; else its name in code.
fn name(ui: Ui, store: &Store, license: &SiteLicense) -> String {
    let owner = store.owners.iter().find(|owner| owner.name == license.owner_name);
    let named = owner.and_then(|owner| {
        owner.list.with(|list| {
            list.find(&license.module_name, None).map(|row| said::row_name(ui.m, row).to_owned())
        })
    });
    named.unwrap_or_else(|| label::module_name(ui.m).to_owned() + ": " + &license.module_name)
}
