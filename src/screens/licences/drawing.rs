//! Rows come into the page a few a frame, from the top down: what joins below what is there moves nothing, and no
//! frame takes longer than a person notices, however many rows there are.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::groups::{Groups, arrange};
use super::pace::Pace;
use super::store::{List, OwnerState};
use crate::platform::task::Piece;

/// What is in the page by now.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// The owner's rows, those that are not shown among them.
    pub(super) list: Arc<List>,
    /// The rows that are shown, in their tables.
    pub(super) groups: Groups,
    /// Whether all rows are judged and shown.
    pub(super) complete: bool,
}

/// Draws an owner's rows as they are judged, until all are drawn or nobody looks any more.
pub(super) async fn draw(owner: OwnerState, shown: RwSignal<Arc<Shown>>) {
    let mut piece = Piece::begin();
    let mut pace = Pace::begin();
    let mut places = BTreeSet::new();
    // The tables come first, so that the first rows are all that is new in their frame.
    piece.draw().await;
    while let Some(list) = owner.list.try_get_untracked() {
        let mut groups = arrange(&list.rows);
        let more = groups.keep(&mut places, pace.rows());
        let complete = list.verdict.is_some() && !more;
        if shown.try_set(Arc::new(Shown { list, groups, complete })).is_some() || complete {
            return;
        }
        pace.took(piece.draw().await);
    }
}
