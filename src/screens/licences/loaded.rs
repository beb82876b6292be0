//! The screen with its licences: banners, a tab for each owner, and the dialog over them.

use std::iter;
use std::sync::Arc;

use leptos::prelude::*;

use super::banners::banners;
use super::details::details;
use super::licence_status::licence_status;
use super::list::list;
use super::overall::overall;
use super::owner_information::owner_information;
use super::store::{OwnerState, Store};
use super::summary::summary;
use super::worth::worth;
use crate::components::tabs::{Tab, panel_id, tab_id, tabs};
use crate::i18n::texts::{heading, label};
use crate::platform::element::{El, Text, of_class};
use crate::ui::Ui;
use crate::url_state::{Place, UrlState};
use crate::words;

/// Everything below the heading.
pub(super) fn loaded(ui: Ui, store: &Arc<Store>) -> Vec<El> {
    let chosen = chosen(ui, store);
    let names: Vec<String> = store.owners.iter().map(|owner| owner.name.clone()).collect();
    let names = StoredValue::new(names);
    let choose = move |at: usize| {
        let name = names.with_value(|names| names.get(at.checked_sub(OWNERS)?).cloned());
        let place = if name.is_some() { Place::Licences } else { Place::Status };
        ui.nav.go(ui.nav.now().at(place, name));
    };
    let tab = |owner: &OwnerState| {
        let (name, look) = (owner.clone(), owner.clone());
        Tab {
            label: Box::new(move || tab_label(ui, &name)),
            attention: Box::new(move || {
                if look.needs_attention() { label::needs_attention(ui.m) } else { "" }.into()
            }),
        }
    };
    let status_tab =
        Tab { label: Box::new(move || heading::status(ui.m).into()), attention: Box::new(|| "".into()) };
    let row = iter::once(status_tab).chain(store.owners.iter().map(tab)).collect();
    let row = tabs(label::owners(ui.m), row, chosen, choose);
    let status = while_chosen(chosen, 0, {
        let store = Arc::clone(store);
        move || ui.later.view(ui, |parts| (parts.status)(ui, &store))
    });
    let mut parts = vec![banners(ui, store), overall(ui, store), row, panel(0, chosen).live(status)];
    for (at, owner) in store.owners.iter().enumerate() {
        let at = at + OWNERS;
        let part = |part: Part| {
            let (store, owner) = (Arc::clone(store), owner.clone());
            while_chosen(chosen, at, move || part(ui, &store, &owner))
        };
        let panel = panel(at, chosen).live(part(overview)).in_turn(part(list)).in_turn(part(worth));
        parts.push(panel);
    }
    parts.extend(details(ui, store, chosen));
    parts
}

/// The place of the first owner's tab; before it stands that of the whole system.
pub(super) const OWNERS: usize = 1;

/// The place of the open tab. An address that names no owner of this installation opens the first one.
fn chosen(ui: Ui, store: &Arc<Store>) -> Memo<usize> {
    let store = Arc::clone(store);
    Memo::new(move |_| {
        let UrlState { place, owner: named, .. } = ui.nav.state();
        let at = store.owners.iter().position(|owner| Some(&owner.name) == named.as_ref());
        if place == Place::Status { 0 } else { at.unwrap_or(0) + OWNERS }
    })
}

/// What an owner's tab is called.
pub(super) fn tab_label(ui: Ui, owner: &OwnerState) -> Text {
    let label = owner.licence.with(|licence| {
        words::owner_label(ui.m, &owner.name, &owner.description, licence.as_deref()).to_owned()
    });
    label.into()
}

/// A part of what a tab shows about its owner.
type Part = fn(Ui, &Arc<Store>, &OwnerState) -> El;

/// Something of a tab; nothing while another one is open.
fn while_chosen(chosen: Memo<usize>, at: usize, part: impl Fn() -> El + 'static) -> Box<dyn Fn() -> Vec<El>> {
    Box::new(move || (chosen.get() == at).then(&part).into_iter().collect())
}

/// The panel of a tab.
fn panel(at: usize, chosen: Memo<usize>) -> El {
    of_class("section", "panel")
        .attr("role", "tabpanel")
        .attr("id", panel_id(at))
        .attr("aria-labelledby", tab_id(at))
        .attr("tabindex", "-1")
        .live_attr("hidden", move || (chosen.get() != at).then(|| "".into()))
}

/// Above the list: what is known of the owner and of its licence.
fn overview(ui: Ui, store: &Arc<Store>, owner: &OwnerState) -> El {
    of_class("div", "overview")
        .child(owner_information(ui, store.today, owner))
        .child(summary(ui, owner))
        .child(licence_status(ui, owner))
}
