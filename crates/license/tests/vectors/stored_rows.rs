//! What a database holds of the rows.

use segl_license::RevocationReason;
use segl_license::stored::{RowColumns, StoredRow};

use super::revocations::{list, of_key};
use super::vector::Vector;
use crate::support::issue::{Issue, OTHER_SERIAL_NR};
use crate::support::keys::{Key, Signer, certificate, root, superoffice};
use crate::support::stored::Stored;

pub(super) fn vectors() -> Vec<Vector> {
    [genuine(), strangers(), without_list()].concat()
}

/// An issue with two rows, stored, with an edit.
fn edited(name: &str, title: &str, edit: impl FnOnce(&mut Stored)) -> Vector {
    let mut stored = Stored::of(&Issue::of_two_rows().file(), &superoffice());
    edit(&mut stored);
    Vector::stored(name, title, stored)
}

/// Replaces a text in a row's signed bytes, as an editor of the database would.
fn edit_body(row: &mut StoredRow, from: &str, to: &str) {
    let body = String::from_utf8(row.signed.body.clone()).unwrap();
    assert!(body.contains(from));
    row.signed.body = body.replace(from, to).into_bytes();
}

fn row_of(issue: &Issue, at: usize) -> StoredRow {
    Stored::of(&issue.file(), &issue.signer).rows.remove(at)
}

fn genuine() -> Vec<Vector> {
    let columns = |name: &str, title: &str, edit: &dyn Fn(&mut RowColumns)| {
        edited(name, title, |stored| edit(&mut stored.rows[0].columns))
    };
    vec![
        columns("column-changed", "The database says 500, 50 was signed.", &|c| c.number_of_licenses = 500),
        columns("column-changed-many", "Every column, named in its order.", &|c| {
            *c = RowColumns {
                module_name: "<b>user</b>".to_owned(),
                module_version: "12".to_owned(),
                module_description: "A".to_owned(),
                module_tooltip: "B".to_owned(),
                license_type: "3".to_owned(),
                allowed_user_type: String::new(),
                number_of_licenses: -1,
                unrestricted: true,
                is_hidden: false,
                extra_flags: 1,
                extra_info: "set=".to_owned(),
                prerequisite_module_name: Some("ten-sales".to_owned()),
                sort_order: 4_294_967_295,
            };
        }),
        edited("stored-hash-changed", "The hash edited alone.", |stored| stored.rows[0].signed.hash[0] ^= 1),
        edited("stored-signature-changed", "The signature edited alone.", |stored| {
            stored.rows[0].signed.signature[0] ^= 1;
        }),
        edited("stored-key-changed", "The key id edited alone.", |stored| {
            stored.rows[0].signed.key_id = Key::named("nobody").key_id();
        }),
        edited("stored-twice", "A row twice; the second time with a greater number.", |stored| {
            let mut again = stored.rows[0].clone();
            again.columns.number_of_licenses = 100;
            stored.rows.push(again);
        }),
        edited("verified-stored-order", "Rows in another order: a database has none.", |stored| {
            stored.rows.reverse()
        }),
    ]
}

fn strangers() -> Vec<Vector> {
    let lost = Key::named("superoffice second");
    let other_customer = Issue::first().with(|license| license.serial_nr = OTHER_SERIAL_NR.to_owned());
    let mut other_row = Issue::first();
    other_row.rows[0].number_of_licenses = 500;
    let withdrawn = |name: &str, title: &str, reason: RevocationReason| {
        edited(name, title, |stored| {
            let mut issue = Issue::number(7);
            issue.signer = lost.clone();
            stored.owner.keys.push(stored_key(&lost));
            stored.rows.push(row_of(&issue, 0));
        })
        .state(|state| state.revocations = Some(list(3, &[of_key(&lost, reason)])))
    };
    vec![
        edited("row-changed", "The signed bytes edited, hash and column with them.", |stored| {
            edit_body(&mut stored.rows[1], ":50,", ":500,");
            stored.rows[1].columns.number_of_licenses = 500;
            stored.rows[1].signed.hash = segl_license::object_hash(
                segl_license::Kind::ModuleLicense.payload_type(),
                &stored.rows[1].signed.body,
            )
            .0
            .to_vec();
        }),
        edited("row-changed-renamed", "Changed under another name: its own name is missing.", |stored| {
            edit_body(&mut stored.rows[1], "ten-sales", "ten-gifts");
            stored.rows[1].columns.module_name = "ten-gifts".to_owned();
        }),
        edited("row-changed-empty", "Nothing is left of a row.", |stored| {
            stored.rows[0] = StoredRow::default()
        }),
        edited("row-foreign-issue", "A row of the fourth issue, added.", |stored| {
            stored.rows.push(row_of(&Issue::number(4), 0));
        }),
        edited(
            "row-foreign-issue-same",
            "A row of the same issue that the list does not name takes one's place.",
            |stored| {
                stored.rows[1] = row_of(&other_row, 0);
            },
        ),
        edited("row-foreign-serial", "A row of another customer, added.", |stored| {
            stored.rows.insert(0, row_of(&other_customer, 0));
        }),
        edited("row-removed", "A hidden row removed.", |stored| drop(stored.rows.remove(0))),
        edited("row-removed-all", "Every row removed: named in the order of the list.", |stored| {
            stored.rows.clear()
        }),
        edited("row-key-unknown-stored", "A row of a key that is not certified here.", |stored| {
            let mut issue = Issue::number(4);
            issue.signer = Key::named("nobody");
            stored.rows.push(row_of(&issue, 0));
        }),
        withdrawn("key-retired-row", "A row of another issue, of a retired key.", RevocationReason::Retired),
        withdrawn(
            "key-compromised-row-stored",
            "A row of another issue, of a lost key.",
            RevocationReason::Compromised,
        ),
    ]
}

fn stored_key(signer: &Key) -> segl_license::stored::StoredObject {
    let envelope = root().sign(&certificate(signer));
    segl_license::stored::StoredObject::of(&envelope, &root().key_id())
}

fn without_list() -> Vec<Vector> {
    vec![edited("list-unverified", "The licence's signature is gone; one row is changed.", |stored| {
        stored.owner.license.signature.clear();
        edit_body(&mut stored.rows[1], ":50,", ":500,");
    })]
}
