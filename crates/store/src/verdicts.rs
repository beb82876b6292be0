//! Verdicts on what is stored. The core's verdict is a function of what it is given: as long as every byte of that is the
//! same, so is the verdict.

use std::sync::Arc;

use segl_license::stored::{Context, JudgedOwner, StoredRow, judge_owner};
use segl_license::{Date, Roots, State};

use crate::OwnerRecord;
use crate::names::Names;
use crate::owners::MAIN_OWNER;
use crate::store::Tx;

/// What the core was given, and what it said.
#[derive(Debug)]
pub(crate) struct Verdicts {
    roots: Roots,
    state: State,
    today: Date,
    /// Every owner, in order.
    pub(crate) records: Vec<Arc<OwnerRecord>>,
    /// What the core says of each of them.
    pub(crate) owners: Vec<Arc<JudgedOwner>>,
    /// What their rows are called.
    pub(crate) names: Arc<Names>,
}

impl Verdicts {
    /// The verdicts on these records: those from before where they were on the very same, columns included, and else new
    /// ones.
    pub(crate) fn on(
        tx: &Tx<'_>,
        records: Vec<OwnerRecord>,
        Context { roots, state, today, .. }: Context<'_>,
    ) -> Arc<Self> {
        let same = |known: &&Arc<Self>| {
            known.today == today
                && known.roots == *roots
                && known.state == *state
                && known.records.iter().map(Arc::as_ref).eq(&records)
        };
        if let Some(known) = tx.memory.borrow().verdicts.as_ref().filter(same) {
            return Arc::clone(known);
        }
        let main = records.iter().find(|record| record.name == MAIN_OWNER).map(|record| &record.stored);
        let judge = |record: &OwnerRecord| {
            let rows: Vec<StoredRow> = record.rows.iter().map(|row| row.stored.clone()).collect();
            Arc::new(judge_owner(&record.stored, &rows, Context { roots, state, today, main }))
        };
        let fresh = Arc::new(Self {
            roots: roots.clone(),
            state: state.clone(),
            today,
            owners: records.iter().map(judge).collect(),
            names: Arc::new(Names::of(&records)),
            records: records.into_iter().map(Arc::new).collect(),
        });
        tx.memory.borrow_mut().verdicts = Some(Arc::clone(&fresh));
        fresh
    }
}
