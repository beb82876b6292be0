//! What a database holds: judged by the signed list, diagnosed field by field.
//!
//! Columns are an index: compared, never believed. The judge works row by row, so that a browser can yield between
//! rows; [`judge_owner`] does the same in one call.

mod columns;
mod owner;
mod row;

pub use columns::{OwnerColumns, RowColumns};
pub use owner::OwnerJudge;

use crate::{Date, License, ModuleLicense, Roots, State, Verdict, Verified};

/// A signed object as the database keeps it. Every part may have been edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredObject {
    /// The signed bytes.
    pub body: Vec<u8>,
    /// The signature, 64 bytes when it is intact.
    pub signature: Vec<u8>,
    /// The signing key's id, 64 lower-case hex digits when it is intact.
    pub key_id: String,
    /// The object hash, 32 bytes when it is intact.
    pub hash: Vec<u8>,
}

/// An owner as the database keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredOwner {
    /// The relational columns.
    pub columns: OwnerColumns,
    /// The signed licence.
    pub license: StoredObject,
    /// The certificates of the keys that signed.
    pub keys: Vec<StoredObject>,
}

/// A row as the database keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredRow {
    /// The relational columns.
    pub columns: RowColumns,
    /// The signed row.
    pub signed: StoredObject,
}

/// What a stored licence is judged against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Pinned roots.
    pub roots: &'a Roots,
    /// Revocations, the installation's serial number as typed, activations.
    pub state: &'a State,
    /// The day.
    pub today: Date,
    /// SUPEROFFICE's licence as it is stored, where a third party's is judged: it may say that the serial number
    /// changed. Its columns are no matter.
    pub main: Option<&'a StoredOwner>,
}

/// An owner judged whole.
#[derive(Debug)]
pub struct JudgedOwner {
    /// The verdict, with a diagnosis for every row in the order given and for every missing one.
    pub verdict: Verdict,
    /// The licence, where it is genuine and not withdrawn.
    pub license: Option<Verified<License>>,
    /// For each stored row, in the order given, the verified row where it counts.
    pub rows: Vec<Option<Verified<ModuleLicense>>>,
}

/// Judges an owner with all its rows.
pub fn judge_owner(owner: &StoredOwner, rows: &[StoredRow], context: Context<'_>) -> JudgedOwner {
    let mut judge = OwnerJudge::new(owner, context);
    let verified = rows.iter().map(|row| judge.judge_row(row).1).collect();
    let license = judge.license().cloned();
    JudgedOwner { verdict: judge.finish(), license, rows: verified }
}
