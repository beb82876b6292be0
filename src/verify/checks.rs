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
        let warns = |code| warnings.iter().any(|warning| warning.code == code);
        let only_if_genuine = |outcome| if genuine { outcome } else { Outcome::NotChecked };
        let key_current = match step {
            Some(2 | 4) => Outcome::Failed,
            _ if warns(Code::KeyRetired) || warns(Code::KeyCompromisedLater) => Outcome::Warning,
            _ => Outcome::Passed,
        };
        let serial_number = match step {
            None if warns(Code::SerialNeedsReplacement) => Outcome::Warning,
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

#[cfg(test)]
mod tests {
    use super::Outcome::{Failed, NotChecked, Passed, Warning};
    use super::*;
    use crate::verify::testing::Vector;

    fn of_licence(vector: &str) -> [Outcome; 5] {
        let checks = LicenceChecks::of(&Vector::read(vector).judge().licence);
        let LicenceChecks { certificate, key_current, signature, serial_number, columns } = checks;
        [certificate, key_current, signature, serial_number, columns]
    }

    fn of_row(vector: &str, name: &str) -> [Outcome; 3] {
        let judged = Vector::read(vector).judge();
        // The last of a name is the odd one in these vectors.
        let row = judged.rows.iter().rfind(|row| row.module_name() == name).unwrap();
        let RowChecks { listed, signature, columns } = RowChecks::of(row, &judged.licence);
        [listed, signature, columns]
    }

    #[test]
    fn the_first_check_of_a_licence_that_fails_is_named_and_none_after_it_is_claimed() {
        for (vector, expected) in [
            ("verified-stored", [Passed, Passed, Passed, Passed, Passed]),
            ("root-unknown-stored", [Failed, NotChecked, NotChecked, NotChecked, NotChecked]),
            ("certificate-signature-bad-stored", [Failed, NotChecked, NotChecked, NotChecked, NotChecked]),
            ("signature-bad-stored", [Passed, NotChecked, Failed, NotChecked, NotChecked]),
            ("key-compromised-stored", [Passed, Failed, Passed, NotChecked, Passed]),
            ("key-retired-stored", [Passed, Warning, Passed, Passed, Passed]),
            ("key-compromised-later", [Passed, Warning, Passed, Passed, Passed]),
            ("serial-differs-stored", [Passed, Passed, Passed, Failed, Passed]),
            ("serial-needs-replacement", [Passed, Passed, Passed, Warning, Passed]),
            ("column-changed-owner", [Passed, Passed, Passed, Passed, Failed]),
            ("stored-hash-changed-owner", [Passed, Passed, Passed, Passed, Failed]),
        ] {
            assert_eq!(of_licence(vector), expected, "{vector}");
        }
    }

    #[test]
    fn each_diagnosis_of_a_row_shows_in_the_check_that_it_belongs_to() {
        for (vector, name, expected) in [
            ("verified-stored", "user", [Passed, Passed, Passed]),
            ("column-changed", "user", [Passed, Passed, Failed]),
            ("stored-hash-changed", "user", [Passed, Passed, Failed]),
            ("stored-key-changed", "user", [Passed, Passed, Failed]),
            ("stored-signature-changed", "user", [Passed, Failed, Passed]),
            ("stored-twice", "user", [Passed, NotChecked, NotChecked]),
            ("row-changed", "ten-sales", [Failed, Failed, NotChecked]),
            ("row-foreign-issue", "ten-sales", [Failed, Passed, NotChecked]),
            ("key-retired-row", "ten-sales", [Failed, Passed, NotChecked]),
            ("row-key-unknown-stored", "ten-sales", [Failed, NotChecked, NotChecked]),
            ("row-removed", "user", [NotChecked, NotChecked, NotChecked]),
            ("list-unverified", "user", [NotChecked, Passed, NotChecked]),
        ] {
            assert_eq!(of_row(vector, name), expected, "{vector}");
        }
    }

    #[test]
    fn a_row_with_a_good_mark_has_only_good_checks_and_any_other_has_one_that_is_not() {
        for vector in Vector::all() {
            let judged = vector.judge();
            for row in judged.rows.iter().filter(|_| judged.verdict.step.is_none()) {
                let RowChecks { listed, signature, columns } = RowChecks::of(row, &judged.licence);
                let all_passed = [listed, signature, columns] == [Passed; 3];
                assert_eq!(all_passed, row.mark == super::super::Mark::Verified, "{}", vector.name);
            }
        }
    }
}
