//! User plans and what they imply; seats, counted from signed numbers.

use proptest::prelude::*;
use segl_license::{
    LicenseType, ModuleLicense, Seats, UserType, Verified, implied_modules, is_user_plan, seats,
};

use crate::support::edit::judged;
use crate::support::issue::Issue;

fn plan(extra_info: &str) -> ModuleLicense {
    let mut row = Issue::first().rows.remove(0);
    row.extra_flags = 1;
    row.extra_info = extra_info.to_owned();
    row
}

#[test]
fn a_plan_implies_the_modules_of_its_set_once_and_in_order() {
    for (info, expected) in [
        ("set=user,web,ten-cal", vec!["user", "web", "ten-cal"]),
        ("set=user, web ,user", vec!["user", "web"]),
        ("price=10;set=user;more", vec!["user"]),
        (" set=user ; set=web", vec!["user", "web"]),
        ("set=,,", vec![]),
        ("set=", vec![]),
        ("reset=user", vec![]),
        ("SET=user", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(implied_modules(&plan(info)), expected, "{info}");
    }
}

#[test]
fn only_a_user_licence_with_flag_one_is_a_plan() {
    let mut row = plan("set=user");
    assert!(is_user_plan(&row));
    for flags in [0, 2, 3] {
        row.extra_flags = flags;
        assert!(!is_user_plan(&row), "{flags}");
        assert_eq!(implied_modules(&row), Vec::<&str>::new());
    }
    row.extra_flags = 1;
    row.license_type = LicenseType::SiteLicense;
    assert!(!is_user_plan(&row));
}

#[test]
fn words_and_numbers_of_the_vendor_belong_together() {
    let types = [LicenseType::SiteLicense, LicenseType::SatelliteLicense, LicenseType::UserLicense];
    assert_eq!(types.map(LicenseType::number), [1, 2, 3]);
    for one in types {
        assert_eq!(serde_json::to_value(one).unwrap(), one.as_str());
    }
    let users = [
        UserType::Unknown,
        UserType::InternalAssociate,
        UserType::ResourceAssociate,
        UserType::ExternalAssociate,
        UserType::AnonymousAssociate,
        UserType::SystemAssociate,
    ];
    assert_eq!(users.map(UserType::number), [0, 1, 2, 3, 4, 5]);
    for one in users {
        assert_eq!(serde_json::to_value(one).unwrap(), one.as_str());
    }
}

fn verified(unrestricted: bool) -> Verified<ModuleLicense> {
    let mut issue = Issue::first();
    issue.rows[0].unrestricted = unrestricted;
    judged(issue.file().to_text().as_bytes()).content.unwrap().rows.remove(0)
}

#[test]
fn seats_are_counted_from_the_signed_number() {
    let row = verified(false);
    assert_eq!(seats(&row, 49), Seats { in_use: 49, total: Some(50) });
    assert!(seats(&row, 49).has_room_for(1));
    assert!(!seats(&row, 50).has_room_for(1));
    assert!(seats(&row, 50).has_room_for(0));
    assert_eq!(seats(&row, 60).free(), Some(-10));
    assert!(!seats(&row, 60).has_room_for(0));
}

#[test]
fn an_unrestricted_licence_never_runs_out() {
    let row = verified(true);
    assert_eq!(seats(&row, u32::MAX), Seats { in_use: u32::MAX, total: None });
    assert_eq!(seats(&row, u32::MAX).free(), None);
    assert!(seats(&row, u32::MAX).has_room_for(u32::MAX));
}

proptest! {
    #[test]
    fn there_is_room_exactly_as_long_as_the_sum_fits(in_use: u32, more: u32, total: u32) {
        let seats = Seats { in_use, total: Some(total) };
        let fits = u64::from(in_use) + u64::from(more) <= u64::from(total);
        prop_assert_eq!(seats.has_room_for(more), fits);
        prop_assert_eq!(seats.free().unwrap() + i64::from(in_use), i64::from(total));
    }
}
