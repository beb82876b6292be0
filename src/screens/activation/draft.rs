//! A licence file that may become active: fetched, verified in this browser, and held against what is active.

use std::sync::Arc;

use leptos::prelude::*;
use segl_license::{
    Date, Difference, FILE_LIMIT, FileJudge, Installed, Judgement, LicenseType, ModuleLicense, Roots, State,
    Verdict, Verified, VerifiedFile, pinned_roots, row_differences,
};

use super::moves::Moves;
use crate::api::Failure;
use crate::api::activation::{self, Seen};
use crate::app::sign_in_again;
use crate::components::dialog::{self, TASK};
use crate::platform::net::HangUp;
use crate::platform::task::Piece;
use crate::platform::{clock, memory};
use crate::screens::licences::store::{OwnerState, Store};

/// How far a file is.
#[derive(Clone)]
pub(crate) enum Progress {
    /// On its way.
    Fetching,
    /// Being verified: so many rows, of so many.
    Judging(usize, usize),
    /// This browser refused it.
    Refused(Arc<Verdict>),
    /// It did not come.
    Failed(Failure),
    /// Verified.
    Here(Arc<Draft>),
}

/// A file that this browser verified.
pub(crate) struct Draft {
    /// As the server names it.
    pub(crate) file: String,
    /// This browser's verdict.
    pub(crate) verdict: Verdict,
    /// What was verified.
    pub(crate) content: VerifiedFile,
    /// What is active of the same owner.
    pub(crate) active: Option<OwnerState>,
}

/// A row of the new licence, of the active one, or of both.
#[derive(Clone)]
pub(crate) struct RowDraft {
    /// As it is active, verified.
    pub(crate) old: Option<Verified<ModuleLicense>>,
    /// As it would be, verified.
    pub(crate) new: Option<Verified<ModuleLicense>>,
    /// In what they differ.
    pub(crate) differences: Vec<Difference>,
    /// Seats in use, as the server says.
    pub(crate) in_use: u32,
}

impl RowDraft {
    /// The one that is shown: the new row where there is one.
    pub(crate) fn shown(&self) -> Option<&Verified<ModuleLicense>> {
        self.new.as_ref().or(self.old.as_ref())
    }

    /// The name in code.
    pub(crate) fn module_name(&self) -> &str {
        self.shown().map_or("", |row| row.module_name.as_str())
    }

    /// Seats as they are signed in a licence; none without a limit, zero where the licence does not have the row.
    pub(crate) fn total(row: Option<&Verified<ModuleLicense>>) -> Option<u32> {
        row.map_or(Some(0), |row| (!row.unrestricted).then_some(row.number_of_licenses))
    }

    /// Whether it is counted in seats.
    pub(crate) fn has_seats(&self) -> bool {
        self.shown().is_some_and(|row| row.license_type != LicenseType::SiteLicense)
    }
}

impl Draft {
    /// The owner's name in code.
    pub(crate) fn owner(&self) -> &str {
        &self.content.license.owner_name
    }

    /// Every row of the new licence in its order, then those that it no longer has.
    pub(crate) fn rows(&self) -> Vec<RowDraft> {
        let list = self.active.as_ref().map(|active| active.list.get_untracked());
        let old_rows = || list.iter().flat_map(|list| &list.rows).filter(|row| row.verdict.outcome.grants());
        let in_use = |name: &str| {
            old_rows()
                .find(|row| row.module_name() == name)
                .and_then(|row| Some(row.seats()?.in_use))
                .unwrap_or(0)
        };
        let old =
            |name: &str| old_rows().find(|row| row.module_name() == name).and_then(|row| row.module.clone());
        let draft = |old: Option<Verified<ModuleLicense>>, new: Option<Verified<ModuleLicense>>| {
            let differences = row_differences(old.as_ref(), new.as_ref());
            let mut row = RowDraft { old, new, differences, in_use: 0 };
            row.in_use = in_use(row.module_name());
            row
        };
        let new = &self.content.rows;
        let is_new = |name: &str| new.iter().any(|row| row.module_name == name);
        let gone = old_rows().filter(|row| !is_new(row.module_name()));
        let there = new.iter().map(|row| draft(old(&row.module_name), Some(row.clone())));
        there.chain(gone.map(|row| draft(row.module.clone(), None))).collect()
    }
}

/// What a file is judged against.
pub(crate) struct Basis {
    roots: Roots,
    state: State,
    installed: Installed,
    today: Date,
}

impl Basis {
    /// What is installed, once all of it is verified.
    pub(crate) fn of(store: &Store) -> Self {
        let active = |owner: &OwnerState| {
            owner.licence.try_get_untracked()?.and_then(|licence| licence.license.clone())
        };
        Self {
            roots: store.roots.clone(),
            state: store.state.clone(),
            installed: Installed::new(store.owners.iter().filter_map(active).collect()),
            today: store.today,
        }
    }

