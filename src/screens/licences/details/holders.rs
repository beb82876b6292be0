//! Who holds a licence, as the server says: assignments are the installation's own and not signed by a vendor.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_license::LicenseType;
use segl_webapi::holders::LicenseHolder;
use segl_webapi::proof::Check;

use crate::api::{self, Failure};
use crate::app::sign_in_again;
use crate::components::definitions::{code, plain};
use crate::components::fetching::{Progress, fetching};
use crate::components::table::table;
use crate::i18n::texts::{activation, button, heading, help, label, mark, message};
use crate::platform::element::{El, el, of_class};
use crate::platform::event;
use crate::ui::Ui;
use crate::url_state::Place;
use crate::verify::JudgedRow;

const HEADING: &str = "holders-heading";

/// What has come by now.
#[derive(Clone, Default)]
struct Found {
    total: u32,
    altered: u32,
    holders: Vec<LicenseHolder>,
}

#[derive(Clone, Copy)]
struct Fetch {
    found: RwSignal<Arc<Found>>,
    progress: RwSignal<Progress>,
}

/// Those who hold a row's licence; nothing of a row that is not stored.
pub(super) fn holders(ui: Ui, owner_name: &str, row: &JudgedRow) -> Option<El> {
    let stored = row.stored.as_ref()?;
    let m = ui.m;
    let section = of_class("section", "holders")
        .child(el("h3").attr("id", HEADING).attr("tabindex", "-1").text(heading::holders(m)));
    let named = row.module.as_ref().map(|module| module.license_type.as_str());
    if named.unwrap_or(&stored.columns.license_type) == LicenseType::SiteLicense.as_str() {
        return Some(section.child(of_class("p", "hint").text(message::held_by_all(m))));
    }
    let fetch = Fetch { found: RwSignal::default(), progress: RwSignal::new(Progress::Waiting) };
    let (owner, module) = (Arc::<str>::from(owner_name), Arc::<str>::from(row.module_name()));
    let load = move || spawn_local(fetch.load(Arc::clone(&owner), Arc::clone(&module)));
    load();
    let Fetch { found, progress } = fetch;
    let columns = vec![
        (label::user(m), ""),
        (label::user_name(m), ""),
        (label::assigned(m), "day"),
        (label::assigned_by(m), ""),
    ];
    let rows = move || found.with(|found| found.holders.iter().map(|holder| cells(ui, holder)).collect());
    let altered = move || {
        let altered = found.with(|found| found.altered);
        let sentence = message::assignments_altered(m, f64::from(altered));
        if altered > 0 { vec![of_class("p", "altered").text(sentence)] } else { Vec::new() }
    };
    let is_empty = move || found.with(|found| found.holders.is_empty()).then(|| "".into());
    let said = move || found.with(|found| said(ui, found));
    let more = move || {
        let more =
            found.with(|found| found.holders.len() < usize::try_from(found.total).unwrap_or(usize::MAX));
        more.then(|| button::show_more(m))
    };
    Some(
        section
            .child(of_class("p", "hint").text(help::assignments(m)))
            .child(el("div").live(altered))
            .child(table(heading::holders(m), columns, rows).live_attr("hidden", is_empty))
            .child(fetching(ui, progress, HEADING, said, more, load))
            .children(in_users(ui, owner_name, row)),
    )
}

/// The way to where holders are searched, and where the licence is given and taken; nothing for what no user holds.
fn in_users(ui: Ui, owner_name: &str, row: &JudgedRow) -> Option<El> {
    let module = row.module.as_ref().filter(|module| module.license_type == LicenseType::UserLicense)?;
    let holding = format!("{owner_name}/{}", module.module_name);
    let to = move || {
        let users = ui.nav.now().at(Place::Users, Some("licences".to_owned()));
        users.with_own("holding", Some(&holding))
    };
    let link = of_class("a", "licence-link").attr("href", to().address()).on("click", move |click| {
        if event::takes_over(&click) {
            ui.nav.go(to());
        }
    });
    Some(el("p").child(link.text(activation::holders_in_users(ui.m))))
}

#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
fn said(ui: Ui, found: &Found) -> String {
    match found.holders.len() {
        0 => message::nobody_holds(ui.m).to_owned(),
        shown => message::holders_shown(ui.m, shown as f64, f64::from(found.total)),
    }
}

fn cells(ui: Ui, holder: &LicenseHolder) -> Vec<El> {
    let m = ui.m;
    let name = if holder.full_name.is_empty() { &holder.name } else { &holder.full_name };
    let altered = (holder.check == Check::Altered)
        .then(|| of_class("span", "mark mark-altered").text(mark::assignment_altered(m)));
    let by = if holder.by.is_empty() { label::by_program(m) } else { &holder.by };
    let user_name = if holder.is_satellite { el("span") } else { code(holder.name.clone()) };
    vec![
        el("span").text(name.clone()).text(" ").children(altered),
        user_name,
        plain(m.short_day(&holder.since)),
        plain(by.to_owned()),
    ]
}

impl Fetch {
    /// Fetches what comes after what is there.
    async fn load(self, owner: Arc<str>, module: Arc<str>) {
        let Some(there) = self.found.try_get_untracked() else { return };
        let next = match api::holders(&owner, &module, there.holders.len()).await {
            Ok(page) => {
                let mut holders = there.holders.clone();
                let last = page.holders.is_empty();
                holders.extend(page.holders);
                // Who is gone since the first part was fetched is not waited for.
                let total = if last { u32::try_from(holders.len()).unwrap_or(u32::MAX) } else { page.total };
                let found = Found { total, altered: page.altered, holders };
                let _ = self.found.try_set(Arc::new(found));
                Progress::There
            }
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => Progress::Failed(failure),
        };
        let _ = self.progress.try_set(next);
    }
}
