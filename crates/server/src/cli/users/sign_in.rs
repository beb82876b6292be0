//! When a user last signed in, as a file says it.

use segl_license::Date;

/// Reads `YYYY-MM-DD HH:MM` in UTC, or days from today instead of the date (`-3 08:40`). Unix seconds.
pub(super) fn read(text: &str, today: Date) -> Option<i64> {
    let (day, time) = text.split_once(' ')?;
    let (hours, minutes) = time.split_once(':')?;
    let two = |text: &str, below: i64| {
        let number = text.parse().ok().filter(|number| (0..below).contains(number))?;
        (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
    };
    let days = match Date::parse(day) {
        Some(date) => date.days_since_epoch(),
        // So that a demonstration is always of these days.
        None => today.plus_days(day.parse().ok().filter(|days| *days <= 0)?)?.days_since_epoch(),
    };
    Some(days * 86_400 + two(hours, 24)? * 3600 + two(minutes, 60)? * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_a_date_or_counts_days_back() {
        let today = Date::new(2026, 11, 22).unwrap();
        let noon = today.days_since_epoch() * 86_400 + 12 * 3600;
        assert_eq!(read("2026-11-22 12:00", today), Some(noon));
        assert_eq!(read("0 12:00", today), Some(noon));
        assert_eq!(read("-2 12:01", today), Some(noon - 2 * 86_400 + 60));
        for bad in [
            "",
            "-2",
            "2026-11-22",
            "2026-11-22T12:00",
            "1 12:00",
            "-2 24:00",
            "-2 1:00",
            "-2 12:+1",
            "x 12:00",
        ] {
            assert_eq!(read(bad, today), None, "{bad}");
        }
    }
}
