//! What a new licence changes, and which of it is a loss.

use segl_license::{
    Date, DateChange, Difference, License, LicenseType, ModuleLicense, UserType, date_changes,
    row_differences,
};

use crate::support::edit::judged;
use crate::support::issue::Issue;

/// The differences between the first row of an issue and the same row, changed.
fn differences(change: impl Fn(&mut ModuleLicense)) -> Vec<Difference> {
    let old = Issue::first();
    let mut new = Issue::first();
    let at = new.rows.iter().position(|row| row.license_type == LicenseType::UserLicense).unwrap();
    change(&mut new.rows[at]);
    let name = old.rows[at].module_name.clone();
    let row = |issue: &Issue| {
        let content = judged(issue.file().to_text().as_bytes()).content.unwrap();
        content.rows.into_iter().find(|row| row.module_name == name).unwrap()
    };
    row_differences(Some(&row(&old)), Some(&row(&new)))
}

#[test]
fn every_difference_has_its_name_and_texts_are_none() {
    assert_eq!(differences(|row| row.module_description = "Another name".to_owned()), []);
    assert_eq!(differences(|row| row.number_of_licenses += 1), [Difference::More]);
    assert_eq!(differences(|row| row.number_of_licenses -= 1), [Difference::Fewer]);
    let unlimited = |row: &mut ModuleLicense| row.unrestricted = !row.unrestricted;
    assert!(matches!(differences(unlimited)[..], [Difference::Unlimited | Difference::Limited]));
    assert_eq!(
        differences(|row| row.allowed_user_type = UserType::SystemAssociate),
        [Difference::OtherUsers]
    );
    assert!(differences(|row| row.extra_flags += 2).contains(&Difference::OtherKind));
    let hidden = |row: &mut ModuleLicense| row.is_hidden = !row.is_hidden;
    assert!(matches!(differences(hidden)[..], [Difference::Hidden | Difference::Shown]));
    let first = judged(Issue::first().file().to_text().as_bytes()).content.unwrap().rows;
    assert_eq!(row_differences(first.first(), None), [Difference::Removed]);
    assert_eq!(row_differences(None, first.first()), [Difference::Added]);
}

#[test]
fn what_makes_anybody_worse_off_is_a_loss() {
    for loss in [
        Difference::Removed,
        Difference::Fewer,
        Difference::Limited,
        Difference::BringsLess,
        Difference::OtherUsers,
        Difference::OtherPrerequisite,
        Difference::OtherKind,
        Difference::Hidden,
    ] {
        assert!(loss.is_loss(), "{}", loss.as_str());
    }
    for gain in [Difference::Added, Difference::More, Difference::Unlimited, Difference::BringsMore] {
        assert!(!gain.is_loss(), "{}", gain.as_str());
    }
}

#[test]
fn a_date_that_comes_nearer_is_a_loss_and_none_is_for_ever() {
    let day = |text| Some(Date::parse(text).unwrap());
    let old = judged(Issue::first().file().to_text().as_bytes()).content.unwrap().license;
    let mut new = License::clone(&old);
    assert_eq!(date_changes(&old, &new), []);
    new.expiry_date = None;
    let expected = DateChange { name: "ExpiryDate", from: old.expiry_date, to: None };
    assert_eq!(date_changes(&old, &new), [expected]);
    assert!(!expected.is_loss());
    assert!(DateChange { name: "ExpiryDate", from: None, to: day("2030-01-01") }.is_loss());
    assert!(DateChange { name: "GraceDate", from: day("2030-01-02"), to: day("2030-01-01") }.is_loss());
    assert!(!DateChange { name: "GraceDate", from: day("2030-01-01"), to: day("2030-01-02") }.is_loss());
}
