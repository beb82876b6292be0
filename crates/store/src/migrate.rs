//! The schema, by version. A script, once released, is never edited.

use rusqlite::Connection;

use crate::StoreError;

/// Script n brings a database to version n.
const SCRIPTS: [&str; 7] = [
    include_str!("../migrations/0001.sql"),
    include_str!("../migrations/0002.sql"),
    include_str!("../migrations/0003.sql"),
    include_str!("../migrations/0004.sql"),
    include_str!("../migrations/0005.sql"),
    include_str!("../migrations/0006.sql"),
    include_str!("../migrations/0007.sql"),
];

/// `PRAGMA application_id` of Segl's databases: "SEGL".
pub(crate) const APPLICATION_ID: i64 = 0x5345_474c;

/// The version that this program writes.
pub(crate) fn newest() -> i64 {
    i64::try_from(SCRIPTS.len()).unwrap_or(i64::MAX)
}

/// What a database says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing in it yet.
    Empty,
    /// Segl's, of this version.
    Segl(i64),
    /// Somebody else's.
    Foreign,
}

/// Asks an open database.
pub(crate) fn standing(connection: &Connection) -> Result<Standing, StoreError> {
    let pragma = |name: &str| -> Result<i64, rusqlite::Error> {
        connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
    };
    let asked = || -> Result<Standing, rusqlite::Error> {
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        Ok(match (pragma("application_id")?, pragma("user_version")?) {
            (APPLICATION_ID, version @ 1..) => Standing::Segl(version),
            (0, 0) if tables == 0 => Standing::Empty,
            _ => Standing::Foreign,
        })
    };
    match asked() {
        Err(rusqlite::Error::SqliteFailure(failure, _))
            if failure.code == rusqlite::ErrorCode::NotADatabase =>
        {
            Ok(Standing::Foreign)
        }
        answer => Ok(answer?),
    }
}

/// Brings a database from `version` to the newest one. The caller holds an immediate transaction.
pub(crate) fn migrate(connection: &Connection, version: i64) -> Result<(), StoreError> {
    let done = usize::try_from(version).unwrap_or(usize::MAX);
    if done >= SCRIPTS.len() {
        return Ok(());
    }
    for script in SCRIPTS.iter().skip(done) {
        connection.execute_batch(script)?;
    }
    connection.pragma_update(None, "user_version", newest())?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(())
}
