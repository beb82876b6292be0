//! How many licences verified.

use super::{JudgedRow, Mark};

/// Numbers for one owner's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Rows that were judged, the missing ones included.
    pub(crate) all: usize,
    /// Rows that are clean.
    pub(crate) verified: usize,
    /// Clean rows that are hidden.
    pub(crate) hidden: usize,
    /// Rows that are genuine and count, though the database beside them was edited.
    pub(crate) altered: usize,
    /// Rows that grant nothing.
    pub(crate) worthless: usize,
}

impl Tally {
    /// Counts.
    pub(crate) fn of<'a>(rows: impl IntoIterator<Item = &'a JudgedRow>) -> Self {
        let mut tally = Self::default();
        for row in rows {
            tally.all += 1;
            match row.mark {
                Mark::Verified => {
                    tally.verified += 1;
                    tally.hidden += usize::from(row.module.as_ref().is_some_and(|module| module.is_hidden));
                }
                Mark::Altered => tally.altered += 1,
                _ => tally.worthless += 1,
            }
        }
        tally
    }

    /// Rows that somebody should look at.
    pub(crate) fn attention(self) -> usize {
        self.altered + self.worthless
    }
}
