//! What administrators did: who, when, what, before, after. Append-only.

use rusqlite::{Row, params};
use serde_json::Value;

use crate::cell::Cells as _;
use crate::store::Tx;
use crate::{Store, StoreError};

/// Who does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The associate; none for a program at the command line.
    pub associate_id: Option<i64>,
    /// The associate's or the program's name.
    pub name: String,
}

/// What was done. The text is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The database was made.
    DatabaseCreated,
    /// The installation key was lost, and a new one made.
    KeyRenewed,
    /// An administrator confirmed company name and serial number, or a licence brought new ones.
    CompanyConfirmed,
    /// A licence was activated.
    LicenseActivated,
    /// A third party's licence was removed.
    LicenseRemoved,
    /// Licences of a user or satellite changed.
    AssignmentsChanged,
    /// A user was added.
    AssociateAdded,
    /// A user's particulars changed.
    AssociateChanged,
    /// A user was retired.
    AssociateRetired,
    /// A user who was retired is so no more.
    AssociateRestored,
    /// A user's password was set.
    PasswordSet,
    /// A satellite was added.
    SatelliteAdded,
    /// It was said which satellite this database is.
    SatelliteSet,
    /// What is included of metered services was said.
    MeteringTermsSet,
    /// A system event was added.
    SystemEventAdded,
    /// The message or the expected end of a system event changed.
    SystemEventChanged,
    /// A system event was ended, or an operation cancelled.
    SystemEventDeleted,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// Primary key; rises with time.
    pub id: i64,
    /// Unix seconds.
    pub at: i64,
    /// The associate who did it, if one did.
    pub associate_id: Option<i64>,
    /// Who did it.
    pub actor: String,
    /// [`Act`] as text.
    pub act: String,
    /// To whom or what: a user, an owner, a company.
    pub subject: String,
    /// JSON of what was.
    pub before: Option<String>,
    /// JSON of what is.
    pub after: Option<String>,
}

impl Actor {
    /// An associate.
    pub fn associate(id: i64, name: &str) -> Self {
        Self { associate_id: Some(id), name: name.to_owned() }
    }

    /// A program that someone runs on the server.
    pub fn program(name: &str) -> Self {
        Self { associate_id: None, name: name.to_owned() }
    }
}

impl Act {
    /// The stable text.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DatabaseCreated => "database-created",
            Self::KeyRenewed => "key-renewed",
            Self::CompanyConfirmed => "company-confirmed",
            Self::LicenseActivated => "license-activated",
            Self::LicenseRemoved => "license-removed",
            Self::AssignmentsChanged => "assignments-changed",
            Self::AssociateAdded => "associate-added",
            Self::AssociateChanged => "associate-changed",
            Self::AssociateRetired => "associate-retired",
            Self::AssociateRestored => "associate-restored",
            Self::PasswordSet => "password-set",
            Self::SatelliteAdded => "satellite-added",
            Self::SatelliteSet => "satellite-set",
            Self::MeteringTermsSet => "metering-terms-set",
            Self::SystemEventAdded => "system-event-added",
            Self::SystemEventChanged => "system-event-changed",
            Self::SystemEventDeleted => "system-event-deleted",
        }
    }
}

impl Store {
    /// The newest entries before a primary key (or the newest of all), newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn log(&self, before_id: Option<i64>, limit: u32) -> Result<Vec<LogEntry>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.sql.prepare_cached(
                "SELECT AdminLog_id, at, assocId, actor, act, subject, before, after FROM AdminLog \
                 WHERE AdminLog_id < ?1 ORDER BY AdminLog_id DESC LIMIT ?2",
            )?;
            let entries = statement.query_map(params![before_id.unwrap_or(i64::MAX), limit], entry)?;
            Ok(entries.collect::<Result<_, rusqlite::Error>>()?)
        })
    }

    /// When licences of an owner were activated or removed: the newest entries, newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn license_log(&self, owner_name: &str, limit: u32) -> Result<Vec<LogEntry>, StoreError> {
        self.read(|tx| {
            let mut statement = tx.sql.prepare_cached(
                "SELECT AdminLog_id, at, assocId, actor, act, subject, before, after FROM AdminLog \
                 WHERE act IN (?1, ?2) AND subject = ?3 ORDER BY AdminLog_id DESC LIMIT ?4",
            )?;
            let acts = (Act::LicenseActivated.as_str(), Act::LicenseRemoved.as_str());
            let entries = statement.query_map(params![acts.0, acts.1, owner_name, limit], entry)?;
            Ok(entries.collect::<Result<_, rusqlite::Error>>()?)
        })
    }
}

fn entry(row: &Row<'_>) -> Result<LogEntry, rusqlite::Error> {
    Ok(LogEntry {
        id: row.integer(0)?,
        at: row.integer(1)?,
        associate_id: row.optional_text(2)?.and_then(|id| id.parse().ok()),
        actor: row.text(3)?,
        act: row.text(4)?,
        subject: row.text(5)?,
        before: row.optional_text(6)?,
        after: row.optional_text(7)?,
    })
}

/// Adds an entry, in the transaction of what it tells of.
pub(crate) fn append(
    tx: &Tx<'_>,
    actor: &Actor,
    act: Act,
    subject: &str,
    (before, after): (Option<&Value>, Option<&Value>),
    now: i64,
) -> Result<(), StoreError> {
    let json = |value: Option<&Value>| value.map(ToString::to_string);
    tx.sql
        .prepare_cached(
            "INSERT INTO AdminLog (at, assocId, actor, act, subject, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![now, actor.associate_id, actor.name, act.as_str(), subject, json(before), json(after)])?;
    Ok(())
}

/// The `after` of every entry of one act, oldest first; what is not JSON is passed over.
pub(crate) fn afters(tx: &Tx<'_>, act: Act) -> Result<Vec<Value>, StoreError> {
    let mut statement =
        tx.sql.prepare_cached("SELECT after FROM AdminLog WHERE act = ?1 ORDER BY AdminLog_id")?;
    let texts: Vec<String> =
        statement.query_map([act.as_str()], |row| row.text(0))?.collect::<Result<_, _>>()?;
    Ok(texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
}
