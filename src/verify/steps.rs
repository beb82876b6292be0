//! Verification as a sequence of steps, each short enough for one breath of the browser.

use std::collections::VecDeque;
use std::sync::Arc;

use segl_license::stored::{Context, OwnerJudge, StoredOwner};
use segl_license::{Date, Roots, State, Verdict};
use segl_webapi::proof::{OwnerProof, Proof, RowProof};

use super::{JudgedLicence, JudgedRow, carriers, witness};

/// What one step brought about. The number is the owner's place in the server's answer.
#[derive(Debug)]
pub(crate) enum Step {
    /// An owner's licence was judged.
    Licence(usize, Box<JudgedLicence>),
    /// One of its rows was judged.
    Row(usize, Box<JudgedRow>),
    /// All of it was judged. The rows that are missing come with it.
    Done(usize, Vec<JudgedRow>, Box<Verdict>),
}

/// The verification of everything that the server sent.
#[derive(Debug)]
pub(crate) struct Verification {
    roots: Roots,
    state: State,
    today: Date,
    owners: VecDeque<Waiting>,
    /// The first licence of the answer: SUPEROFFICE's, where there is one.
    main: Option<Arc<StoredOwner>>,
    current: Option<Current>,
}

/// An owner whose turn has not come: its place in the answer, its licence, its rows.
type Waiting = (usize, Arc<StoredOwner>, Vec<RowProof>);

/// The owner at work.
#[derive(Debug)]
struct Current {
    owner: usize,
    judge: OwnerJudge,
    accepted: bool,
    rows: VecDeque<RowProof>,
    judged: usize,
}

impl Verification {
    /// Prepares the verification of an answer for a day. The owner named `first` comes first, because its tab is open.
    /// `revocations`: the list of withdrawn keys that this browser keeps.
    pub(crate) fn new(
        proof: Proof,
        revocations: Option<&str>,
        roots: Roots,
        today: Date,
        first: Option<&str>,
    ) -> Self {
        let mut state = carriers::state(&proof.company, proof.revocations, &proof.activations);
        state.revocations = witness::revocations(state.revocations, revocations, &roots);
        let waiting = |(at, owner): (usize, OwnerProof)| {
            (at, Arc::new(carriers::owner(owner.columns, owner.license, owner.keys)), owner.rows)
        };
        let mut owners: VecDeque<Waiting> = proof.owners.into_iter().enumerate().map(waiting).collect();
        let main = owners.front().map(|(_, main, _)| Arc::clone(main));
        let open = |(_, owner, _): &Waiting| Some(owner.columns.owner_name.as_str()) == first;
        if let Some(owner) = owners.iter().position(open).and_then(|at| owners.remove(at)) {
            owners.push_front(owner);
        }
        Self { roots, state, today, owners, main, current: None }
    }

    /// What is known besides what is judged: withdrawn keys, the serial number, activations.
    pub(crate) fn state(&self) -> &State {
        &self.state
    }

    /// Does the next step; none when all is done.
    pub(crate) fn step(&mut self) -> Option<Step> {
        let Some(mut current) = self.current.take() else { return self.begin() };
        let Some(row) = current.rows.pop_front() else {
            let (owner, judged) = (current.owner, current.judged);
            let verdict = current.judge.finish();
            let missing = verdict.rows.iter().enumerate().skip(judged);
            let missing = missing.map(|(at, row)| JudgedRow::missing(at, row.clone())).collect();
            return Some(Step::Done(owner, missing, Box::new(verdict)));
        };
        let stored = carriers::row(row.columns, row.signed);
        let judged = current.judge.judge_row(&stored);
        let row = JudgedRow::present(current.judged, row.id, row.in_use, stored, judged, current.accepted);
        current.judged += 1;
        let owner = current.owner;
        self.current = Some(current);
        Some(Step::Row(owner, Box::new(row)))
    }

    fn begin(&mut self) -> Option<Step> {
        let (owner, stored, rows) = self.owners.pop_front()?;
        let (roots, state, main) = (&self.roots, &self.state, self.main.as_deref());
        let context = Context { roots, state, today: self.today, main };
        let judge = OwnerJudge::new(&stored, context);
        let license = judge.license().cloned();
        let accepted = license.is_some();
        let verdict = judge.verdict().clone();
        self.current = Some(Current { owner, judge, accepted, rows: rows.into(), judged: 0 });
        Some(Step::Licence(owner, Box::new(JudgedLicence { stored, license, verdict })))
    }
}
