//! Damage to a database: to signed octets, to columns beside them, and to whole rows; each is undone from a copy.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::file::damage;
use super::generator::Generator;

/// What is damaged, with the columns that are.
const TABLES: [(&str, &[&str]); 3] = [
    (
        "ModuleLicense",
        &[
            "body",
            "signature",
            "objectHash",
            "keyId",
            "moduleName",
            "moduleVersion",
            "tooltip",
            "licenseType",
            "allowedAssocsMask",
            "licenseNumber",
            "unrestricted",
            "hidden",
            "extraFlags",
            "extraInfo",
            "sortOrder",
        ],
    ),
    (
        "ModuleOwner",
        &[
            "body",
            "signature",
            "objectHash",
            "keyId",
            "ownerDescription",
            "companyName",
            "serialNo",
            "epoch",
            "sequence",
            "issued",
            "expiration",
            "graceTo",
            "extraFlags",
            "extraInfo",
            "shopUrl",
        ],
    ),
    ("OwnerKey", &["body", "signature", "objectHash", "keyId"]),
];

/// A second hand on the database of a server that runs.
pub(super) struct Edits(Connection);

impl Edits {
    pub(super) fn of(database: &Path) -> Self {
        let connection = Connection::open(database).unwrap();
        connection
            .execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; ATTACH ':memory:' AS kept")
            .unwrap();
        for (table, _) in TABLES {
            connection
                .execute_batch(&format!("CREATE TABLE kept.{table} AS SELECT * FROM main.{table}"))
                .unwrap();
        }
        Self(connection)
    }

    /// Makes one edit.
    pub(super) fn make(&self, generator: &mut Generator) {
        let (table, columns) = *generator.one(&TABLES);
        let row = format!(
            "rowid = (SELECT rowid FROM {table} LIMIT 1 OFFSET {})",
            generator.below(self.rows(table))
        );
        match generator.below(10) {
            0 if table != "ModuleOwner" => self.execute(&format!("DELETE FROM {table} WHERE {row}"), &[]),
            1 => {
                // Two rows exchange what is signed of them.
                let from = generator.below(self.rows(table));
                let signed = "body, signature, keyId, objectHash";
                let other = format!("SELECT {signed} FROM {table} LIMIT 1 OFFSET {from}");
                self.execute(&format!("UPDATE {table} SET ({signed}) = ({other}) WHERE {row}"), &[]);
            }
            _ => {
                let column = *generator.one(columns);
                let read = format!("SELECT {column} FROM {table} WHERE {row}");
                let value: Value = self.0.query_row(&read, [], |found| found.get(0)).unwrap();
                let changed = changed(value, generator);
                self.execute(&format!("UPDATE {table} SET {column} = ?1 WHERE {row}"), &[changed]);
            }
        }
    }

    /// Everything is as it was.
    pub(super) fn undo(&self) {
        for (table, _) in TABLES {
            let again = format!(
                "BEGIN; DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM kept.{table}; COMMIT"
            );
            self.0.execute_batch(&again).unwrap();
        }
    }

    fn rows(&self, table: &str) -> usize {
        let count = format!("SELECT count(*) FROM {table}");
        self.0.query_row(&count, [], |found| found.get::<_, u32>(0)).unwrap().try_into().unwrap()
    }

    fn execute(&self, sql: &str, values: &[Value]) {
        self.0.execute(sql, rusqlite::params_from_iter(values)).unwrap_or_else(|why| panic!("{sql}: {why}"));
    }
}

fn changed(value: Value, generator: &mut Generator) -> Value {
    match value {
        Value::Integer(number) => {
            let by = *generator.one(&[1, -1, 450, i64::from(i32::MAX), i64::MIN / 2]);
            Value::Integer(number.wrapping_add(by))
        }
        Value::Text(text) => {
            let mut bytes = text.into_bytes();
            damage(&mut bytes, generator);
            Value::Text(String::from_utf8_lossy(&bytes).into_owned())
        }
        Value::Blob(mut bytes) => {
            damage(&mut bytes, generator);
            Value::Blob(bytes)
        }
        other => other,
    }
}
