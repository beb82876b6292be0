//! Arithmetic with days.

use proptest::prelude::*;
use segl_license::Date;

/// 2000-01-01 and 9999-12-31, in days since 1970-01-01.
const RANGE: std::ops::RangeInclusive<i64> = 10_957..=2_932_896;

fn day(days: i64) -> Date {
    Date::from_days_since_epoch(days).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_day_survives_being_written_and_read(days in RANGE) {
        let day = day(days);
        prop_assert_eq!(Date::parse(&day.to_string()), Some(day));
        prop_assert_eq!(day.days_since_epoch(), days);
    }

    #[test]
    fn days_are_ordered_as_their_spelling_is(a in RANGE, b in RANGE) {
        let (first, second) = (day(a), day(b));
        prop_assert_eq!(first.cmp(&second), a.cmp(&b));
        prop_assert_eq!(first.cmp(&second), first.to_string().cmp(&second.to_string()));
        prop_assert_eq!(first.days_until(second), b - a);
        prop_assert_eq!(first.plus_days(b - a), Some(second));
    }

    #[test]
    fn the_next_day_is_the_next_one_of_the_calendar(days in RANGE) {
        let today = day(days);
        let text = today.to_string();
        match today.plus_days(1) {
            None => prop_assert_eq!(text, "9999-12-31"),
            Some(next) => {
                let next = next.to_string();
                let continues = next[..8] == text[..8] && next[8..].parse::<u8>() == text[8..].parse::<u8>().map(|d| d + 1);
                let begins = next.ends_with("-01") && ["28", "29", "30", "31"].contains(&&text[8..]);
                prop_assert!(continues || begins, "{text} {next}");
            }
        }
    }

    #[test]
    fn no_other_text_is_a_day(text in "\\PC{0,12}") {
        if let Some(day) = Date::parse(&text) {
            prop_assert_eq!(day.to_string(), text);
        }
    }

    #[test]
    fn days_out_of_range_do_not_exist(days in prop_oneof![i64::MIN..10_957, 2_932_897..=i64::MAX], from in RANGE) {
        prop_assert_eq!(Date::from_days_since_epoch(days), None);
        prop_assert_eq!(day(from).plus_days(i64::MAX), None);
        prop_assert_eq!(day(from).plus_days(i64::MIN), None);
    }
}
