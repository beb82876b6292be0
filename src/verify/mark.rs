//! The one word that stands beside a licence.

use segl_license::RowOutcome;

/// What a person is told about a licence at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Genuine, part of the licence, and nothing beside it was changed.
    Verified,
    /// Genuine, but the database beside it says something else.
    Altered,
    /// Genuine, stored a second time.
    Duplicate,
    /// Genuine, but not part of this licence.
    Foreign,
    /// Its own signature holds, but no verified list says that it belongs.
    Unproven,
    /// Signed with a key that is not known here.
    UnknownKey,
    /// Signed with a withdrawn key.
    Withdrawn,
    /// Changed or damaged.
    Changed,
    /// Listed, but not there.
    Missing,
    /// Genuine, but the whole licence was refused, so it counts for nothing.
    Refused,
}

impl Mark {
    /// The mark of a row. In a licence that was refused nothing looks good.
    pub(crate) fn of(outcome: RowOutcome, licence_accepted: bool) -> Self {
        match outcome {
            RowOutcome::Verified | RowOutcome::Altered if !licence_accepted => Self::Refused,
            RowOutcome::Verified => Self::Verified,
            RowOutcome::Altered => Self::Altered,
            RowOutcome::Duplicate => Self::Duplicate,
            RowOutcome::Foreign => Self::Foreign,
            RowOutcome::Unproven => Self::Unproven,
            RowOutcome::UnknownKey => Self::UnknownKey,
            RowOutcome::Withdrawn => Self::Withdrawn,
            RowOutcome::Changed => Self::Changed,
            RowOutcome::Missing => Self::Missing,
        }
    }

    /// The name in style sheets and tests, the same in every language.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Altered => "altered",
            Self::Duplicate => "duplicate",
            Self::Foreign => "foreign",
            Self::Unproven => "unproven",
            Self::UnknownKey => "unknown-key",
            Self::Withdrawn => "withdrawn",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Refused => "refused",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_refused_licence_looks_verified() {
        for outcome in [RowOutcome::Verified, RowOutcome::Altered] {
            assert!(outcome.grants());
            assert_eq!(Mark::of(outcome, false), Mark::Refused);
        }
        assert_eq!(Mark::of(RowOutcome::Changed, false), Mark::Changed);
    }

    #[test]
    fn only_a_verified_row_of_an_accepted_licence_gets_the_good_mark() {
        use RowOutcome::*;
        let all = [Verified, Altered, Duplicate, Foreign, Unproven, UnknownKey, Withdrawn, Changed, Missing];
        let mut names = Vec::new();
        for outcome in all {
            let mark = Mark::of(outcome, true);
            assert_eq!(mark == Mark::Verified, outcome == Verified);
            assert!(mark != Mark::Refused);
            names.push(mark.name());
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all.len(), "each has a name of its own");
    }
}
