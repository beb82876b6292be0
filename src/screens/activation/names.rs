//! What people call licences that an answer names in code.

use std::sync::Arc;

use leptos::prelude::*;

use crate::screens::licences::store::{List, Store};
use crate::ui::Ui;
use crate::words;

/// What people call a licence; its name in code where it is no longer there.
pub(super) fn name_of(ui: Ui, store: Option<&Arc<Store>>, name: &str) -> String {
    let owners = store.iter().flat_map(|store| &store.owners);
    let find = |list: Arc<List>| list.find(name, None).map(|row| words::row_name(ui.m, row).to_owned());
    let mut found = owners.filter_map(|owner| owner.list.try_get_untracked()).filter_map(find);
    found.next().unwrap_or_else(|| name.to_owned())
}
