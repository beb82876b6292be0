//! A date with time as the vendor writes it: `2027-06-30T00:00:00`, no zone, and the first second of year 1 for
//! "no date".
//!
//! Source: the `date-time` properties of the vendor's Swagger files and the published examples of its answers.

mod parse;
mod unix;

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

/// A moment to the second, or no date.
///
/// Licence dates are whole days: their time is midnight. The default is [`DateTime::NONE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    year: u16,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
}

impl DateTime {
    /// No date: `0001-01-01T00:00:00`.
    pub const NONE: Self = Self { year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

    /// From a column or a signed body: `YYYY-MM-DD`, or nothing for no date.
    ///
    /// # Errors
    /// When the text is not a date of the calendar.
    pub fn from_day(day: Option<&str>) -> Result<Self, NotADate> {
        day.map_or(Ok(Self::NONE), str::parse)
    }

    /// Whether this stands for no date.
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::NONE
    }

    /// The day as `YYYY-MM-DD`, or nothing for no date.
    #[must_use]
    pub fn day(self) -> Option<String> {
        (!self.is_none()).then(|| format!("{:04}-{:02}-{:02}", self.year, self.month, self.day))
    }
}

impl Default for DateTime {
    fn default() -> Self {
        Self::NONE
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute, second } = self;
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    }
}

/// The text is not a date with time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date with time")
    }
}

impl Error for NotADate {}

/// Reads the profile of ISO 8601 that clients send: a day, perhaps a time to the minute, second or a part of one
/// (dropped), perhaps `Z` or an offset (the moment is then taken in UTC). The years 0 and 1 and the empty text
/// are no date, because the vendor's client shifts "no date" by the local zone.
impl FromStr for DateTime {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        parse::date_time(text).ok_or(NotADate)
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DateTimeVisitor)
    }
}

struct DateTimeVisitor;

impl Visitor<'_> for DateTimeVisitor {
    type Value = DateTime;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date with time, as 2027-06-30T00:00:00")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<DateTime, E> {
        text.parse().map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
}
