//! Dates with time.

use segl_webapi::date::{DateTime, NotADate};
use serde_json::{from_str, to_string};

fn read(text: &str) -> Result<String, NotADate> {
    text.parse::<DateTime>().map(|moment| moment.to_string())
}

#[test]
fn a_day_is_written_with_midnight_and_no_date_as_the_first_second_of_year_1() {
    let expiry = DateTime::from_day(Some("2027-06-30")).expect("a day");
    assert_eq!(to_string(&expiry).expect("JSON"), "\"2027-06-30T00:00:00\"");
    assert_eq!(expiry.day().as_deref(), Some("2027-06-30"));
    let never = DateTime::from_day(None).expect("nothing");
    assert_eq!(to_string(&never).expect("JSON"), "\"0001-01-01T00:00:00\"");
    assert_eq!(never.day(), None);
    assert!(never.is_none() && never == DateTime::default());
}

#[test]
fn what_clients_send_is_read_in_utc() {
    for (sent, moment) in [
        ("2027-06-30", "2027-06-30T00:00:00"),
        ("2027-06-30T23:59", "2027-06-30T23:59:00"),
        ("2027-06-30T23:59:58", "2027-06-30T23:59:58"),
        ("2027-06-29T22:00:00.000Z", "2027-06-29T22:00:00"),
        ("2027-06-30T00:00:00.1234567", "2027-06-30T00:00:00"),
        ("2027-06-30T00:00:00+02:00", "2027-06-29T22:00:00"),
        ("2027-06-30T23:30:15-05:00", "2027-07-01T04:30:15"),
        ("2028-03-01T00:00:00+01:00", "2028-02-29T23:00:00"),
        ("2100-03-01T00:00:00+00:01", "2100-02-28T23:59:00"),
        ("2000-02-28T23:00:00-01:00", "2000-02-29T00:00:00"),
        ("2027-01-01T00:00:00+14:00", "2026-12-31T10:00:00"),
        ("2026-12-31T23:59:59-00:01", "2027-01-01T00:00:59"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59"),
    ] {
        assert_eq!(read(sent).as_deref(), Ok(moment), "{sent}");
    }
}

#[test]
fn no_date_stays_no_date_however_a_client_shifts_it() {
    for sent in [
        "",
        "0001-01-01",
        "0001-01-01T00:00:00",
        "0001-01-01T00:00:00Z",
        "0000-12-31T23:17:00.000Z",
        "0001-01-01T05:00:00.000Z",
        "0001-01-01T00:00:00+14:00",
        "0000-01-01T00:00:00+14:00",
    ] {
        assert_eq!(sent.parse(), Ok(DateTime::NONE), "{sent}");
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "today",
        "2027",
        "2027-6-30",
        "27-06-30",
        "2027-00-10",
        "2027-13-01",
        "2027-06-00",
        "2027-06-31",
        "2027-02-29",
        "2100-02-29",
        "2027-06-30 ",
        " 2027-06-30",
        "2027-06-30T",
        "2027-06-30T24:00",
        "2027-06-30T12",
        "2027-06-30T12:60",
        "2027-06-30T12:00:60",
        "2027-06-30T12:00:00.",
        "2027-06-30t12:00",
        "2027-06-30T12:00:00z",
        "2027-06-30T12:00:00+0200",
        "2027-06-30T12:00:00+24:00",
        "2027-06-30T12:00ZZ",
        "2027-06-30Z",
        "+002027-06-30",
        "-000001-06-30T00:00:00Z",
        "9999-12-31T23:59:59-00:01",
        "２０２７-06-30",
    ] {
        assert_eq!(read(text), Err(NotADate), "{text}");
    }
    let error = from_str::<DateTime>("\"today\"").expect_err("no date").to_string();
    assert!(error.starts_with("invalid value: string \"today\""), "{error}");
}

#[test]
fn dates_are_in_the_order_of_time() {
    let order = ["", "2026-12-31T23:59:59", "2027-01-01", "2027-01-01T00:00:01", "2027-01-02"];
    let moments: Vec<DateTime> = order.iter().map(|text| text.parse().expect("a date")).collect();
    assert!(moments.is_sorted());
}

#[test]
fn seconds_since_1970_and_moments_say_the_same() {
    for (seconds, text) in [
        (0, "1970-01-01T00:00:00"),
        (-1, "1969-12-31T23:59:59"),
        (951_782_399, "2000-02-28T23:59:59"),
        (951_782_400, "2000-02-29T00:00:00"),
        (1_795_348_800, "2026-11-22T12:00:00"),
        (4_107_542_400, "2100-03-01T00:00:00"),
        (253_402_300_799, "9999-12-31T23:59:59"),
    ] {
        let moment = DateTime::from_unix(seconds).expect(text);
        assert_eq!(moment.to_string(), text);
        assert_eq!(moment.unix(), Some(seconds), "{text}");
    }
    for day in -300_000..300_000 {
        let moment = DateTime::from_unix(day * 86_400 + 7).expect("a day of the calendar");
        assert_eq!(moment.unix(), Some(day * 86_400 + 7));
        assert_eq!(moment.to_string().parse(), Ok(moment));
    }
    assert_eq!(DateTime::from_unix(253_402_300_800), None);
    assert_eq!(DateTime::from_unix(i64::MIN), None);
    assert_eq!(DateTime::from_unix(i64::MAX), None);
    assert_eq!(DateTime::NONE.unix(), None);
}
