//! Licences that are accepted, without any warning that their name does not promise.

use super::vector::Vector;
use crate::support::issue::{Issue, row, text};
use crate::support::keys::{Key, Signer, certificate, day, root, superoffice};
use crate::support::odd_keys::OddKey;
use crate::support::stored::Stored;

pub(super) fn vectors() -> Vec<Vector> {
    let first = Issue::of_two_rows();
    let mut vectors = vec![
        Vector::file(
            "verified",
            "The first issue of a small licence; the serial number was typed.",
            &first.file(),
        ),
        Vector::stored(
            "verified-stored",
            "The same, loaded into a database and left alone.",
            Stored::of(&first.file(), &superoffice()),
        ),
        full(),
        perpetual(),
        prerequisites(),
        two_keys(),
        mixed_order(),
        successor(),
        new_epoch(),
        third_party(),
        newer_revocations(),
        Vector::file(
            "verified-again",
            "Seen before, but no longer installed: it can be loaded again.",
            &first.file(),
        )
        .state(|state| {
            state.typed_serial_nr = None;
            state.seen = vec![super::succession::seen(&first.file(), 1, 1)];
        }),
    ];
    vectors.extend(armoured());
    vectors.extend(tests());
    vectors.extend(days());
    vectors
}

/// Every key of every body filled in, letters beyond ASCII, and the escapes that JSON has.
fn full() -> Vector {
    let mut issue = Issue::of_two_rows().with(|license| {
        license.owner_description = "Bjørnson & Søn \"Åäö\" \\ 中文 🦭".to_owned();
        license.maintenance_date = Some(day("2027-05-30"));
        license.next_check_date = Some(day("2026-11-29"));
        license.product_type = "online".to_owned();
        license.shop_url = Some("https://shop.example.com/licences?serial=1#a@b".to_owned());
        license.product_description = "Everything < filled > in".to_owned();
        license.extra_flags = 2_147_483_647;
        license.license_url = Some("https://license.example.com/v1".to_owned());
        license.texts.0 = vec![text("da", "Søn"), text("nb", "Sønn"), text("zh-Hant-TW", "中文")];
    });
    issue.rows[1].texts.0 = vec![text("da", "Salg"), text("sv", "Sälj")];
    issue.rows[1].module_tooltip = "x".repeat(254);
    issue.rows[1].number_of_licenses = 2_147_483_647;
    issue.rows[1].unrestricted = true;
    Vector::file("verified-full", "Every key filled in, escapes and letters beyond ASCII.", &issue.file())
}

fn perpetual() -> Vector {
    let issue = Issue::first().with(|license| {
        license.admin_warning_date = None;
        license.expiry_date = None;
        license.grace_date = None;
        license.maintenance_date = None;
    });
    Vector::file("verified-perpetual", "Without ExpiryDate it is valid for ever.", &issue.file())
}

fn prerequisites() -> Vector {
    let mut issue = Issue::of_two_rows();
    issue.rows.push(row("windows", 20));
    issue.rows[1].prerequisite_module_name = Some("windows".to_owned());
    issue.rows[2].prerequisite_module_name = Some("user".to_owned());
    let issue = issue.with(|_| ());
    Vector::file(
        "verified-prerequisites",
        "Prerequisites that lead to a row of the same licence; equal SortOrder, names in order.",
        &issue.file(),
    )
}

fn two_keys() -> Vector {
    let second = Key::named("superoffice second");
    let mut issue = Issue::of_two_rows();
    issue.keys.push(root().sign(&certificate(&second)));
    let mut file = issue.file();
    file.module_licenses[1] = second.sign(&issue.rows[1]);
    Vector::file("verified-two-keys", "Two certified keys of one owner; each row names its own.", &file)
}

fn mixed_order() -> Vector {
    let odd = OddKey::of_mixed_order();
    let mut file = Issue::first().file();
    file.keys = vec![root().sign(&certificate(&odd))];
    file.license = odd.seal(file.license.kind, &file.license.body);
    for row in &mut file.module_licenses {
        *row = odd.seal(row.kind, &row.body);
    }
    Vector::file(
        "verified-mixed-order",
        "A key of mixed order: accepted, the equation holds without cofactor.",
        &file,
    )
}

fn successor() -> Vector {
    let first = Issue::first().file();
    let second = Issue::number(2).with(|license| license.previous = Some(first.license.hash()));
    Vector::file("verified-successor", "The second issue, following the installed first one.", &second.file())
        .installed(&first)
}

fn new_epoch() -> Vector {
    let first = Issue::number(9).file();
    let next = Issue::first()
        .of_epoch(2, Key::named("superoffice epoch 2"))
        .with(|license| license.previous = Some(first.license.hash()));
    Vector::file(
        "verified-new-epoch",
        "A new key's first issue follows issue 9 of the key before it.",
        &next.file(),
    )
    .installed(&first)
}

fn third_party() -> Vector {
    let issue = Issue::first().of_owner("NORDDATA", Key::named("norddata"));
    Vector::file(
        "verified-third-party",
        "A third party's first licence, for the serial number of the installed SUPEROFFICE licence.",
        &issue.file(),
    )
    .installed(&Issue::first().file())
}

fn newer_revocations() -> Vector {
    let mut issue = Issue::first().with(|license| license.revocations_generation = 3);
    issue.revocations = Some(super::revocations::list(3, &[]));
    Vector::file(
        "verified-revocations",
        "The list that the licence asks for came with it; an older one is stored.",
        &issue.file(),
    )
    .state(|state| state.revocations = Some(super::revocations::list(2, &[])))
}

fn armoured() -> Vec<Vector> {
    let clean = Issue::first().file().to_text();
    let quoted = clean.trim_end().replace('\n', " \t\r\n>> ");
    let mailed = format!("\u{feff}Hello,\r\n\r\n>> {quoted}\r\n\r\nBest regards\r\n-----\r\n");
    vec![Vector::bytes(
        "verified-mailed",
        "Quoted by a mail client: BOM, CRLF, text around, lines repaired.",
        mailed,
    )]
}

/// Test keys are accepted, and said, where a test root is pinned.
fn tests() -> Vec<Vector> {
    let root = root();
    let mut certified = certificate(&superoffice());
    certified.test = true;
    let mut issue = Issue::first();
    issue.keys = vec![root.sign(&certified)];
    vec![
        Vector::file("verified-test", "Under a test root.", &Issue::first().file()).roots(&[(&root, true)]),
        Vector::file(
            "verified-test-certificate",
            "A test key under a real root, where a test root is pinned too.",
            &issue.file(),
        )
        .roots(&[(&root, false), (&Key::named("test root"), true)]),
        Vector::file("verified-second-root", "The second of two pinned roots.", &Issue::first().file())
            .roots(&[(&Key::named("test root"), true), (&root, false)]),
    ]
}

/// What the dates mean, on each side of each boundary.
fn days() -> Vec<Vector> {
    let days = [
        ("verified-day-before-warning", "2027-05-29", "The last day without reminders."),
        ("verified-day-of-warning", "2027-05-30", "AdminWarningDate."),
        ("verified-day-of-expiry", "2027-06-30", "ExpiryDate: valid through the whole day."),
        ("verified-day-after-expiry", "2027-07-01", "The first day of grace."),
        ("verified-day-of-grace", "2027-07-12", "GraceDate: everything works through the whole day."),
        ("verified-day-after-grace", "2027-07-13", "Stopped; the proof is the same."),
    ];
    let file = Issue::first().file();
    days.iter().map(|(name, today, title)| Vector::file(name, title, &file).today(today)).collect()
}