    /// Nothing but the roots of this program: the server has told nothing.
    pub(crate) fn alone() -> Option<Self> {
        let (roots, today) = (pinned_roots().ok()?, clock::today()?);
        Some(Self { roots, state: State::default(), installed: Installed::default(), today })
    }

    /// Verifies a file as the server will, a piece at a time. `told` hears how many rows are done, of how many.
    pub(crate) async fn judge(&self, file: &[u8], told: impl Fn(usize, usize)) -> Judgement {
        let mut piece = Piece::begin();
        let mut judge = FileJudge::begin(file, &self.roots, &self.state, &self.installed, self.today);
        loop {
            if piece.is_over() {
                let (done, all) = judge.progress();
                told(done, all);
                piece.pause().await;
            }
            if !judge.step() {
                return judge.finish();
            }
        }
    }
}

/// Everything that the dialog works on. What is staged stays while the dialog is open, and in this tab until the file
/// is activated: a session that ends takes nothing away.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    /// The file in the address.
    pub(crate) progress: RwSignal<Progress>,
    /// What is staged with it.
    pub(crate) moves: RwSignal<Arc<Moves>>,
    /// What the server says that it would change, with what is staged.
    pub(crate) seen: RwSignal<Option<Arc<Seen>>>,
    /// Why the server's answer did not come, where it did not.
    pub(crate) trouble: RwSignal<Option<Failure>>,
    /// Why it was not activated at the last attempt.
    pub(crate) refused: RwSignal<Option<Failure>>,
    /// Whether the world may be another than the one that was seen, since that attempt.
    pub(crate) is_stale: RwSignal<bool>,
}

/// The name under which a tab remembers what is staged with a file.
fn kept_as(file: &str) -> String {
    format!("segl-staged-{file}")
}

impl Desk {
    /// With nothing on it.
    pub(crate) fn new() -> Self {
        Self {
            progress: RwSignal::new(Progress::Fetching),
            moves: RwSignal::default(),
            seen: RwSignal::new(None),
            trouble: RwSignal::new(None),
            refused: RwSignal::new(None),
            is_stale: RwSignal::new(false),
        }
    }

    /// The file that is verified, where it is.
    pub(crate) fn draft(self) -> Option<Arc<Draft>> {
        if let Progress::Here(draft) = self.progress.get() { Some(draft) } else { None }
    }

    /// Fetches and verifies the file with this name, with what this tab remembers to be staged.
    pub(crate) async fn lay(self, store: Arc<Store>, file: String) {
        let _ = self.progress.try_set(Progress::Fetching);
        let _ = self.seen.try_set(None);
        let staged = memory::remembered_in_tab(&kept_as(&file)).unwrap_or_default();
        let _ = self.moves.try_set(Arc::new(Moves::read(&staged)));
        let octets = match activation::candidate(&file).await {
            Ok(octets) => octets,
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => return drop(self.progress.try_set(Progress::Failed(failure))),
        };
        debug_assert!(octets.len() <= FILE_LIMIT, "the server keeps no larger file");
        let told = |done, all| drop(self.progress.try_set(Progress::Judging(done, all)));
        let Judgement { verdict, content } = Basis::of(&store).judge(&octets, told).await;
        let Some(content) = content else {
            return drop(self.progress.try_set(Progress::Refused(Arc::new(verdict))));
        };
        let name = content.license.owner_name.clone();
        let active = store.owners.iter().find(|owner| owner.name == name).cloned();
        let draft = Draft { file, verdict, content, active };
        if self.progress.try_set(Progress::Here(Arc::new(draft))).is_none() {
            self.look().await;
            // What had it may have gone with the draft before this one.
            dialog::find_focus(TASK);
        }
    }

    /// Stages other moves, and asks what they bring about.
    pub(crate) async fn stage(self, moves: Moves) {
        if let Some(draft) = self.draft_now() {
            memory::remember_in_tab(&kept_as(&draft.file), &moves.to_text());
        }
        let _ = self.moves.try_set(Arc::new(moves));
        self.look().await;
    }

    /// Asks the server what the file would change as things stand.
    pub(crate) async fn look(self) {
        let Some(draft) = self.draft_now() else { return };
        let Some(moves) = self.moves.try_get_untracked() else { return };
        match activation::preview(&draft.file, moves.wire(), &HangUp::new()).await {
            Ok(seen) => {
                let _ = self.trouble.try_set(None);
                let _ = self.is_stale.try_set(false);
                let _ = self.seen.try_set(Some(Arc::new(seen)));
            }
            Err(failure) => drop(self.trouble.try_set(Some(failure))),
        }
    }

    /// Forgets what was staged: it is done.
    pub(crate) fn clear(self) {
        if let Some(draft) = self.draft_now() {
            memory::remember_in_tab(&kept_as(&draft.file), "");
        }
    }

    fn draft_now(self) -> Option<Arc<Draft>> {
        match self.progress.try_get_untracked()? {
            Progress::Here(draft) => Some(draft),
            _ => None,
        }
    }
}
