//! Days in an order: `2027-06-30`, `today`, `today + 220 days`.

use segl_license::Date;

/// Reads a day, counting from `today` where it says so.
pub(super) fn read(text: &str, today: Date) -> Option<Date> {
    let Some(rest) = text.trim().strip_prefix("today") else { return Date::parse(text.trim()) };
    let rest = rest.trim_start();
    if rest.is_empty() {
        return Some(today);
    }
    let (sign, rest) = match rest.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (number, unit) = rest.trim().split_once(' ')?;
    if !matches!(unit.trim(), "day" | "days") || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    today.plus_days(sign * number.parse::<i64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_named_or_counted_from_today() {
        let today = Date::parse("2026-11-22").unwrap();
        let day = |text| read(text, today).map(|day| day.to_string());
        assert_eq!(day("2027-06-30").as_deref(), Some("2027-06-30"));
        assert_eq!(day("today").as_deref(), Some("2026-11-22"));
        assert_eq!(day("today + 220 days").as_deref(), Some("2027-06-30"));
        assert_eq!(day("today+1 day").as_deref(), Some("2026-11-23"));
        assert_eq!(day("today - 22 days").as_deref(), Some("2026-10-31"));
        for bad in
            ["", "tomorrow", "today 3 days", "today + days", "today + -3 days", "today + 3", "2027-02-30"]
        {
            assert_eq!(day(bad), None, "{bad}");
        }
        assert_eq!(day("today + 9223372036854775807 days"), None);
    }
}
