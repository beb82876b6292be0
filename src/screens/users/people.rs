//! The users that are shown, a page at a time, as the server finds them. One question is on its way at a time: whatever is
//! typed meanwhile waits for the answer, so that a slow server is not asked letter by letter.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::View;
use crate::api::Failure;
use crate::api::users::{self, Page, User};
use crate::app::sign_in_again;
use crate::components::fetching::Progress;
use crate::platform::task::Piece;
use crate::ui::{Ui, follow};

/// A page, and what was asked for.
pub(super) struct Shown {
    pub(super) view: View,
    pub(super) page: Page,
}

impl Shown {
    /// Places of the first and the last user of the page, from one.
    pub(super) fn range(&self) -> (usize, usize) {
        let before = (self.view.page - 1).saturating_mul(users::PAGE);
        (before + 1, before + self.page.users.len())
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.page.found.div_ceil(users::PAGE).max(1)
    }
}

/// How many new rows are drawn in a frame.
const AT_ONCE: usize = 5;

/// How many rows of a list can be shown where these are there and at most so many are new.
fn with_new(ids: &[i64], there: &[i64], most: usize) -> usize {
    let new = ids.iter().enumerate().filter(|(_, id)| !there.contains(id));
    new.map(|(at, _)| at).nth(most).unwrap_or(ids.len())
}

/// The users, as far as they are known.
#[derive(Clone, Copy)]
pub(super) struct People {
    ui: Ui,
    /// What the address asks for.
    pub(super) view: Memo<View>,
    /// What is shown: it stays until the next answer.
    pub(super) shown: RwSignal<Option<Arc<Shown>>>,
    /// How many of them are drawn: a page comes in pieces, so that whoever types is not kept waiting.
    pub(super) drawn: RwSignal<usize>,
    /// How far the answer is.
    pub(super) progress: RwSignal<Progress>,
    is_asking: StoredValue<bool>,
    next: StoredValue<Option<View>>,
}

impl People {
    /// Follows the address, and what changes at the server.
    pub(super) fn new(ui: Ui, view: Memo<View>) -> Self {
        let people = Self {
            ui,
            view,
            shown: RwSignal::new(None),
            drawn: RwSignal::new(0),
            progress: RwSignal::new(Progress::Waiting),
            is_asking: StoredValue::new(false),
            next: StoredValue::new(None),
        };
        follow(move || {
            ui.changes();
            people.want(view.get());
        });
        people
    }

    /// Asks the same again.
    pub(super) fn ask_again(self) {
        self.want(self.view.get_untracked());
    }

    fn want(self, view: View) {
        if !view.has_list() {
            return;
        }
        self.progress.set(Progress::Waiting);
        self.next.set_value(Some(view));
        if !self.is_asking.get_value() {
            self.is_asking.set_value(true);
            spawn_local(self.ask());
        }
    }

    async fn ask(self) {
        while let Some(view) = self.next.try_update_value(Option::take).flatten() {
            let answer = users::list(&view.query()).await;
            let Some(is_newest) = self.next.try_with_value(Option::is_none) else { return };
            if is_newest {
                self.take(view, answer).await;
            }
        }
        let _ = self.is_asking.try_set_value(false);
    }

    async fn take(self, view: View, answer: Result<Page, Failure>) {
        let next = match answer {
            // The address asks for a page behind the last one.
            Ok(page) if page.users.is_empty() && view.page > 1 => {
                let last = View { page: page.found.div_ceil(users::PAGE).max(1), ..view };
                let now = self.ui.nav.now();
                return self.ui.nav.turn(last.over(&now));
            }
            Ok(page) => {
                self.draw(view, page).await;
                Progress::There
            }
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => {
                // What was not drawn because of this question
                let _ = self.drawn.try_set(usize::MAX);
                Progress::Failed(failure)
            }
        };
        let _ = self.progress.try_set(next);
    }

    /// Shows a page, a few new rows a frame. Whatever is asked meanwhile is more urgent than the rest of it.
    async fn draw(self, view: View, page: Page) {
        let ids: Vec<i64> = page.users.iter().map(|user| user.id).collect();
        let mut there = self.here();
        there.truncate(self.drawn.try_get_untracked().unwrap_or_default());
        let mut drawn = with_new(&ids, &there, AT_ONCE);
        let _ = self.drawn.try_set(drawn);
        let _ = self.shown.try_set(Some(Arc::new(Shown { view, page })));
        let mut piece = Piece::begin();
        while drawn < ids.len() && self.next.try_with_value(Option::is_none) == Some(true) {
            piece.draw().await;
            drawn = with_new(&ids, ids.get(..drawn).unwrap_or(&ids), AT_ONCE);
            let _ = self.drawn.try_set(drawn);
        }
    }

    /// Those of the page, by primary key.
    pub(super) fn here(self) -> Vec<i64> {
        let ids = |shown: &Arc<Shown>| shown.page.users.iter().map(|user| user.id).collect();
        self.shown.with_untracked(|shown| shown.as_ref().map(ids).unwrap_or_default())
    }

    /// A user of the page.
    pub(super) fn find(self, id: i64) -> Option<User> {
        self.shown.with(|shown| shown.as_ref()?.page.users.iter().find(|user| user.id == id).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::user;
    use super::*;
    use crate::url_state::UrlState;

    fn shown(query: &str, here: usize, found: usize) -> Shown {
        let page = Page { total: 500, found, users: vec![user("sales"); here] };
        Shown { view: View::of(&UrlState::parse("/users", query)), page }
    }

    #[test]
    fn rows_that_are_there_cost_nothing_and_new_ones_come_a_few_at_a_time() {
        assert_eq!(with_new(&[1, 2, 3, 4], &[], 2), 2);
        assert_eq!(with_new(&[1, 2, 3, 4], &[1, 2], 2), 4);
        assert_eq!(with_new(&[1, 2, 3, 4, 5], &[2, 4], 2), 4);
        assert_eq!(with_new(&[1, 2], &[2, 1], 2), 2);
        assert_eq!(with_new(&[], &[1], 2), 0);
    }

    #[test]
    fn a_page_says_which_places_it_shows_and_of_how_many_pages_it_is_one() {
        let last = shown("?page=3", 17, 117);
        assert_eq!((last.range(), last.pages()), ((101, 117), 3));
        let only = shown("", 50, 50);
        assert_eq!((only.range(), only.pages()), ((1, 50), 1));
        assert_eq!(shown("", 0, 0).pages(), 1);
    }
}
