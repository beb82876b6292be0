//! What administrators did: who, when, what, before, after. Append-only.

mod act;

pub use act::Act;
use rusqlite::{Connection, Params, Row, params};
use segl_license::{Bytes32, LogBody, ObjectHash};
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
    /// The hash of this entry, which covers the one before it; 32 bytes where nobody changed it.
    pub hash: Vec<u8>,
}

/// Some of the log, the oldest of them first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogPage {
    /// The hash of the entry before the first of these; none where there is none before it.
    pub previous: Option<Vec<u8>>,
    /// The entries.
    pub entries: Vec<LogEntry>,
    /// How many entries there are in all.
    pub total: i64,
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

impl LogEntry {
    /// What its hash covers, after an entry with this hash.
    pub fn body(&self, previous: Option<ObjectHash>) -> LogBody<'_> {
        LogBody {
            id: self.id,
            at: self.at,
            associate_id: self.associate_id,
            actor: &self.actor,
            act: &self.act,
            subject: &self.subject,
            before: self.before.as_deref(),
            after: self.after.as_deref(),
            previous,
        }
    }
}

impl Store {
    /// The entries from a primary key on, the oldest first; the newest ones where none is named.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn log_page(&self, from: Option<i64>, limit: u32) -> Result<LogPage, StoreError> {
        self.read(|tx| {
            let newest: i64 =
                tx.sql
                    .query_row("SELECT coalesce(max(AdminLog_id), 0) FROM AdminLog", [], |row| row.get(0))?;
            let from = from.unwrap_or_else(|| newest.saturating_sub(i64::from(limit)).saturating_add(1));
            let entries = entries(
                tx.sql,
                "WHERE AdminLog_id >= ?1 ORDER BY AdminLog_id LIMIT ?2",
                params![from, limit],
            )?;
            let total = tx.sql.query_row("SELECT count(*) FROM AdminLog", [], |row| row.get(0))?;
            Ok(LogPage { previous: hash_before(tx.sql, from)?, entries, total })
        })
    }

    /// When licences of an owner were activated or removed: the newest entries, newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn license_log(&self, owner_name: &str, limit: u32) -> Result<Vec<LogEntry>, StoreError> {
        self.read(|tx| {
            let newest = "WHERE act IN (?1, ?2) AND subject = ?3 ORDER BY AdminLog_id DESC LIMIT ?4";
            let acts = (Act::LicenseActivated.as_str(), Act::LicenseRemoved.as_str());
            Ok(entries(tx.sql, newest, params![acts.0, acts.1, owner_name, limit])?)
        })
    }
}

/// The entries that a clause finds.
fn entries(sql: &Connection, which: &str, values: impl Params) -> Result<Vec<LogEntry>, rusqlite::Error> {
    const ALL: &str =
        "SELECT AdminLog_id, at, assocId, actor, act, subject, before, after, hash FROM AdminLog";
    sql.prepare_cached(&format!("{ALL} {which}"))?.query_map(values, entry)?.collect()
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
        hash: row.bytes(8)?,
    })
}

/// The hash of the newest entry before a primary key.
fn hash_before(sql: &Connection, id: i64) -> Result<Option<Vec<u8>>, rusqlite::Error> {
    let mut statement = sql.prepare_cached(
        "SELECT hash FROM AdminLog WHERE AdminLog_id < ?1 ORDER BY AdminLog_id DESC LIMIT 1",
    )?;
    let mut found = statement.query_map([id], |row| row.bytes(0))?;
    found.next().transpose()
}

fn previous(hash: Option<Vec<u8>>) -> Option<ObjectHash> {
    Some(Bytes32(hash?.try_into().ok()?))
}

/// Chains what an older program wrote.
pub(crate) fn chain_all(sql: &Connection) -> Result<(), rusqlite::Error> {
    let mut write = sql.prepare("UPDATE AdminLog SET hash = ?2 WHERE AdminLog_id = ?1")?;
    let mut before = None;
    for entry in entries(sql, "ORDER BY AdminLog_id", [])? {
        let hash = entry.body(before).hash();
        write.execute(params![entry.id, hash.0])?;
        before = Some(hash);
    }
    Ok(())
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
    let last: i64 = tx
        .sql
        .prepare_cached("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'AdminLog'), 0)")?
        .query_row([], |row| row.get(0))?;
    let mut entry = LogEntry {
        id: last.saturating_add(1),
        at: now,
        associate_id: actor.associate_id,
        actor: actor.name.clone(),
        act: act.as_str().to_owned(),
        subject: subject.to_owned(),
        before: json(before),
        after: json(after),
        hash: Vec::new(),
    };
    entry.hash = entry.body(previous(hash_before(tx.sql, entry.id)?)).hash().0.to_vec();
    let LogEntry { id, at, associate_id, actor, act, subject, before, after, hash } = entry;
    tx.sql
        .prepare_cached(
            "INSERT INTO AdminLog (AdminLog_id, at, assocId, actor, act, subject, before, after, hash) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![id, at, associate_id, actor, act, subject, before, after, hash])?;
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
