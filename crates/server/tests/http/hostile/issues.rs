//! The groups Rows and Time: what is well signed, and does not belong together or to this day.

use segl_license::{Code, Date, ModuleLicense};

use super::forge::{ROW, license, next, with, with_license};
use super::{Expected, Item, refused, verified};
use crate::world::{Issue, TODAY};

pub(super) fn items() -> Vec<Item> {
    let mut items = refused("Rows", rows());
    items.extend(refused(
        "Time",
        vec![
            ("year 1", expiring("0001-01-01"), Code::LicenseMalformed),
            ("year 1970", expiring("1970-01-01"), Code::LicenseMalformed),
            (
                "grace before expiry",
                license(|license| license.grace_date = Date::parse("2027-06-29")),
                Code::DatesOrder,
            ),
        ],
    ));
    items.extend(verified(
        "Time",
        vec![
            ("expires today", expires(TODAY)),
            ("year 2038", expires("2038-01-19")),
            ("year 9999", expires("9999-12-31")),
        ],
    ));
    let before_issued = license(|license| license.issued = Date::parse("2026-11-23").unwrap());
    let expected = Expected::Warned(Code::ClockBehind);
    items.push(Item { group: "Time", name: "clock before Issued", file: before_issued, expected });
    items
}

fn rows() -> Vec<(&'static str, Vec<u8>, Code)> {
    let other = |issue: Issue| issue.sealed().module_licenses.swap_remove(ROW);
    let more = other(Issue::superoffice().number("ten-sales", 500));
    let mut elsewhere = Issue::next();
    elsewhere.license.serial_nr = "1600065823".to_owned();
    let elsewhere = other(elsewhere);
    let added = extra();
    vec![
        ("removed", with(|file| drop(file.module_licenses.remove(ROW))), Code::RowMissing),
        ("hidden one removed", with(|file| drop(file.module_licenses.remove(4))), Code::RowMissing),
        ("added", with(|file| file.module_licenses.push(added)), Code::RowUnlisted),
        (
            "from an older issue with a higher number",
            with(|file| file.module_licenses[ROW] = more),
            Code::RowIssue,
        ),
        ("another customer's", with(|file| file.module_licenses[ROW] = elsewhere), Code::RowSerial),
        (
            "one twice",
            with(|file| file.module_licenses.push(next().module_licenses.swap_remove(ROW))),
            Code::RowDuplicate,
        ),
        ("in another order", with(|file| file.module_licenses.swap(0, 1)), Code::RowOrder),
    ]
}

/// A row of the same issue that the list does not name, signed by its owner.
fn extra() -> segl_license::Envelope {
    let mut issue = Issue::next();
    let last: ModuleLicense = issue.rows.last().unwrap().clone();
    issue.rows.push(ModuleLicense { module_name: "more".to_owned(), sort_order: 9, ..last });
    issue.sealed().module_licenses.pop().unwrap()
}

/// An expiry that no honest program can write, signed.
fn expiring(date: &str) -> Vec<u8> {
    with_license("\"ExpiryDate\":\"2027-06-30\"", &format!("\"ExpiryDate\":\"{date}\""))
}

fn expires(date: &str) -> Vec<u8> {
    let date = Date::parse(date);
    license(|license| {
        license.admin_warning_date = date.min(license.admin_warning_date);
        license.expiry_date = date;
        license.grace_date = date;
    })
}
