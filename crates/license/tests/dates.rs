//! What the dates of a licence mean, on each side of every boundary.

use segl_license::{DateState, License, maintenance_ended};

use crate::support::issue::Issue;
use crate::support::keys::day;

fn license() -> License {
    Issue::first().license
}

fn states(license: &License, days: &[(&str, DateState)]) {
    for (today, state) in days {
        assert_eq!(DateState::of(license, day(today)), *state, "{today}");
    }
}

#[test]
fn reminders_expiry_and_grace_begin_and_end_on_their_days() {
    states(
        &license(),
        &[
            ("2000-01-01", DateState::Valid),
            ("2027-05-29", DateState::Valid),
            ("2027-05-30", DateState::Warning),
            ("2027-06-30", DateState::Warning),
            ("2027-07-01", DateState::Grace),
            ("2027-07-12", DateState::Grace),
            ("2027-07-13", DateState::Stopped),
            ("9999-12-31", DateState::Stopped),
        ],
    );
}

#[test]
fn a_licence_without_expiry_never_expires() {
    let mut license = license();
    license.expiry_date = None;
    states(&license, &[("2000-01-01", DateState::Perpetual), ("9999-12-31", DateState::Perpetual)]);
}

#[test]
fn dates_that_fall_together_have_no_days_between_them() {
    let mut license = license();
    license.grace_date = license.expiry_date;
    license.admin_warning_date = license.expiry_date;
    let days = [
        ("2027-06-29", DateState::Valid),
        ("2027-06-30", DateState::Warning),
        ("2027-07-01", DateState::Stopped),
    ];
    states(&license, &days);
}

#[test]
fn missing_dates_remind_nobody_and_grant_no_grace() {
    let mut license = license();
    license.grace_date = None;
    license.admin_warning_date = None;
    states(&license, &[("2027-06-30", DateState::Valid), ("2027-07-01", DateState::Stopped)]);
}

#[test]
fn maintenance_lasts_through_its_day() {
    let mut license = license();
    assert!(!maintenance_ended(&license, day("9999-12-31")));
    license.maintenance_date = Some(day("2027-05-30"));
    assert!(!maintenance_ended(&license, day("2027-05-30")));
    assert!(maintenance_ended(&license, day("2027-05-31")));
}
