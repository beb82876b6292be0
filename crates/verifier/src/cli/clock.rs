//! The only place where this program reads a clock.

use std::time::{SystemTime, UNIX_EPOCH};

use segl_license::Date;

use crate::failure::Failure;

/// The day given, else today in UTC.
pub(super) fn today(given: Option<Date>) -> Result<Date, Failure> {
    if let Some(given) = given {
        return Ok(given);
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place of this program where the day comes from a clock"
    )]
    let now = SystemTime::now();
    now.duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_secs() / 86_400).ok())
        .and_then(Date::from_days_since_epoch)
        .ok_or_else(|| Failure("this machine's clock is not set; say the day with --today".to_owned()))
}
