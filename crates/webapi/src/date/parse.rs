//! Reading a date with time.

use super::DateTime;

/// The whole text as a moment, or nothing when it is not one.
pub(super) fn date_time(text: &str) -> Option<DateTime> {
    if text.is_empty() {
        return Some(DateTime::NONE);
    }
    let rest = &mut text.as_bytes();
    let year = digits(rest, 4)?;
    token(rest, b'-')?;
    let month = digits(rest, 2)?;
    token(rest, b'-')?;
    let day = digits(rest, 2)?;
    let mut moment =
        DateTime { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()?, ..DateTime::NONE };
    if moment.day == 0 || moment.day > days_in_month(year, moment.month)? {
        return None;
    }
    if token(rest, b'T').is_some() {
        moment = time(moment, rest)?;
    }
    if !rest.is_empty() {
        return None;
    }
    Some(if moment.year <= 1 { DateTime::NONE } else { moment })
}

fn time(day: DateTime, rest: &mut &[u8]) -> Option<DateTime> {
    let hour = below(digits(rest, 2)?, 24)?;
    token(rest, b':')?;
    let minute = below(digits(rest, 2)?, 60)?;
    let mut second = 0;
    if token(rest, b':').is_some() {
        second = below(digits(rest, 2)?, 60)?;
        if token(rest, b'.').is_some() {
            digits(rest, 1)?;
            while digits(rest, 1).is_some() {}
        }
    }
    let ahead = offset(rest)?;
    in_utc(DateTime { hour, minute, second, ..day }, ahead)
}

/// Minutes that the written time is ahead of UTC; none written is 0.
fn offset(rest: &mut &[u8]) -> Option<i32> {
    if rest.is_empty() || token(rest, b'Z').is_some() {
        return Some(0);
    }
    let sign = if token(rest, b'+').is_some() {
        1
    } else {
        token(rest, b'-')?;
        -1
    };
    let hours = below(digits(rest, 2)?, 24)?;
    token(rest, b':')?;
    let minutes = below(digits(rest, 2)?, 60)?;
    Some(sign * (i32::from(hours) * 60 + i32::from(minutes)))
}

/// Less than a day is moved, so at most one day is passed.
fn in_utc(written: DateTime, ahead: i32) -> Option<DateTime> {
    const DAY: i32 = 24 * 60;
    let minutes = i32::from(written.hour) * 60 + i32::from(written.minute) - ahead;
    let day = match minutes.div_euclid(DAY) {
        0 => written,
        1 => next_day(written)?,
        _ => previous_day(written)?,
    };
    let within = minutes.rem_euclid(DAY);
    Some(DateTime { hour: u8::try_from(within / 60).ok()?, minute: u8::try_from(within % 60).ok()?, ..day })
}

fn next_day(of: DateTime) -> Option<DateTime> {
    if of.day < days_in_month(of.year, of.month)? {
        return Some(DateTime { day: of.day + 1, ..of });
    }
    if of.month < 12 {
        return Some(DateTime { month: of.month + 1, day: 1, ..of });
    }
    // The year after 9999 cannot be written.
    (of.year < 9999).then(|| DateTime { year: of.year + 1, month: 1, day: 1, ..of })
}

fn previous_day(of: DateTime) -> Option<DateTime> {
    if of.day > 1 {
        return Some(DateTime { day: of.day - 1, ..of });
    }
    if of.month > 1 {
        let month = of.month - 1;
        return Some(DateTime { month, day: days_in_month(of.year, month)?, ..of });
    }
    // Before year 0 is as much "no date" as year 0 itself.
    Some(DateTime { year: of.year.saturating_sub(1), month: 12, day: 31, ..of })
}

fn days_in_month(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

fn below(number: u16, limit: u16) -> Option<u8> {
    u8::try_from(number).ok().filter(|_| number < limit)
}

fn digits(rest: &mut &[u8], count: usize) -> Option<u16> {
    let (taken, left) = rest.split_at_checked(count)?;
    let number = taken.iter().try_fold(0, |number: u16, byte| {
        byte.is_ascii_digit().then(|| number * 10 + u16::from(byte - b'0'))
    })?;
    *rest = left;
    Some(number)
}

fn token(rest: &mut &[u8], wanted: u8) -> Option<()> {
    let (first, left) = rest.split_first()?;
    (*first == wanted).then(|| *rest = left)
}
