//! What a store remembers never shows: whatever is done, by this program or by hand, it says what one says that was just
//! opened.

use proptest::prelude::*;
use segl_issuer::IssueOptions;
use segl_license::{Code, Date};
use segl_store::{AssigneeQuery, Store, UserQuery};

use crate::seats::{Step, act, few_seats, small, step};
use crate::support::{Installation, MAIN, NOW, actor, issued, roots, superoffice, today};

/// What someone does with `sqlite3`.
const EDITS: [&str; 17] = [
    "UPDATE ModuleLicense SET licenseNumber = 999 WHERE moduleName = 'ten-sales'",
    "UPDATE ModuleLicense SET licenseNumber = 2 WHERE moduleName = 'ten-sales'",
    "UPDATE ModuleLicense SET body = CAST(replace(CAST(body AS TEXT), '\"NumberOfLicenses\":2', '\"NumberOfLicenses\":9') AS BLOB)",
    "UPDATE ModuleLicense SET signature = zeroblob(64) WHERE moduleName = 'web'",
    "UPDATE ModuleLicense SET body = (SELECT body FROM ModuleLicense WHERE moduleName = 'user') WHERE moduleName = 'web'",
    "DELETE FROM ModuleLicense WHERE moduleName = 'windows'",
    "UPDATE ModuleOwner SET expiration = '2099-12-31'",
    "UPDATE ModuleOwner SET signature = zeroblob(64)",
    "UPDATE OwnerKey SET body = x'7b7d'",
    "UPDATE company SET serialNo = '1501116519'",
    "UPDATE company SET serialNo = '1801852599'",
    "UPDATE LicenseAssocLink SET licenseNumber = 5 WHERE assocId = 1",
    "UPDATE LicenseAssocLink SET assocId = 5 WHERE assocId = 2",
    "UPDATE LicenseAssocLink SET encryptedCheck = (SELECT max(encryptedCheck) FROM LicenseAssocLink)",
    "INSERT OR IGNORE INTO LicenseAssocLink SELECT -5, ModuleLicense_id, 3, 1, '', 0, NULL FROM ModuleLicense LIMIT 1",
    "DELETE FROM LicenseAssocLink WHERE assocId = 3",
    "UPDATE associate SET deleted = 1 - deleted WHERE associate_id = 4",
];

/// Something that happens.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// A client asks this program for it.
    Asked(Step),
    /// Another program did it.
    Done(Step),
    /// The licence is loaded again, which repairs what was edited.
    Loaded,
    /// An edit by hand.
    Edited(usize),
    /// More than a year passes.
    Passed,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => step().prop_map(Event::Asked),
        2 => step().prop_map(Event::Done),
        1 => Just(Event::Loaded),
        4 => (0..EDITS.len()).prop_map(Event::Edited),
        1 => Just(Event::Passed),
    ]
}

/// Everything that is judged.
fn said(store: &Store, day: Date) -> String {
    let (roots, all) = (roots(), UserQuery { top: 100, ..UserQuery::default() });
    let snapshot = store.snapshot(&roots, day).unwrap();
    let users = store.users(&roots, day, &all).unwrap();
    let everyone = AssigneeQuery { top: 100, ..AssigneeQuery::default() };
    let assignees = store.assignees(&roots, day, MAIN, &everyone).unwrap();
    let holders = store.holders(&roots, day, (MAIN, "user"), 0, 100).unwrap();
    let counting = store.counting(&roots, day).unwrap();
    format!("{snapshot:#?}{users:#?}{assignees:#?}{holders:#?}{counting:#?}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_remembered_is_what_is_found_anew(events in prop::collection::vec(event(), 4..16)) {
        let (there, users) = small();
        let file = issued(&few_seats(), IssueOptions::default()).to_text();
        let mut day = today();
        for event in events {
            match event {
                Event::Asked(step) => act(&there.store, &users, step),
                Event::Done(step) => act(&Store::open(there.dir.path()).unwrap(), &users, step),
                Event::Loaded => drop(there.store.activate(file.as_bytes(), &roots(), today(), &actor(), NOW)),
                Event::Edited(at) => there.edit(EDITS[at]),
                Event::Passed => day = day.plus_days(400).unwrap(),
            }
            let fresh = Store::open(there.dir.path()).unwrap();
            prop_assert_eq!(said(&there.store, day), said(&fresh, day), "after {:?}", event);
        }
    }
}

/// With a user who holds `ten-sales`, and everything remembered.
fn known() -> (Installation, i64) {
    let there = Installation::with(&superoffice());
    let user = there.user("anna");
    there.give(user, &["ten-sales"]).unwrap();
    said(&there.store, today());
    (there, user)
}

#[test]
fn an_edit_of_a_row_is_seen_at_once_and_so_is_its_undoing() {
    let (there, _) = known();
    let code = || there.row("ten-sales").findings.first().map(|finding| finding.code);
    for (edit, undo, expected) in [
        ("licenseNumber = 61", "licenseNumber = 60", Code::ColumnChanged),
        ("body = body || x'20'", "body = substr(body, 1, length(body) - 1)", Code::RowChanged),
        (
            "signature = signature || x'00'",
            "signature = substr(signature, 1, 64)",
            Code::StoredSignatureChanged,
        ),
        ("keyId = keyId || '0'", "keyId = substr(keyId, 1, 64)", Code::StoredKeyChanged),
        (
            "objectHash = objectHash || x'00'",
            "objectHash = substr(objectHash, 1, 32)",
            Code::StoredHashChanged,
        ),
    ] {
        assert_eq!(code(), None);
        for (values, expected) in [(edit, Some(expected)), (undo, None)] {
            // `||` and `substr` of bytes may be texts, which the table refuses.
            let (column, value) = values.split_once(" = ").unwrap();
            let kind = if matches!(column, "keyId") { "TEXT" } else { "BLOB" };
            let kind = if column == "licenseNumber" { "INTEGER" } else { kind };
            there.edit(&format!(
                "UPDATE ModuleLicense SET {column} = CAST({value} AS {kind}) WHERE moduleName = 'ten-sales'"
            ));
            assert_eq!(code(), expected, "{values}");
        }
    }
}

#[test]
fn an_assignment_without_a_primary_key_is_judged_like_any_other() {
    let (there, user) = known();
    there.edit(&format!(
        "CREATE TABLE loose AS SELECT * FROM LicenseAssocLink; DROP TABLE LicenseAssocLink; \
         ALTER TABLE loose RENAME TO LicenseAssocLink; \
         INSERT INTO LicenseAssocLink SELECT NULL, ModuleLicense_id, {user}, 1, '', 0, NULL FROM ModuleLicense \
         WHERE moduleName = 'ten-service'"
    ));
    assert_eq!((there.uses("ten-service").in_use, there.uses("ten-service").altered), (0, 1));
    assert_eq!(there.uses("ten-sales").in_use, 1);
}

#[test]
fn what_is_undone_is_not_remembered() {
    let (there, user) = known();
    let change = segl_store::UserChange {
        users: vec![user],
        owner: MAIN.to_owned(),
        take: vec!["ten-sales".to_owned()],
        ..segl_store::UserChange::default()
    };
    let report = there.store.preview_change(&roots(), today(), &change, &actor(), NOW).unwrap();
    assert_eq!(report.changed, 1);
    assert_eq!(there.uses("ten-sales").in_use, 1);
    let other = there.user("bo");
    there.give(other, &["ten-sales"]).unwrap();
    assert_eq!(there.uses("ten-sales").in_use, 2);
}
