//! What the screen knows: filled by the browser's own verification, piece by piece.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_license::{Date, Roots, State, Verdict, pinned_roots};
use segl_webapi::proof::{CompanyProof, OwnerProof, Proof};

use super::groups::Group;
use super::witness;
use crate::platform::clock;
use crate::platform::memory;
use crate::platform::page;
use crate::platform::task::{Piece, turn};
use crate::verify::{JudgedLicence, JudgedRow, Step, Tally, Verification};

/// Everything about the licences of this installation.
#[derive(Debug)]
pub(crate) struct Store {
    /// The day that is judged for: the server's, in UTC.
    pub(crate) today: Date,
    /// Whether this computer's day differs from it by more than one.
    pub(crate) clock_differs: bool,
    /// When it was fetched (Unix seconds), where there is no network and it is an older answer.
    pub(crate) kept: Option<i64>,
    /// Whose installation it is, in the server's words.
    pub(crate) company: CompanyProof,
    /// The roots that this program trusts.
    pub(crate) roots: Roots,
    /// What is judged against besides them.
    pub(crate) state: State,
    /// A tab each.
    pub(crate) owners: Vec<OwnerState>,
}

/// One owner's part.
#[derive(Clone, Debug)]
pub(crate) struct OwnerState {
    /// OwnerName as the database has it; the tab's address.
    pub(crate) name: String,
    /// OwnerDescription as the database has it.
    pub(crate) description: String,
    /// How many rows the database says belong to a table, hidden ones left out.
    expected: Vec<Group>,
    /// The licence, once it is judged.
    pub(crate) licence: RwSignal<Option<Arc<JudgedLicence>>>,
    /// Whether this browser saw another licence before, which this one cannot have followed.
    pub(crate) is_other: RwSignal<bool>,
    /// The rows that are judged.
    pub(crate) list: RwSignal<Arc<List>>,
}

/// The rows of an owner that are judged by now.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    /// How many rows are stored.
    pub(crate) stored: usize,
    /// In the order given, the missing ones last.
    pub(crate) rows: Vec<Arc<JudgedRow>>,
    /// How many came out how.
    pub(crate) tally: Tally,
    /// The whole verdict, when all is judged.
    pub(crate) verdict: Option<Arc<Verdict>>,
}

impl List {
    /// The row with this name; `id` tells rows of one name apart.
    pub(crate) fn find(&self, module_name: &str, id: Option<i64>) -> Option<&Arc<JudgedRow>> {
        let mut named = self.rows.iter().filter(|row| row.module_name() == module_name);
        let exact = named.clone().find(|row| id.is_some() && row.id == id);
        exact.or_else(|| named.next())
    }

    /// The id that an address needs beside a row's name: none where the name leads to it already.
    pub(crate) fn id_in_address(&self, row: &JudgedRow) -> Option<i64> {
        let first = self.find(row.module_name(), None);
        row.id.filter(|_| first.is_some_and(|first| first.place != row.place))
    }
}

impl OwnerState {
    fn new(proof: &OwnerProof) -> Self {
        let visible = proof.rows.iter().filter(|row| !row.columns.is_hidden);
        Self {
            name: proof.columns.owner_name.clone(),
            description: proof.columns.owner_description.clone(),
            expected: visible.filter_map(|row| Group::of_type(&row.columns.license_type)).collect(),
            licence: RwSignal::new(None),
            is_other: RwSignal::new(false),
            list: RwSignal::new(Arc::new(List { stored: proof.rows.len(), ..List::default() })),
        }
    }

    /// How many rows of a table there will be, as far as the database says.
    pub(crate) fn expected(&self, group: Group) -> usize {
        self.expected.iter().filter(|expected| **expected == group).count()
    }

    /// Its name with what verification came to, once it is done.
    pub(crate) fn tally(&self) -> Option<(String, Tally)> {
        let list = self.list.try_get_untracked()?;
        list.verdict.is_some().then(|| (self.name.clone(), list.tally))
    }

