//! What the judge said, with what it was said about.

use std::sync::Arc;

use segl_license::stored::{StoredOwner, StoredRow};
use segl_license::{Finding, License, ModuleLicense, Outcome, RowVerdict, Seats, Verdict, Verified, seats};

use super::Mark;

/// An owner's licence with its diagnosis.
#[derive(Debug)]
pub(crate) struct JudgedLicence {
    /// As the database has it. Every part may have been edited.
    pub(crate) stored: Arc<StoredOwner>,
    /// The signed licence, where it is genuine and accepted.
    pub(crate) license: Option<Verified<License>>,
    /// What was found, complete but for the rows.
    pub(crate) verdict: Verdict,
}

impl JudgedLicence {
    /// The refusal first, where there is one, then the warnings.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        self.verdict.refusal().into_iter().chain(self.verdict.warnings.iter().cloned()).collect()
    }

    /// Whether the certificates and the licence's own signature hold, whatever refused the licence after that.
    pub(crate) fn is_genuine(&self) -> bool {
        self.verdict.hash.is_some()
    }

    /// Whether a test key stands behind it.
    pub(crate) fn is_test(&self) -> bool {
        self.verdict.outcome == Outcome::VerifiedTest
    }
}

/// A row with its diagnosis.
#[derive(Debug)]
pub(crate) struct JudgedRow {
    /// Its place among the owner's rows: first those stored, in the order given, then those missing.
    pub(crate) place: usize,
    /// As the database has it; none where the row is missing.
    pub(crate) stored: Option<StoredRow>,
    /// Primary key in the database.
    pub(crate) id: Option<i64>,
    /// Assignments, as the server counts them.
    in_use: u32,
    /// The diagnosis.
    pub(crate) verdict: RowVerdict,
    /// The signed row, where it counts.
    pub(crate) module: Option<Verified<ModuleLicense>>,
    /// The diagnosis in one word.
    pub(crate) mark: Mark,
}

impl JudgedRow {
    pub(super) fn present(
        place: usize,
        id: i64,
        in_use: u32,
        stored: StoredRow,
        judged: (RowVerdict, Option<Verified<ModuleLicense>>),
        licence_accepted: bool,
    ) -> Self {
        let (verdict, module) = judged;
        let mark = Mark::of(verdict.outcome, licence_accepted);
        Self { place, stored: Some(stored), id: Some(id), in_use, verdict, module, mark }
    }

    pub(super) fn missing(place: usize, verdict: RowVerdict) -> Self {
        let mark = Mark::of(verdict.outcome, true);
        Self { place, stored: None, id: None, in_use: 0, verdict, module: None, mark }
    }

    /// The name in code: the signed one where the row is genuine.
    pub(crate) fn module_name(&self) -> &str {
        self.verdict.module_name.as_deref().unwrap_or_default()
    }

    /// The seats, from the signed number. Only a row that counts has any.
    pub(crate) fn seats(&self) -> Option<Seats> {
        self.module.as_ref().map(|module| seats(module, self.in_use))
    }
}
