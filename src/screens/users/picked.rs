//! Who is selected, on whatever page they stand: known to the list and to the dialog over it.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

type Ids = Arc<BTreeSet<i64>>;

thread_local! {
    /// The list and the dialog have no owner in common that this part of the app could keep it with.
    static PICKED: ArcRwSignal<Ids> = ArcRwSignal::new(Ids::default());
}

fn signal() -> ArcRwSignal<Ids> {
    PICKED.with(Clone::clone)
}

/// How many are selected.
pub(super) fn count() -> usize {
    signal().with(|picked| picked.len())
}

/// Whether somebody is.
pub(super) fn has(id: i64) -> bool {
    signal().with(|picked| picked.contains(&id))
}

/// Everybody who is.
pub(super) fn all() -> Vec<i64> {
    signal().with_untracked(|picked| picked.iter().copied().collect())
}

/// Selects users, or no longer.
pub(super) fn set(ids: impl IntoIterator<Item = i64>, is_picked: bool) {
    signal().update(|picked| {
        let picked = Arc::make_mut(picked);
        for id in ids {
            if is_picked {
                picked.insert(id);
            } else {
                picked.remove(&id);
            }
        }
    });
}

/// Nobody is selected any more.
pub(super) fn clear() {
    if count_untracked() > 0 {
        signal().set(Ids::default());
    }
}

fn count_untracked() -> usize {
    signal().with_untracked(|picked| picked.len())
}