    /// Whether somebody should look at this owner, as far as it is judged.
    pub(crate) fn needs_attention(&self) -> bool {
        let refused = |licence: &Arc<JudgedLicence>| !licence.findings().is_empty();
        self.list.with(|list| list.tally.attention() > 0)
            || self.is_other.get()
            || self.licence.with(|licence| licence.as_ref().is_some_and(refused))
    }
}

impl Store {
    /// Begins to verify what the server sent; `first` is the owner whose tab is open, and `done` is called with each
    /// owner that is finished. The first licence is judged when this is done: what it says about the whole stands above
    /// all else. None where the answer has no day or this build no roots.
    pub(crate) async fn begin(
        proof: Proof,
        kept: Option<i64>,
        first: Option<&str>,
        done: impl Fn(&OwnerState) + 'static,
    ) -> Option<Arc<Self>> {
        let today = Date::parse(&proof.today)?;
        let roots = pinned_roots().ok()?;
        let owners: Vec<OwnerState> = proof.owners.iter().map(OwnerState::new).collect();
        let company = proof.company.clone();
        let first = first.or(owners.first().map(|owner| owner.name.as_str()));
        let withdrawn = witness::revocations();
        let mut verification = Verification::new(proof, withdrawn.as_deref(), roots.clone(), today, first);
        witness::keep_revocations(verification.state(), withdrawn.as_deref());
        let store = Arc::new(Self {
            today,
            clock_differs: clock::today().is_some_and(|here| here.days_until(today).abs() > 1),
            kept,
            company,
            roots,
            state: verification.state().clone(),
            owners,
        });
        turn().await;
        if let Some(Step::Licence(at, licence)) = verification.step()
            && let Some(owner) = store.owners.get(at)
        {
            let _ = owner.licence.try_set(Some(Arc::from(licence)));
        }
        turn().await;
        spawn_local(verify(Arc::clone(&store), verification, done));
        Some(store)
    }
}

/// Verifies piece by piece, and hands over each piece before the next begins.
async fn verify(store: Arc<Store>, mut verification: Verification, done: impl Fn(&OwnerState)) {
    let mut piece = Piece::begin();
    // The screen comes first, so that its frame has nothing else in it.
    piece.draw().await;
    let mut fresh = Vec::new();
    while let Some(step) = verification.step() {
        match step {
            Step::Licence(at, licence) => {
                let Some(owner) = store.owners.get(at) else { return };
                // Without a screen there is nobody to verify for.
                if owner.licence.try_set(Some(Arc::from(licence))).is_some() {
                    return;
                }
                // What it says about the whole is drawn before its rows: together they would take too long.
                piece.draw().await;
            }
            Step::Row(at, row) => {
                fresh.push(Arc::from(row));
                if piece.is_over()
                    && let Some(owner) = store.owners.get(at)
                {
                    hand_over(owner, &mut fresh, None);
                }
            }
            Step::Done(at, missing, verdict) => {
                let Some(owner) = store.owners.get(at) else { return };
                if verdict.is_clean() {
                    memory::remember_in_order(&owner.name, &verdict.today.to_string());
                }
                fresh.extend(missing.into_iter().map(Arc::new));
                if let Some(licence) = owner.licence.try_get_untracked().flatten() {
                    witness::observe(owner, &licence, store.today);
                }
                hand_over(owner, &mut fresh, Some(Arc::from(verdict)));
                done(owner);
            }
        }
        if piece.is_over() {
            piece.pause().await;
        }
    }
    // Whatever is to be fetched for later may come now.
    page::announce("segl-judged", "");
}

/// Adds judged rows to their owner's.
fn hand_over(owner: &OwnerState, fresh: &mut Vec<Arc<JudgedRow>>, verdict: Option<Arc<Verdict>>) {
    let Some(mut list) = owner.list.try_get_untracked().map(|list| List::clone(&list)) else { return };
    list.rows.append(fresh);
    list.tally = Tally::of(list.rows.iter().map(AsRef::as_ref));
    list.verdict = verdict;
    let _ = owner.list.try_set(Arc::new(list));
}
