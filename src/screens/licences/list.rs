//! The licence list: what it can be narrowed down by, and a table for each group.

use std::sync::Arc;

use leptos::prelude::*;

use super::drawing::{Shown, keep_drawn};
use super::group_table::group_table;
use super::groups::Group;
use super::store::{OwnerState, Store};
use crate::i18n::texts::{button, heading};
use crate::platform::element::{El, el, of_class};
use crate::platform::page;
use crate::ui::{Ui, follow};

/// The id of the field that searches the list.
pub(super) const SEARCH: &str = "search";

/// The list.
pub(super) fn list(ui: Ui, store: &Arc<Store>, owner: &OwnerState) -> El {
    let shown = RwSignal::new(Arc::new(Shown::default()));
    keep_drawn(ui, owner, shown);
    of_class("section", "licence-list")
        .on("pointermove", move |_| ui.later.ask())
        .child(of_class("h2", "visually-hidden").text(heading::licence_list(ui.m)))
        .child(place_of_tools(ui, store, owner, shown))
        .children(Group::ALL.map(|group| group_table(ui, shown, group, owner.expected(group))))
}

/// Where the tools come as soon as somebody is about to use the list; until then a button that asks for them.
fn place_of_tools(ui: Ui, store: &Arc<Store>, owner: &OwnerState, shown: RwSignal<Arc<Shown>>) -> El {
    let (store, owner) = (Arc::clone(store), owner.clone());
    let pressed = RwSignal::new(false);
    let content = move || {
        if let Some(parts) = ui.later.here() {
            return vec![(parts.tools)(ui, &store, &owner, shown)];
        }
        if pressed.get() {
            return vec![ui.later.view(ui, |_| el("div"))];
        }
        let press = move |_| pressed.set(true);
        let button = of_class("button", "button button-quiet").attr("type", "button").on("click", press);
        vec![button.text(button::tools(ui.m))]
    };
    // Whoever pressed the button finds the focus in the field that came in its place.
    follow(move || {
        if ui.later.here().is_some() && pressed.get_untracked() {
            page::focus(SEARCH);
        }
    });
    of_class("div", "place-of-tools").live(content)
}
