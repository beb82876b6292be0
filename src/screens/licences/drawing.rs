//! Rows come into the page a few a frame, from the top down: what joins below what is there moves nothing, and no
//! frame takes longer than a person notices, however many rows there are.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::groups::{Groups, arrange, join};
use super::pace::Pace;
use super::store::{List, OwnerState};
use crate::later::Narrow;
use crate::platform::task::Piece;
use crate::ui::{Ui, follow};
use crate::url_state::UrlState;

/// What is in the page by now.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    /// The owner's rows, those that are not shown among them.
    pub(super) list: Arc<List>,
    /// The rows that are shown, in their tables.
    pub(super) groups: Groups,
    /// Whether nothing more is expected.
    pub(super) complete: bool,
    /// How many rows there are to show, when all are judged.
    pub(super) found: Option<usize>,
}

/// Draws an owner's rows as they are judged and chosen, anew for each choice.
pub(super) fn keep_drawn(ui: Ui, owner: &OwnerState, shown: RwSignal<Arc<Shown>>) {
    let owner = owner.clone();
    let mut last = None;
    let newest = Rc::new(Cell::new(0_u32));
    follow(move || {
        let url = ui.nav.state();
        let wanted = url.query.is_some() || url.show.is_some() || url.sort.is_some();
        let narrow = ui.later.here().filter(|_| wanted).map(|parts| parts.narrow);
        // Without the second part the whole list is better than none.
        if wanted && narrow.is_none() && !ui.later.is_missing() {
            ui.later.ask();
            return;
        }
        let key = narrow.map(|_| url.closed().address());
        if last.as_ref() == Some(&key) {
            return;
        }
        let again = last.replace(key).is_some();
        newest.set(newest.get().wrapping_add(1));
        let (now, newest) = (newest.get(), Rc::clone(&newest));
        let drawing = Drawing { ui, owner: owner.clone(), url, narrow, shown, again };
        spawn_local(drawing.draw(move || newest.get() == now));
    });
}

struct Drawing {
    ui: Ui,
    owner: OwnerState,
    url: UrlState,
    narrow: Option<Narrow>,
    shown: RwSignal<Arc<Shown>>,
    /// Whether another choice was drawn before.
    again: bool,
}

impl Drawing {
    /// Draws until all rows are drawn, nobody looks any more, or there is a newer choice.
    async fn draw(self, is_newest: impl Fn() -> bool) {
        let mut piece = Piece::begin();
        let mut pace = if self.again { Pace::resume() } else { Pace::begin() };
        let Some(before) = self.shown.try_get_untracked() else { return };
        let mut places = Vec::new();
        for listed in before.groups.rows() {
            join(&mut places, listed.row.place);
        }
        let mut arranged: Option<(Arc<List>, Groups)> = None;
        if !self.again {
            // The tables come first, so that the first rows are all that is new in their frame.
            piece.draw().await;
        }
        while is_newest()
            && let Some(list) = self.owner.list.try_get_untracked()
        {
            let mut groups = match &arranged {
                Some((of, groups)) if Arc::ptr_eq(of, &list) => groups.clone(),
                _ => {
                    let groups = match self.narrow {
                        Some(narrow) => narrow(self.ui.m, &self.url, &list.rows),
                        None => arrange(&list.rows, None),
                    };
                    arranged.insert((Arc::clone(&list), groups)).1.clone()
                }
            };
            let judged = list.verdict.is_some();
            let found = judged.then(|| groups.rows().count());
            let more = groups.keep(&mut places, pace.rows());
            // Whoever searches sees what is found already; nothing is said to be on its way then.
            let complete = judged && (!more || self.again);
            if self.shown.try_set(Arc::new(Shown { list, groups, complete, found })).is_some() {
                return;
            }
            if judged && !more {
                return;
            }
            pace.took(piece.draw().await);
        }
    }
}
