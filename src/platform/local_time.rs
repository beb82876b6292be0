//! Days and times of this computer's time zone, as fields hold them: `2026-11-22T14:05`.

use js_sys::Date;

/// What a field holds for a moment (Unix seconds).
#[expect(clippy::cast_precision_loss, reason = "moments are far below 2^53")]
pub(crate) fn written(moment: i64) -> String {
    let date = Date::new(&(moment as f64 * 1000.0).into());
    let (month, day) = (date.get_month() + 1, date.get_date());
    let (hours, minutes) = (date.get_hours(), date.get_minutes());
    format!("{:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}", date.get_full_year())
}

/// The moment (Unix seconds) that a field holds; none where it holds none.
pub(crate) fn read(field: &str) -> Option<i64> {
    // Of all that `Date` reads, a day and a time without a zone is local time (ECMA-262, section 21.4.1.32).
    let fits = field.len() >= 16 && field.as_bytes().get(10) == Some(&b'T');
    let time = Date::parse(field);
    // Seconds of any year that a field can hold fit.
    (fits && time.is_finite()).then_some((time / 1000.0).floor() as i64)
}
