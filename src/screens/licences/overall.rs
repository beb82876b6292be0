//! What verification came to over all owners, in one line, with a link to everything that somebody should look at.

use std::sync::Arc;

use leptos::prelude::*;

use super::loaded::tab_label;
use super::store::{OwnerState, Store};
use super::summary::count;
use crate::components::mark::mark;
use crate::i18n::texts::{self, message};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::event;
use crate::ui::Ui;
use crate::url_state::UrlState;
use crate::verify::{LicenceChecks, Mark, Outcome, Tally};
use crate::words;

/// How many links there are at most: whoever sees ten rows in trouble knows where to begin.
const MOST: usize = 10;

/// The line, and below it the links.
pub(super) fn overall(ui: Ui, store: &Arc<Store>) -> El {
    let (lines, links) = (Arc::clone(store), Arc::clone(store));
    let line = move || line(ui, &lines.owners).into();
    let links = move || {
        let is_any = links.owners.iter().any(OwnerState::needs_attention);
        is_any.then(|| ui.later.line(ui, |parts| (parts.troubles)(ui, &links.owners))).into_iter().collect()
    };
    of_class("div", "overall").child(el("p").live_text(line)).child(el("div").live(links))
}

/// The links. They come with the second part of the app: where all is well there are none.
pub(crate) fn links(ui: Ui, owners: &[OwnerState]) -> El {
    el("ul").children(owners.iter().flat_map(|owner| troubles(ui, owner)).take(MOST))
}

/// How far it is, then what it came to.
fn line(ui: Ui, owners: &[OwnerState]) -> String {
    let (mut sum, mut stored, mut is_done) = (Tally::default(), 0, true);
    for owner in owners {
        owner.list.with(|list| {
            sum = sum.and(list.tally);
            stored += list.stored;
            is_done &= list.verdict.is_some();
        });
    }
    if !is_done {
        return message::verifying(ui.m, count(sum.all), count(stored));
    }
    let mut said = message::verified_of(ui.m, count(sum.verified), count(sum.all));
    if sum.hidden > 0 {
        said += " ";
        said += &message::hidden_verified(ui.m, count(sum.hidden));
    }
    if sum.attention() > 0 {
        said += " ";
        said += &message::need_attention(ui.m, count(sum.attention()));
    }
    said
}

/// A link for each row of an owner that is not in order; one for the owner where its licence is not.
fn troubles(ui: Ui, owner: &OwnerState) -> Vec<El> {
    let Some(licence) = owner.licence.get() else { return Vec::new() };
    let at_owner = ui.nav.now().at_owner(&owner.name);
    let mut links = Vec::new();
    if !licence.findings().is_empty() {
        let of = if licence.license.is_none() {
            mark(ui, Mark::Refused)
        } else if LicenceChecks::of(&licence).columns == Outcome::Failed {
            mark(ui, Mark::Altered)
        } else {
            of_class("span", "mark mark-altered").text(texts::mark::warning(ui.m))
        };
        links.push(link(ui, at_owner.clone(), tab_label(ui, owner).into_owned(), of));
    }
    // Of a licence that was refused no row counts, which is said once.
    let list = owner.list.get();
    let rows = list.rows.iter().filter(|row| licence.license.is_some() && row.mark != Mark::Verified);
    links.extend(rows.take(MOST).map(|row| {
        let to = at_owner.with_licence(row.module_name(), list.id_in_address(row));
        link(ui, to, words::row_name(ui.m, row).to_owned(), mark(ui, row.mark))
    }));
    links
}

fn link(ui: Ui, to: UrlState, name: String, of: El) -> El {
    let href = to.address();
    let click = move |click: Event| {
        if event::takes_over(&click) {
            if to.licence.is_some() { ui.nav.open(to.clone()) } else { ui.nav.go(to.clone()) }
        }
    };
    el("li").child(el("a").attr("href", href).on("click", click).text(name)).text(" ").child(of)
}
