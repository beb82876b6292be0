//! The licence list: a table for each group.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::drawing::{Shown, draw};
use super::group_table::group_table;
use super::groups::Group;
use super::store::OwnerState;
use crate::i18n::texts::heading;
use crate::platform::element::{El, of_class};
use crate::ui::Ui;

/// The list.
pub(super) fn list(ui: Ui, owner: &OwnerState) -> El {
    let shown = RwSignal::new(Arc::new(Shown::default()));
    spawn_local(draw(owner.clone(), shown));
    of_class("section", "licence-list")
        .child(of_class("h2", "visually-hidden").text(heading::licence_list(ui.m)))
        .children(Group::ALL.map(|group| group_table(ui, shown, group, owner.expected(group))))
}
