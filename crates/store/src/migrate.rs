//! The schema, by version. A script, once released, is never edited.

use rusqlite::Connection;

use crate::{StoreError, log};

/// What brings a database to the next version.
struct Step {
    script: &'static str,
    /// What SQL alone cannot do, after the script.
    then: fn(&Connection) -> Result<(), rusqlite::Error>,
}

const fn script(script: &'static str) -> Step {
    Step { script, then: |_| Ok(()) }
}

/// Step n brings a database to version n.
const STEPS: [Step; 9] = [
    script(include_str!("../migrations/0001.sql")),
    script(include_str!("../migrations/0002.sql")),
    script(include_str!("../migrations/0003.sql")),
    script(include_str!("../migrations/0004.sql")),
    script(include_str!("../migrations/0005.sql")),
    script(include_str!("../migrations/0006.sql")),
    script(include_str!("../migrations/0007.sql")),
    Step { script: include_str!("../migrations/0008.sql"), then: log::chain_all },
    script(include_str!("../migrations/0009.sql")),
];

/// `PRAGMA application_id` of Segl's databases: "SEGL".
pub(crate) const APPLICATION_ID: i64 = 0x5345_474c;

/// The version that this program writes.
pub(crate) fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
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
    if done >= STEPS.len() {
        return Ok(());
    }
    for step in STEPS.iter().skip(done) {
        connection.execute_batch(step.script)?;
        (step.then)(connection)?;
    }
    connection.pragma_update(None, "user_version", newest())?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_of_an_older_program_is_chained_once_and_closed_again() {
        let connection = Connection::open_in_memory().unwrap();
        for step in STEPS.iter().take(7) {
            connection.execute_batch(step.script).unwrap();
        }
        let entries = "INSERT INTO AdminLog (at, assocId, actor, act, subject, before, after)
             VALUES (7, NULL, 'segl', 'database-created', 'A', NULL, '{}'), (8, 3, 'b', 'password-set', 'c', NULL, NULL)";
        connection.execute_batch(entries).unwrap();
        migrate(&connection, 7).unwrap();
        let mut statement = connection.prepare("SELECT hash FROM AdminLog ORDER BY AdminLog_id").unwrap();
        let hashes: Vec<Vec<u8>> =
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        let body = |id, at, associate_id, actor, act, subject, after, previous| segl_license::LogBody {
            id,
            at,
            associate_id,
            actor,
            act,
            subject,
            before: None,
            after,
            previous,
        };
        let first = body(1, 7, None, "segl", "database-created", "A", Some("{}"), None).hash();
        let second = body(2, 8, Some(3), "b", "password-set", "c", None, Some(first)).hash();
        assert_eq!(hashes, [first.0.to_vec(), second.0.to_vec()]);
        assert!(connection.execute_batch("UPDATE AdminLog SET actor = 'x'").is_err());
    }
}
