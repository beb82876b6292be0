//! The only clock of the program. Everything else takes the time as an argument.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use segl_license::Date;

const DAY: i64 = 86_400;

/// Seconds since 1970-01-01T00:00:00Z.
pub type Seconds = i64;

/// Where the time comes from.
#[derive(Clone, Debug)]
pub struct Clock {
    source: Source,
    /// What [`Clock::today`] answers when the source leaves the calendar of the format.
    first_day: Date,
}

#[derive(Clone, Debug)]
enum Source {
    System,
    /// Begins at this second and runs on, but never past the end of its day.
    Day(Seconds, Instant),
    /// Stands still until it is set.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The system's clock; nothing where it is set to a day before 2000 or after 9999.
    pub fn system() -> Option<Self> {
        let first_day = Date::from_days_since_epoch(system_milliseconds().div_euclid(DAY * 1000))?;
        Some(Self { source: Source::System, first_day })
    }

    /// A fixed day, as `--today` asks for: it is noon when the program starts, and stays that day.
    pub fn on(day: Date) -> Self {
        let noon = day.days_since_epoch() * DAY + DAY / 2;
        Self { source: Source::Day(noon, Instant::now()), first_day: day }
    }

    /// A clock that stands at noon of a day until its hand moves.
    pub fn set_to(day: Date) -> (Self, Hand) {
        let seconds = Arc::new(AtomicI64::new(day.days_since_epoch() * DAY + DAY / 2));
        (Self { source: Source::Set(Arc::clone(&seconds)), first_day: day }, Hand(seconds))
    }

    /// This second, in UTC.
    pub fn now(&self) -> Seconds {
        self.now_in_milliseconds().div_euclid(1000)
    }

    /// The same in milliseconds.
    fn now_in_milliseconds(&self) -> i64 {
        match &self.source {
            Source::System => system_milliseconds(),
            Source::Day(noon, start) => {
                let gone = i64::try_from(start.elapsed().as_millis()).unwrap_or(i64::MAX);
                noon * 1000 + gone.min((DAY / 2) * 1000 - 1)
            }
            Source::Set(seconds) => seconds.load(Ordering::Relaxed) * 1000,
        }
    }

    /// This moment as RFC 3339 writes it, in UTC with milliseconds.
    pub(crate) fn rfc_3339(&self) -> String {
        let now = self.now_in_milliseconds();
        let day = Date::from_days_since_epoch(now.div_euclid(DAY * 1000)).unwrap_or(self.first_day);
        let within = now.rem_euclid(DAY * 1000);
        let (seconds, milliseconds) = (within / 1000, within % 1000);
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        format!("{day}T{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}Z")
    }

    /// This day, in UTC.
    pub fn today(&self) -> Date {
        Date::from_days_since_epoch(self.now().div_euclid(DAY)).unwrap_or(self.first_day)
    }
}

/// Moves a clock made by [`Clock::set_to`].
#[derive(Clone, Debug)]
pub struct Hand(Arc<AtomicI64>);

impl Hand {
    /// Moves the clock forward.
    pub fn forward(&self, seconds: Seconds) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where this program reads the system's clock")]
fn system_milliseconds() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => -i64::try_from(before.duration().as_millis()).unwrap_or(i64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_day_begins_at_noon_and_a_set_clock_moves_by_its_hand_alone() {
        let day = Date::parse("2026-11-22").unwrap();
        let clock = Clock::on(day);
        assert_eq!(clock.today(), day);
        assert!((43_200..43_300).contains(&(clock.now() - day.days_since_epoch() * DAY)));

        let (clock, hand) = Clock::set_to(day);
        let noon = clock.now();
        hand.forward(60);
        assert_eq!(clock.now(), noon + 60);
        assert_eq!(clock.rfc_3339(), "2026-11-22T12:01:00.000Z");
        hand.forward(DAY);
        assert_eq!(clock.today().to_string(), "2026-11-23");
    }
}
