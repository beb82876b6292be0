//! Moments as seconds since 1970-01-01T00:00:00Z.

use super::DateTime;

const DAY: i64 = 86_400;
/// Days of 400 years, after which the calendar repeats.
const CYCLE: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const TO_1970: i64 = 719_468;

impl DateTime {
    /// The moment in UTC; nothing where it lies outside the years 2 to 9999.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Option<Self> {
        let (days, within) = (seconds.div_euclid(DAY).checked_add(TO_1970)?, seconds.rem_euclid(DAY));
        let (cycle, of_cycle) = (days.div_euclid(CYCLE), days.rem_euclid(CYCLE));
        // Years begin in March, so that the leap day is a year's last.
        let year = (of_cycle - of_cycle / 1460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
        let of_year = of_cycle - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let small = |number: i64| u8::try_from(number).ok();
        let year = u16::try_from(cycle * 400 + year + later).ok().filter(|year| (2..=9999).contains(year))?;
        Some(Self {
            year,
            month: small(month)?,
            day: small(day)?,
            hour: small(within / 3600)?,
            minute: small(within / 60 % 60)?,
            second: small(within % 60)?,
        })
    }

    /// The seconds, where the moment is in UTC; nothing for no date.
    #[must_use]
    pub fn unix(self) -> Option<i64> {
        if self.is_none() {
            return None;
        }
        let later = i64::from(self.month <= 2);
        let year = i64::from(self.year) - later;
        let month = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        let (cycle, of_cycle) = (year.div_euclid(400), year.rem_euclid(400));
        let days = cycle * CYCLE + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year - TO_1970;
        let within = i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second);
        Some(days * DAY + within)
    }
}
