//! Step 6: rows of a file.

use segl_license::{Kind, License, LicenseFile, ListedModule, ModuleLicense, decode};

use super::vector::Vector;
use crate::support::issue::{Issue, OTHER_SERIAL_NR, row};
use crate::support::keys::{Key, Signer, superoffice};

/// A file with one row that is changed and signed again, listed as it is.
fn with_row(edit: impl FnOnce(&mut ModuleLicense)) -> LicenseFile {
    let mut issue = Issue::first();
    edit(&mut issue.rows[0]);
    issue.file()
}

/// A file with two rows, the first of which has this SortOrder; the second has 20.
fn with_sort_order(sort_order: u32) -> LicenseFile {
    let mut issue = Issue::of_two_rows();
    issue.rows[0].sort_order = sort_order;
    issue.file()
}

/// The file with another list, signed again.
fn relisted(file: &LicenseFile, edit: impl FnOnce(&mut Vec<ListedModule>)) -> LicenseFile {
    let mut license: License = decode(&file.license.body).unwrap();
    edit(&mut license.module_licenses);
    LicenseFile { license: superoffice().sign(&license), ..file.clone() }
}

/// A licence with a third row that the list does not name.
fn with_unlisted() -> LicenseFile {
    let mut issue = Issue::of_two_rows();
    issue.rows.push(row("zz-extra", 30));
    let file = issue.with(|_| ()).file();
    relisted(&file, |list| list.truncate(2))
}

/// A licence whose rows ask for these others.
fn requiring(pairs: [(&str, Option<&str>); 2]) -> LicenseFile {
    let mut issue = Issue::of_two_rows();
    issue.rows = pairs.iter().zip(1..).map(|((name, _), place)| row(name, place)).collect();
    for (row, (_, prerequisite)) in issue.rows.iter_mut().zip(pairs) {
        row.prerequisite_module_name = prerequisite.map(str::to_owned);
    }
    issue.with(|_| ()).file()
}

pub(super) fn vectors() -> Vec<Vector> {
    [own(), together()].concat()
}

fn own() -> Vec<Vector> {
    let file = Issue::of_two_rows().file();
    let mut unknown = file.clone();
    unknown.module_licenses[1] =
        Key::named("nobody").seal(Kind::ModuleLicense, &file.module_licenses[1].body);
    let mut signature = file.clone();
    signature.module_licenses[0].signature[63] ^= 0x10;
    let mut body = file.clone();
    let changed = String::from_utf8(body.module_licenses[1].body.clone()).unwrap().replace(":50,", ":500,");
    body.module_licenses[1].body = changed.into_bytes();
    let mut malformed = file.clone();
    malformed.module_licenses[1] = superoffice().seal(Kind::ModuleLicense, b"[]");
    let hash = malformed.module_licenses[1].hash();
    let malformed = relisted(&malformed, |list| list[1].hash = hash);
    vec![
        Vector::file("row-key-unknown", "A row of a key that the file brings no certificate for.", &unknown),
        Vector::file(
            "row-signature-bad",
            "A bit of a row's signature flipped; the list still names it.",
            &signature,
        ),
        Vector::file("row-signature-bad-body", "A number edited; nothing names the row any more.", &body),
        Vector::file("row-malformed", "A row that is signed and listed, but a list itself.", &malformed),
        Vector::file(
            "row-malformed-number",
            "Nobody has zero licences.",
            &with_row(|row| row.number_of_licenses = 0),
        ),
        Vector::file(
            "row-owner",
            "A row of another owner.",
            &with_row(|row| row.owner_name = "NORDDATA".to_owned()),
        ),
        Vector::file(
            "row-serial",
            "A row for another customer.",
            &with_row(|row| row.serial_nr = OTHER_SERIAL_NR.to_owned()),
        ),
        Vector::file("row-issue", "A row of another issue.", &with_row(|row| row.sequence = 2)),
    ]
}

fn together() -> Vec<Vector> {
    let file = Issue::of_two_rows().file();
    let mut twice = file.clone();
    twice.module_licenses.push(file.module_licenses[0].clone());
    let mut missing = file.clone();
    missing.module_licenses.remove(0);
    let mut swapped = file.clone();
    swapped.module_licenses.swap(0, 1);
    let mut both = missing.clone();
    both.module_licenses.extend(with_unlisted().module_licenses.pop());
    let named = relisted(&file, |list| list[0].module_name = "users".to_owned());
    vec![
        Vector::file("row-unlisted", "A genuine row that the list does not name.", &with_unlisted()),
        Vector::file("row-unlisted-missing", "One row more, and one less: the rows come first.", &both),
        Vector::file("row-duplicate", "A row twice.", &twice),
        Vector::file("row-name", "Listed under another name.", &named),
        Vector::file("row-missing", "A hidden row is left out.", &missing),
        Vector::file("row-order", "Two rows have changed places; the list is in order.", &swapped),
        Vector::file(
            "row-order-list",
            "The list is not in rising SortOrder, and the rows follow it.",
            &with_sort_order(30),
        ),
        Vector::file(
            "prerequisite-unknown",
            "Of two rows in a chain, the second asks for a row that is not there.",
            &requiring([("a", Some("b")), ("b", Some("c"))]),
        ),
        Vector::file(
            "prerequisite-cycle",
            "The first row leads to one that asks for itself; the second is named.",
            &requiring([("a", Some("b")), ("b", Some("b"))]),
        ),
        Vector::file(
            "prerequisite-cycle-of-two",
            "Two rows that ask for each other: the first is named.",
            &requiring([("a", Some("b")), ("b", Some("a"))]),
        ),
    ]
}
