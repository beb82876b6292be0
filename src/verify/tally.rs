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

    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            verified: self.verified + other.verified,
            hidden: self.hidden + other.hidden,
            altered: self.altered + other.altered,
            worthless: self.worthless + other.worthless,
        }
    }

    /// Rows that somebody should look at.
    pub(crate) fn attention(self) -> usize {
        self.altered + self.worthless
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::testing::Vector;

    fn tally(vector: &Vector) -> [usize; 5] {
        let Tally { all, verified, hidden, altered, worthless } = Tally::of(&vector.judge().rows);
        [all, verified, hidden, altered, worthless]
    }

    #[test]
    fn rows_are_counted_by_what_they_are_worth_the_missing_ones_among_them() {
        assert_eq!(tally(&Vector::demonstration()), [6, 6, 1, 0, 0]);
        let edited = Vector::demonstration().with(|owner| {
            // The hidden one and a listed one are edited, another is removed.
            owner["Rows"][1]["Columns"]["NumberOfLicenses"] = 2.into();
            owner["Rows"][3]["Columns"]["NumberOfLicenses"] = 500.into();
            owner["Rows"].as_array_mut().unwrap().remove(5);
        });
        assert_eq!(tally(&edited), [6, 3, 0, 2, 1]);
        assert_eq!(Tally::of(&edited.judge().rows).attention(), 3);
    }

    #[test]
    fn the_numbers_of_several_owners_are_added() {
        let (one, two) = (
            Tally::of(&Vector::demonstration().judge().rows),
            Tally::of(&Vector::read("row-removed").judge().rows),
        );
        let both = one.and(two);
        assert_eq!((both.all, both.verified, both.hidden, both.attention()), (8, 7, 1, 1));
    }

    #[test]
    fn nothing_of_a_refused_licence_is_counted_as_verified() {
        for name in ["serial-differs-stored", "key-compromised-stored", "root-unknown-stored"] {
            let [all, verified, hidden, altered, worthless] = tally(&Vector::read(name));
            assert_eq!((verified, hidden, altered), (0, 0, 0), "{name}");
            assert_eq!(worthless, all, "{name}");
        }
    }
}
