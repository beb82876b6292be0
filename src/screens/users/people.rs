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

/// The users, as far as they are known.
#[derive(Clone, Copy)]
pub(super) struct People {
    ui: Ui,
    /// What the address asks for.
    pub(super) view: Memo<View>,
    /// What is shown: it stays until the next answer.
    pub(super) shown: RwSignal<Option<Arc<Shown>>>,
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
                self.take(view, answer);
            }
        }
        let _ = self.is_asking.try_set_value(false);
    }

    fn take(self, view: View, answer: Result<Page, Failure>) {
        let next = match answer {
            // The address asks for a page behind the last one.
            Ok(page) if page.users.is_empty() && view.page > 1 => {
                let last = View { page: page.found.div_ceil(users::PAGE).max(1), ..view };
                let now = self.ui.nav.now();
                return self.ui.nav.turn(last.over(&now));
            }
            Ok(page) => {
                let _ = self.shown.try_set(Some(Arc::new(Shown { view, page })));
                Progress::There
            }
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => Progress::Failed(failure),
        };
        let _ = self.progress.try_set(next);
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
    fn a_page_says_which_places_it_shows_and_of_how_many_pages_it_is_one() {
        let last = shown("?page=3", 17, 117);
        assert_eq!((last.range(), last.pages()), ((101, 117), 3));
        let only = shown("", 50, 50);
        assert_eq!((only.range(), only.pages()), ((1, 50), 1));
        assert_eq!(shown("", 0, 0).pages(), 1);
    }
}
