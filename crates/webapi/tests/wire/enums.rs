//! Enumerations: names, numbers, and what is neither.

use segl_webapi::any_case::AnyCase;
use segl_webapi::enums::{EjUserStatus, LicenseStatus, LicenseType, RoleType, SystemEventScope, UserType};
use serde_json::{from_str, to_string};

/// The number of a name in any of the enumerations; no name has two numbers.
pub(crate) fn number_of(name: &str) -> i32 {
    let found = LicenseType::from_name(name).map(LicenseType::number);
    let found = found.or_else(|| UserType::from_name(name).map(UserType::number));
    let found = found.or_else(|| LicenseStatus::from_name(name).map(LicenseStatus::number));
    let found = found.or_else(|| RoleType::from_name(name).map(RoleType::number));
    let found = found.or_else(|| SystemEventScope::from_name(name).map(SystemEventScope::number));
    found
        .or_else(|| EjUserStatus::from_name(name).map(EjUserStatus::number))
        .expect("a name of an enumeration")
}

#[test]
fn the_numbers_are_the_vendors() {
    assert_eq!(LicenseType::ALL.iter().map(|value| value.number()).collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert_eq!(UserType::ALL.iter().map(|value| value.number()).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
    assert_eq!(RoleType::ALL.iter().map(|value| value.number()).collect::<Vec<_>>(), [0, 1, 2, 3]);
    let scopes = SystemEventScope::ALL.iter().map(|value| value.number()).collect::<Vec<_>>();
    assert_eq!(scopes, [0, 1, 2, 3, 4]);
    let statuses = LicenseStatus::ALL.iter().map(|value| value.number()).collect::<Vec<_>>();
    assert_eq!(statuses, [0, 1, 2, 3, 4, 5, 6, 100, 5000]);
    let statuses = EjUserStatus::ALL.iter().map(|value| value.number()).collect::<Vec<_>>();
    assert_eq!(statuses, [0, 1, 2, 3, 4, 5, 127]);
}

#[test]
fn a_value_is_written_as_its_name_and_read_from_name_or_number() {
    for value in LicenseStatus::ALL {
        assert_eq!(to_string(value).expect("JSON"), format!("\"{}\"", value.name()));
        assert_eq!(from_str::<LicenseStatus>(&format!("\"{}\"", value.name())).expect("by name"), *value);
        assert_eq!(from_str::<LicenseStatus>(&value.number().to_string()).expect("by number"), *value);
        assert_eq!(LicenseStatus::from_name(&value.name().to_uppercase()), Some(*value));
        assert_eq!(LicenseStatus::from_number(value.number().into()), Some(*value));
    }
}

#[test]
fn a_name_or_number_that_no_value_has_is_an_error() {
    for unknown in [
        "\"Banana\"",
        "\"\"",
        "\" UserLicense\"",
        "\"3\"",
        "4",
        "-1",
        "18446744073709551615",
        "3.0",
        "true",
        "{}",
    ] {
        from_str::<LicenseType>(unknown).expect_err(unknown);
        from_str::<AnyCase<LicenseType>>(unknown).expect_err(unknown);
    }
    let error = from_str::<LicenseType>("\"Banana\"").expect_err("unknown").to_string();
    assert_eq!(
        error,
        "invalid value: string \"Banana\", expected a name or number of LicenseType at line 1 column 8"
    );
}

#[test]
fn a_status_that_nobody_gave_is_not_fine() {
    assert_eq!(LicenseStatus::default(), LicenseStatus::UnknownError);
    assert_eq!(from_str::<LicenseStatus>("null").expect("nothing"), LicenseStatus::UnknownError);
}
