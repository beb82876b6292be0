//! Months of the calendar.

use std::fmt;

use segl_license::Date;

/// A month, written `YYYY-MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(
    /// Months since January of year 0.
    i32,
);

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        // Every day of the calendar is written with its month first.
        day.to_string().get(..7).and_then(Self::parse).unwrap_or(Self(0))
    }

    /// Reads `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) =
            text.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2)?;
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let month: i32 = is_digits(month).then(|| month.parse().ok())??;
        let year: i32 = is_digits(year).then(|| year.parse().ok())??;
        (1..=12).contains(&month).then_some(Self(year * 12 + month - 1))
    }

    /// So many months later, or earlier where negative.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months).clamp(0, 9999 * 12 + 11))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_written_and_counted_over_new_year() {
        let month = Month::of(Date::parse("2026-11-22").unwrap());
        assert_eq!(month.to_string(), "2026-11");
        assert_eq!(
            (month.plus(2).to_string(), month.plus(-11).to_string()),
            ("2027-01".into(), "2025-12".into())
        );
        assert_eq!(month.plus(i32::MIN).to_string(), "0000-01");
        assert_eq!(Month::parse("2026-11"), Some(month));
        for bad in ["2026-13", "2026-00", "2026-1", "26-11", "2026-11-01", "", "+026-01", "2026-+1"] {
            assert_eq!(Month::parse(bad), None, "{bad}");
        }
    }
}
