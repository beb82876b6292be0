//! The proof as a chain of checks, each with its outcome.

use segl_license::{Code, RowOutcome};

use super::{JudgedLicence, JudgedRow};

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It holds.
    Passed,
    /// It holds, with something to know about it.
    Warning,
    /// It does not hold.
    Failed,
    /// It could not be done, because an earlier one failed or there is nothing to check.
    NotChecked,
}

impl Outcome {
    /// The name in style sheets and tests.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Warning => "warning",
            Self::Failed => "failed",
            Self::NotChecked => "not-checked",
        }
    }

    fn when(holds: bool) -> Self {
        if holds { Self::Passed } else { Self::Failed }
    }
}

/// The checks of an owner's licence, in the order of verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LicenceChecks {
    /// A pinned root vouches for the key.
    pub(crate) certificate: Outcome,
    /// The key was valid on the day of issue and is not withdrawn.
    pub(crate) key_current: Outcome,
    /// The key has signed the licence.
    pub(crate) signature: Outcome,
    /// The licence is for this installation.
    pub(crate) serial_number: Outcome,
    /// The owner's columns, stored hash and stored keys say what was signed.
    pub(crate) columns: Outcome,
}

/// The checks of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RowChecks {
    /// The signed list names the row's hash.
    pub(crate) listed: Outcome,
    /// The key has signed the row itself.
    pub(crate) signature: Outcome,
    /// The row's columns, stored hash and stored key say what was signed.
    pub(crate) columns: Outcome,
}

/// Findings about what the database keeps beside something genuine.
fn is_beside(code: Code) -> bool {
    matches!(code, Code::ColumnChanged | Code::StoredHashChanged | Code::StoredKeyChanged)
}

impl LicenceChecks {
    /// Reads them from the diagnosis. Verification stops at the first step that refuses.
    pub(crate) fn of(licence: &JudgedLicence) -> Self {
        let genuine = licence.is_genuine();
        let verdict = &licence.verdict;
        let (step, warnings) = (verdict.step, &verdict.warnings);
        let only_if_genuine = |outcome| if genuine { outcome } else { Outcome::NotChecked };
        let key_current = match step {
            Some(2 | 4) => Outcome::Failed,
            _ if warnings.iter().any(|warning| warning.code == Code::KeyRetired) => Outcome::Warning,
            _ => Outcome::Passed,
        };
        let serial_number = match step {
            None => Outcome::Passed,
            Some(5) => Outcome::Failed,
            Some(_) => Outcome::NotChecked,
        };
        Self {
            certificate: Outcome::when(genuine || step != Some(2)),
            key_current: only_if_genuine(key_current),
            signature: match (genuine, step) {
                (true, _) => Outcome::Passed,
                (false, Some(3)) => Outcome::Failed,
                (false, _) => Outcome::NotChecked,
            },
            serial_number: only_if_genuine(serial_number),
            columns: only_if_genuine(Outcome::when(!warnings.iter().any(|warning| is_beside(warning.code)))),
        }
    }
}

impl RowChecks {
    /// Reads them from the diagnosis.
    pub(crate) fn of(row: &JudgedRow, licence: &JudgedLicence) -> Self {
        let has = |wanted: fn(Code) -> bool| row.verdict.findings.iter().any(|found| wanted(found.code));
        let listed = match row.verdict.outcome {
            RowOutcome::Verified | RowOutcome::Altered | RowOutcome::Duplicate => Outcome::Passed,
            // The list names the hash of a body that is not in the documented form
            RowOutcome::Changed if has(|code| code == Code::RowMalformed) => Outcome::Passed,
            RowOutcome::Missing | RowOutcome::Unproven => Outcome::NotChecked,
            _ if !licence.is_genuine() => Outcome::NotChecked,
            _ => Outcome::Failed,
        };
        let signature = match row.verdict.outcome {
            RowOutcome::Verified | RowOutcome::Foreign | RowOutcome::Unproven | RowOutcome::Withdrawn => {
                Outcome::Passed
            }
            RowOutcome::Altered => Outcome::when(!has(|code| code == Code::StoredSignatureChanged)),
            RowOutcome::Changed if listed != Outcome::Passed => Outcome::Failed,
            _ => Outcome::NotChecked,
        };
        let columns = match row.verdict.outcome {
            RowOutcome::Verified => Outcome::Passed,
            RowOutcome::Altered => Outcome::when(!has(is_beside)),
            _ => Outcome::NotChecked,
        };
        Self { listed, signature, columns }
    }
}
