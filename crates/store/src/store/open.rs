//! Opening files: new ones, existing ones, and those of others for reading alone.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use crate::StoreError;
use crate::key::private;
use crate::migrate::{APPLICATION_ID, Standing, newest, standing};

/// The database's file in the data directory.
const FILE: &str = "segl.sqlite";

/// How long to wait for another process that writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the file of a new database, made empty and readable by its owner alone.
pub(super) fn new(dir: &Path) -> Result<Connection, StoreError> {
    std::fs::create_dir_all(dir)?;
    let path = dir.join(FILE);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    private(&mut options);
    match options.open(&path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            if version(&path)?.is_some() {
                return Err(StoreError::Exists);
            }
        }
        made => drop(made?),
    }
    let connection = writable(&path)?;
    match standing(&connection)? {
        Standing::Empty => configure(&connection)?,
        Standing::Segl(_) => return Err(StoreError::Exists),
        Standing::Foreign => return Err(StoreError::NotSegl),
    }
    Ok(connection)
}

/// Opens the database of a directory for writing.
pub(super) fn existing(dir: &Path) -> Result<Connection, StoreError> {
    let path = dir.join(FILE);
    refuse_newer(&path)?;
    let connection = writable(&path)?;
    accept(&connection)?;
    configure(&connection)?;
    // SQLite opens a file for reading where it may not write.
    if connection.is_readonly(MAIN_DB)? {
        let refused = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_READONLY);
        return Err(rusqlite::Error::SqliteFailure(refused, None).into());
    }
    Ok(connection)
}

/// Opens the database of a directory that takes no changes.
pub(super) fn unwritable(dir: &Path) -> Result<Connection, StoreError> {
    read_only(&dir.join(FILE))
}

/// Opens any database file for reading alone.
pub(super) fn read_only(file: &Path) -> Result<Connection, StoreError> {
    refuse_newer(file)?;
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(address(file), flags)?;
    connection.busy_timeout(PATIENCE)?;
    harden(&connection)?;
    accept(&connection)?;
    Ok(connection)
}

fn writable(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    // Until it is known to be ours, closing it must not write its log into it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(connection)
}

/// Refuses what is not Segl's, or newer than this program.
fn accept(connection: &Connection) -> Result<(), StoreError> {
    match standing(connection)? {
        Standing::Segl(found) if found > newest() => Err(StoreError::NewerVersion { found, known: newest() }),
        Standing::Segl(_) => Ok(()),
        Standing::Empty => Err(StoreError::NoDatabase),
        Standing::Foreign => Err(StoreError::NotSegl),
    }
}

/// Full synchronisation, so that no acknowledged change is lost; a log beside the file, so that readers never wait.
fn configure(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    harden(connection)
}

/// A schema that someone edited must not run functions of ours.
fn harden(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Refuses a newer version by its header, before anything opens it: that would make files beside it.
fn refuse_newer(path: &Path) -> Result<(), StoreError> {
    match version(path)? {
        Some(found) if found > newest() => Err(StoreError::NewerVersion { found, known: newest() }),
        _ => Ok(()),
    }
}

/// The version in the file's header (SQLite file format, section 1.3), if the file is Segl's.
fn version(path: &Path) -> Result<Option<i64>, StoreError> {
    let mut header = Vec::new();
    let file = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => StoreError::NoDatabase,
        _ => StoreError::Io(error),
    })?;
    file.take(100).read_to_end(&mut header)?;
    if !header.is_empty() && !header.starts_with(b"SQLite format 3\0") {
        return Err(StoreError::NotSegl);
    }
    let number = |at: usize| -> Option<i64> {
        let bytes: [u8; 4] = header.get(at..at + 4)?.try_into().ok()?;
        Some(i64::from(u32::from_be_bytes(bytes)))
    };
    Ok(number(60).filter(|_| number(68) == Some(APPLICATION_ID)))
}

/// The file as a URI. Without a log beside it, nobody has it open: it is read as it lies, and nothing is made beside
/// it, so that a copy on a read-only medium can be judged too.
fn address(file: &Path) -> PathBuf {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    let mode = if Path::new(&log).exists() { "mode=ro" } else { "mode=ro&immutable=1" };
    let mut uri = String::from("file:");
    for byte in file.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-~".contains(byte) {
            uri.push(char::from(*byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    PathBuf::from(format!("{uri}?{mode}"))
}
