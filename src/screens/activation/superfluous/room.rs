//! What the view knows: the licence, who is selected, and what is decided but not staged yet.

use std::sync::Arc;

use leptos::prelude::*;
use segl_webapi::assignees::Assignee;

use super::ledger::Ledger;
use super::people::People;
use super::picked::{Key, Picked, holder, key};
use crate::screens::activation::draft::{Desk, Draft, RowDraft};
use crate::screens::activation::moves::{Moves, Staged};
use crate::ui::Ui;
use crate::words;

/// Copied into every part of the view.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) ui: Ui,
    pub(super) desk: Desk,
    facts: StoredValue<Arc<Facts>>,
    /// Seats, as the server counts them with what is staged.
    pub(super) ledger: Memo<Shared<Ledger>>,
    /// What is staged, with what is decided here.
    pub(super) moves: RwSignal<Arc<Moves>>,
    /// Who is selected.
    pub(super) picked: RwSignal<Arc<Picked>>,
    /// Who holds the licence.
    pub(super) people: People,
    /// What came of the last press of a button.
    pub(super) message: RwSignal<String>,
}

/// What does not change while the view is open.
struct Facts {
    draft: Arc<Draft>,
    module: String,
    names: Vec<(String, String)>,
}

/// A value that is another one whenever it is made anew.
pub(super) struct Shared<T>(Arc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> std::ops::Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// How a holder stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It can be selected.
    Free,
    /// It can be selected, but only for another plan.
    PlanOnly,
    /// It cannot be selected.
    Bound,
    /// It is decided on.
    Marked(Staged),
}

impl Room {
    /// For the licence in the address; none where neither licence has it.
    pub(super) fn new(ui: Ui, desk: Desk, draft: Arc<Draft>) -> Option<Self> {
        let module = ui.nav.now().of?;
        let name = |row: &RowDraft| {
            let shown = row.shown()?;
            Some((shown.module_name.clone(), words::description(ui.m, shown).to_owned()))
        };
        let names: Vec<(String, String)> = draft.rows().iter().filter_map(name).collect();
        names.iter().find(|(name, _)| *name == module)?;
        let people = People::new(draft.owner(), &module);
        let counted = Arc::clone(&draft);
        let ledger = Memo::new(move |_| {
            // Numbers of a preview that failed belong to what was staged before.
            let seen = if desk.trouble.with(Option::is_none) { desk.seen.get() } else { None };
            Shared(Arc::new(Ledger::new(&counted, seen.as_deref(), &desk.moves.get())))
        });
        Some(Self {
            ui,
            desk,
            facts: StoredValue::new(Arc::new(Facts { draft, module, names })),
            ledger,
            moves: RwSignal::new(desk.moves.get_untracked()),
            picked: RwSignal::default(),
            people,
            message: RwSignal::default(),
        })
    }

    /// ModuleName of the licence.
    pub(super) fn module(self) -> String {
        self.facts.with_value(|facts| facts.module.clone())
    }

    /// A licence's name in the reader's language.
    pub(super) fn name_of(self, module: &str) -> String {
        let found = |facts: &Arc<Facts>| {
            let named = facts.names.iter().find(|(name, _)| name == module);
            named.map_or_else(|| module.to_owned(), |(_, description)| description.clone())
        };
        self.facts.with_value(found)
    }

    /// The file that is to be activated.
    pub(super) fn draft(self) -> Arc<Draft> {
        self.facts.with_value(|facts| Arc::clone(&facts.draft))
    }

    /// How a holder stands, as things are decided now.
    pub(super) fn standing(self, of: &Assignee) -> Standing {
        let Some(key) = key(of) else { return Standing::Bound };
        let (ledger, module) = (self.ledger.get(), self.module());
        let goes = ledger.goes(&module, of);
        if let Some(staged) = self.moves.with(|moves| moves.find(holder(key), goes).cloned()) {
            return Standing::Marked(staged);
        }
        if ledger.may_lose(goes, of) {
            return Standing::Free;
        }
        let turns = ledger.plans(&module).any(|plan| ledger.may_turn(goes, plan, of));
        if turns { Standing::PlanOnly } else { Standing::Bound }
    }

    /// Whether a holder can be selected.
    pub(super) fn can_pick(self, of: &Assignee) -> bool {
        matches!(self.standing(of), Standing::Free | Standing::PlanOnly)
    }

    /// Whether a holder is selected.
    pub(super) fn is_picked(self, of: Key) -> bool {
        self.picked.with(|picked| picked.has(of))
    }

    /// Changes who is selected.
    pub(super) fn pick(self, change: impl FnOnce(&mut Picked)) {
        self.message.set(String::new());
        self.picked.update(|picked| change(Arc::make_mut(picked)));
    }

    /// Changes what is decided.
    pub(super) fn decide(self, change: impl FnOnce(&mut Moves)) {
        self.moves.update(|moves| change(Arc::make_mut(moves)));
    }

    /// How many more are to give a seat up, those who are selected taken as done.
    pub(super) fn still(self) -> u32 {
        let over = self.moves.with(|moves| self.ledger.get().over(&self.module(), moves));
        let picked = self.picked.with(|picked| u32::try_from(picked.len()).unwrap_or(u32::MAX));
        over.saturating_sub(picked)
    }

    /// What is decided about this licence.
    pub(super) fn decided(self) -> Vec<Staged> {
        let (ledger, module) = (self.ledger.get(), self.module());
        let takes = |one: &&Staged| ledger.takes(one, &module);
        self.moves.with(|moves| moves.all().iter().filter(takes).cloned().collect())
    }
}

/// Leads back to the changes.
pub(super) fn leave(ui: Ui) {
    let now = ui.nav.now();
    if let Some(file) = now.file.clone() {
        ui.nav.open(now.with_task_of_file("activate", &file));
    }
}
