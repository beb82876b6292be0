//! The screen with its licences: banners, a tab for each owner, and the dialog over them.

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
use crate::i18n::texts::label;
use crate::platform::element::{El, Text, of_class};
use crate::ui::Ui;
use crate::words;

/// Everything below the heading.
pub(super) fn loaded(ui: Ui, store: &Arc<Store>) -> Vec<El> {
    let chosen = chosen(ui, store);
    let names: Vec<String> = store.owners.iter().map(|owner| owner.name.clone()).collect();
    let names = StoredValue::new(names);
    let choose = move |at: usize| {
        if let Some(name) = names.with_value(|names| names.get(at).cloned()) {
            ui.nav.go(ui.nav.now().at_owner(&name));
        }
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
    let row = tabs(label::owners(ui.m), store.owners.iter().map(tab).collect(), chosen, choose);
    let panels = store.owners.iter().enumerate().map(|(at, owner)| panel(ui, store, owner, at, chosen));
    let mut parts = vec![banners(ui, store), overall(ui, store), row];
    parts.extend(panels);
    parts.extend(details(ui, store, chosen));
    parts
}

/// The place of the open tab. An address that names no owner of this installation opens the first one.
fn chosen(ui: Ui, store: &Arc<Store>) -> Memo<usize> {
    let store = Arc::clone(store);
    Memo::new(move |_| {
        let named = ui.nav.state().owner;
        store.owners.iter().position(|owner| Some(&owner.name) == named.as_ref()).unwrap_or(0)
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

/// What a tab shows about its owner; nothing while another one is open.
fn panel(ui: Ui, store: &Arc<Store>, owner: &OwnerState, at: usize, chosen: Memo<usize>) -> El {
    let is_chosen = move || chosen.get() == at;
    let while_chosen = |part: Part| {
        let (store, owner) = (Arc::clone(store), owner.clone());
        move || is_chosen().then(|| part(ui, &store, &owner)).into_iter().collect()
    };
    of_class("section", "panel")
        .attr("role", "tabpanel")
        .attr("id", panel_id(at))
        .attr("aria-labelledby", tab_id(at))
        .attr("tabindex", "-1")
        .live_attr("hidden", move || (!is_chosen()).then(|| "".into()))
        .live(while_chosen(overview))
        .in_turn(while_chosen(list))
        .in_turn(while_chosen(worth))
}

/// Above the list: what is known of the owner and of its licence.
fn overview(ui: Ui, store: &Arc<Store>, owner: &OwnerState) -> El {
    of_class("div", "overview")
        .child(owner_information(ui, store.today, owner))
        .child(summary(ui, owner))
        .child(licence_status(ui, owner))
}
