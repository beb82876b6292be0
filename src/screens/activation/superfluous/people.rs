//! Who holds the licence, a page at a time, as the server says. Of several questions only the newest is answered.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::assignees::{Assignee, AssigneesPage};

use crate::api::Failure;
use crate::api::activation::{self, PAGE};
use crate::app::sign_in_again;
use crate::components::fetching::Progress;

/// A column by which one can sort, as the server names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    FullName,
    Name,
    Plan,
    LastLogin,
    OpenRequests,
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Self::FullName => "FullName",
            Self::Name => "Name",
            Self::Plan => "Plan",
            Self::LastLogin => "LastLogin",
            Self::OpenRequests => "OpenRequests",
        }
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    /// The words that are searched for.
    pub(super) words: String,
    /// The column that sorts.
    pub(super) by: Column,
    /// Whether the last come first.
    pub(super) descending: bool,
    /// How many come before the page.
    pub(super) skip: usize,
}

impl Question {
    fn sort(&self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.by.name())
    }

    /// Sorted by a column, or the other way round where it is sorted by it; from the first page.
    pub(super) fn sorted(&self, by: Column) -> Self {
        let descending = self.by == by && !self.descending;
        Self { by, descending, skip: 0, ..self.clone() }
    }

    /// Searched for other words; from the first page.
    pub(super) fn searched(&self, words: String) -> Self {
        Self { words, skip: 0, ..self.clone() }
    }

    /// With the page before or after.
    pub(super) fn turned(&self, forward: bool) -> Self {
        let skip = if forward { self.skip + PAGE } else { self.skip.saturating_sub(PAGE) };
        Self { skip, ..self.clone() }
    }
}

/// The page that is shown, and the question to which it is the answer.
pub(super) struct Page {
    pub(super) question: Question,
    pub(super) answer: AssigneesPage,
}

impl Page {
    /// How many come before the page that comes after it, where there is one.
    pub(super) fn has_next(&self) -> bool {
        self.question.skip + self.answer.assignees.len() < self.answer.found
    }

    /// Places of the first and the last of this page, from one.
    pub(super) fn range(&self) -> (usize, usize) {
        (self.question.skip + 1, self.question.skip + self.answer.assignees.len())
    }
}

/// Who holds the licence, as far as it is known.
#[derive(Clone, Copy)]
pub(super) struct People {
    owner: StoredValue<Arc<str>>,
    module: StoredValue<Arc<str>>,
    /// What was asked last.
    pub(super) question: RwSignal<Question>,
    /// What is shown: it stays until the next answer.
    pub(super) page: RwSignal<Option<Arc<Page>>>,
    /// How far the answer is.
    pub(super) progress: RwSignal<Progress>,
    asked: StoredValue<u32>,
}

impl People {
    /// Asks for the first page: those who signed in longest ago come first, since they will miss it least.
    pub(super) fn new(owner: &str, module: &str) -> Self {
        let question = Question { words: String::new(), by: Column::LastLogin, descending: false, skip: 0 };
        let people = Self {
            owner: StoredValue::new(Arc::from(owner)),
            module: StoredValue::new(Arc::from(module)),
            question: RwSignal::new(question.clone()),
            page: RwSignal::new(None),
            progress: RwSignal::new(Progress::Waiting),
            asked: StoredValue::new(0),
        };
        people.ask(question);
        people
    }

    /// Asks; what was asked before is no longer waited for.
    pub(super) fn ask(self, question: Question) {
        let Some(number) = self.asked.try_update_value(|asked| {
            *asked += 1;
            *asked
        }) else {
            return;
        };
        self.question.set(question.clone());
        self.progress.set(Progress::Waiting);
        spawn_local(self.answer(number, question));
    }

    /// Asks the same again.
    pub(super) fn ask_again(self) {
        self.ask(self.question.get_untracked());
    }

    async fn answer(self, number: u32, question: Question) {
        let Some(answer) = self.part(&question, (question.skip, PAGE)).await else { return };
        if self.asked.try_get_value() != Some(number) {
            return;
        }
        let next = match answer {
            // Who stood on the last page is gone since: the page before it is the last one now.
            Ok(answer) if answer.assignees.is_empty() && question.skip > 0 => {
                return self.ask(question.turned(false));
            }
            Ok(answer) => {
                let _ = self.page.try_set(Some(Arc::new(Page { question, answer })));
                Progress::There
            }
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => Progress::Failed(failure),
        };
        let _ = self.progress.try_set(next);
    }

    /// The holders that are found, from a place on, at most so many.
    pub(super) async fn part(
        self,
        question: &Question,
        part: (usize, usize),
    ) -> Option<Result<AssigneesPage, Failure>> {
        let (owner, module) = (self.owner.try_get_value()?, self.module.try_get_value()?);
        Some(activation::assignees(&owner, &module, &question.words, &question.sort(), part).await)
    }

    /// Those who are shown.
    pub(super) fn shown(self) -> Vec<Assignee> {
        let page = self.page.get_untracked();
        page.map(|page| page.answer.assignees.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question() -> Question {
        Question { words: "berg".to_owned(), by: Column::LastLogin, descending: true, skip: 200 }
    }

    #[test]
    fn a_column_sorts_first_one_way_and_then_the_other_from_the_first_page() {
        let by_name = question().sorted(Column::FullName);
        assert_eq!((by_name.sort().as_str(), by_name.skip), ("FullName", 0));
        assert_eq!(by_name.sorted(Column::FullName).sort(), "-FullName");
        assert_eq!(question().sorted(Column::LastLogin).sort(), "LastLogin");
        assert_eq!(question().searched("moen".to_owned()).skip, 0);
        let names = [Column::Name, Column::Plan, Column::OpenRequests].map(|by| question().sorted(by).sort());
        assert_eq!(names, ["Name", "Plan", "OpenRequests"]);
    }

    #[test]
    fn pages_are_turned_and_say_which_places_they_show() {
        let page = |skip, here: usize, found| Page {
            question: Question { skip, ..question() },
            answer: AssigneesPage { total: 500, found, assignees: vec![Assignee::default(); here] },
        };
        assert_eq!((question().turned(true).skip, question().turned(false).skip), (300, 100));
        assert_eq!(question().turned(false).turned(false).turned(false).skip, 0);
        assert_eq!((page(200, 100, 310).range(), page(200, 100, 310).has_next()), ((201, 300), true));
        assert_eq!((page(300, 10, 310).range(), page(300, 10, 310).has_next()), ((301, 310), false));
    }
}
