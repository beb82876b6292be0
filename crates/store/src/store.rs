//! The one file, open: each operation is one transaction.

mod open;

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, TransactionBehavior};

use crate::check::Checker;
use crate::key::InstallationKey;
use crate::memory::Memory;
use crate::{Act, Actor, StoreError, company, key, log, migrate};

/// The database. Share it between threads and processes: each operation is one transaction.
#[derive(Debug)]
pub struct Store {
    line: Mutex<Line>,
    key: Option<InstallationKey>,
    memory: Mutex<Memory>,
}

/// The connection, and where it is to be tried anew.
#[derive(Debug)]
struct Line {
    connection: Connection,
    /// The directory that took no changes when it was opened: each operation tries anew.
    unwritable: Option<PathBuf>,
}

/// What keeps the data, with its version: `SQLite 3.50.2`.
pub fn engine() -> String {
    format!("SQLite {}", rusqlite::version())
}

/// A transaction with the key that checks its rows.
pub(crate) struct Tx<'a> {
    pub(crate) sql: &'a Connection,
    key: Option<&'a InstallationKey>,
    pub(crate) memory: RefCell<Memory>,
}

impl Store {
    /// Makes `segl.sqlite` and `installation.key` in a directory, which is made if need be.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a database already, [`StoreError::SerialNr`] for a number that is none.
    pub fn create(dir: &Path, company_name: &str, serial_nr: &str, now: i64) -> Result<Self, StoreError> {
        if !segl_license::is_serial_nr(serial_nr) {
            return Err(StoreError::SerialNr);
        }
        let mut connection = open::new(dir)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if migrate::standing(&transaction)? != migrate::Standing::Empty {
            return Err(StoreError::Exists);
        }
        // A start that was interrupted may have left its key, which then checks nothing yet.
        let key = match InstallationKey::load(dir) {
            Err(StoreError::KeyMissing) => InstallationKey::make(dir)?,
            loaded => loaded?,
        };
        migrate::migrate(&transaction, 0)?;
        let tx = Tx { sql: &transaction, key: Some(&key), memory: RefCell::default() };
        company::insert(&tx, &key::random_hex::<16>()?, company_name, serial_nr, now)?;
        let after = serde_json::json!({ "CompanyName": company_name, "SerialNr": serial_nr });
        let actor = Actor::program("segl");
        log::append(&tx, &actor, Act::DatabaseCreated, company_name, (None, Some(&after)), now)?;
        transaction.commit()?;
        Ok(Self::over(connection, Some(key)))
    }

    fn over(connection: Connection, key: Option<InstallationKey>) -> Self {
        let line = Line { connection, unwritable: None };
        Self { line: Mutex::new(line), key, memory: Mutex::default() }
    }

    /// Opens the database of a directory, and brings an older one up to date.
    ///
    /// # Errors
    /// [`StoreError::NoDatabase`], [`StoreError::KeyMissing`], [`StoreError::NewerVersion`] (nothing touched).
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        let this = Self::over(open::existing(dir)?, Some(InstallationKey::load(dir)?));
        this.write(|tx| match migrate::standing(tx.sql)? {
            migrate::Standing::Segl(version) => migrate::migrate(tx.sql, version),
            _ => Err(StoreError::NotSegl),
        })?;
        Ok(this)
    }

    /// The same for a server, which is to answer what it can: where the directory takes no changes, reading goes on, every
    /// change fails, and each operation tries whether that is over. Whether it takes changes now is told, too.
    ///
    /// # Errors
    /// Those of [`Store::open`]; a database of an older version cannot be brought up to date then.
    pub fn open_to_serve(dir: &Path) -> Result<(Self, bool), StoreError> {
        let refused = match Self::open(dir) {
            Err(cause) if cause.is_unwritable() => cause,
            opened => return Ok((opened?, true)),
        };
        let connection = open::unwritable(dir)?;
        if migrate::standing(&connection)? != migrate::Standing::Segl(migrate::newest()) {
            return Err(refused);
        }
        let line = Line { connection, unwritable: Some(dir.to_owned()) };
        let key = Some(InstallationKey::load(dir)?);
        Ok((Self { line: Mutex::new(line), key, memory: Mutex::default() }, false))
    }

    /// Opens a database file for reading alone, without its key: for the independent verifier.
    ///
    /// # Errors
    /// [`StoreError::NoDatabase`], [`StoreError::NotSegl`], [`StoreError::NewerVersion`].
    pub fn open_read_only(file: &Path) -> Result<Self, StoreError> {
        Ok(Self::over(open::read_only(file)?, None))
    }

    /// Makes a new `installation.key` for a database that lost its own. Every check then fails, until an
    /// administrator confirms the company and assigns anew.
    ///
    /// # Errors
    /// [`StoreError::KeyExists`], and the errors of [`Store::open`].
    pub fn renew_key(dir: &Path, actor: &Actor, now: i64) -> Result<Self, StoreError> {
        open::existing(dir)?;
        InstallationKey::make(dir)?;
        let this = Self::open(dir)?;
        this.write(|tx| log::append(tx, actor, Act::KeyRenewed, "", (None, None), now))?;
        Ok(this)
    }

    /// Reads in one consistent view.
    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transact(TransactionBehavior::Deferred, work)
    }

    /// Reads and writes in one immediate transaction: committed whole, or not at all.
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.key.is_none() {
            return Err(StoreError::ReadOnly.into());
        }
        self.transact(TransactionBehavior::Immediate, work)
    }

    fn transact<T, E: From<StoreError>>(
        &self,
        behavior: TransactionBehavior,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        // A thread that panicked left its transaction rolled back: the connection is sound.
        let mut line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        if line.renew()? {
            *self.memory() = Memory::default();
        }
        let transaction =
            line.connection.transaction_with_behavior(behavior).map_err(StoreError::from).map_err(E::from)?;
        let memory = RefCell::new(self.memory().clone());
        let tx = Tx { sql: &transaction, key: self.key.as_ref(), memory };
        let done = work(&tx)?;
        let memory = tx.memory.into_inner();
        transaction.commit().map_err(StoreError::from).map_err(E::from)?;
        // Without the key nothing is checked: then everything is judged anew each time.
        if self.key.is_some() {
            *self.memory() = memory;
        }
        Ok(done)
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Line {
    /// Opens the database anew where it took no changes, because what is read without a lock stays right no longer than
    /// that. Whether it was opened anew.
    fn renew(&mut self) -> Result<bool, StoreError> {
        let Some(dir) = &self.unwritable else { return Ok(false) };
        // Connections of one process share what they know of a file: the old one ends first.
        self.connection = Connection::open_in_memory()?;
        match open::existing(dir) {
            Ok(connection) => *self = Self { connection, unwritable: None },
            Err(_) => self.connection = open::unwritable(dir)?,
        }
        Ok(true)
    }
}

impl Tx<'_> {
    /// What makes and judges the checks of this database.
    pub(crate) fn checker(&self, database_id: &str) -> Checker {
        Checker::new(self.key, database_id)
    }
}
