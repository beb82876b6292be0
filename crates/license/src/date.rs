//! Calendar days in UTC, as the format writes them: `YYYY-MM-DD`, 2000-01-01 to 9999-12-31.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{FromJson, Json};

/// A day in UTC. A date that ends something is inclusive: valid through the whole named day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day with these parts, if the calendar has it and it lies in 2000-01-01 to 9999-12-31.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let fits = (2000..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in_month(year, month);
        fits.then_some(Self { year, month, day })
    }

    /// Reads `YYYY-MM-DD`, exactly ten ASCII characters.
    pub fn parse(text: &str) -> Option<Self> {
        let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else { return None };
        let digits = |bytes: &[u8]| {
            bytes
                .iter()
                .try_fold(0_u16, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u16::from(byte - b'0')))
        };
        Self::new(digits(&[a, b, c, d])?, digits(&[e, f])? as u8, digits(&[g, h])? as u8)
    }

    /// Days since 1970-01-01, for arithmetic.
    pub fn days_since_epoch(self) -> i64 {
        // Days before a year, counted from a March-based year so that the leap day is the last one.
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let day_of_year = (153 * m + 2) / 5 + i64::from(self.day) - 1;
        365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + day_of_year - 719_468
    }

    /// The day this many days after 1970-01-01, if it is in range.
    pub fn from_days_since_epoch(days: i64) -> Option<Self> {
        if !(10_957..=2_932_896).contains(&days) {
            return None;
        }
        let z = days + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let m = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * m + 2) / 5 + 1;
        let (month, carry) = if m < 10 { (m + 3, 0) } else { (m - 9, 1) };
        Self::new(u16::try_from(year_of_era + era * 400 + carry).ok()?, month as u8, day as u8)
    }

    /// The day `days` later (or earlier, if negative), if it is in range.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_days_since_epoch(self.days_since_epoch().checked_add(days)?)
    }

    /// Whole days from `self` to `other`; negative when `other` is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        other.days_since_epoch() - self.days_since_epoch()
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromJson for Date {
    fn from_json(json: Json<'_>) -> Option<Self> {
        Self::parse(&json.into_text()?)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_eight_centuries_survives_the_round_trip() {
        let first = Date::new(2000, 1, 1).unwrap().days_since_epoch();
        assert_eq!(first, 10_957);
        for days in first..first + 800 * 366 {
            let date = Date::from_days_since_epoch(days).unwrap();
            assert_eq!(date.days_since_epoch(), days);
            assert_eq!(Date::parse(&date.to_string()), Some(date));
        }
        assert_eq!(Date::new(9999, 12, 31).unwrap().plus_days(1), None);
        assert_eq!(Date::new(2000, 1, 1).unwrap().plus_days(-1), None);
    }

    #[test]
    fn only_real_days_in_the_documented_spelling_are_read() {
        assert!(Date::parse("2028-02-29").is_some());
        for bad in [
            "2027-02-29",
            "1999-12-31",
            "2027-2-1",
            "2027-13-01",
            "2027-00-10",
            "2027-04-31",
            "2027-01-01T",
            "٢٠٢٧",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }
}
