//! `accepted.jsonl`: which licences customers activated, one JSON object a line, written before it is answered.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use segl_license::{Date, ObjectHash};
use serde::{Deserialize, Serialize};

use super::shelf::Issue;

/// The file, beside the licences.
const FILE: &str = "accepted.jsonl";

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Line {
    date: Date,
    owner_name: String,
    serial_nr: String,
    company_name: String,
    epoch: u32,
    sequence: u32,
    hash: ObjectHash,
}

/// The file and what stands in it.
#[derive(Debug)]
pub(super) struct Accepted {
    path: PathBuf,
    /// Hashes that stand in the file; none before it was read.
    known: Mutex<Option<BTreeSet<ObjectHash>>>,
}

impl Accepted {
    pub(super) fn in_folder(folder: &Path) -> Self {
        Self { path: folder.join(FILE), known: Mutex::default() }
    }

    /// Writes an acceptance, durably; one that stands there already is not written again.
    pub(super) fn write(&self, issue: &Issue, today: Date) -> io::Result<()> {
        let mut guard = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let known = match guard.take() {
            Some(known) => known,
            None => self.read()?,
        };
        let known = guard.insert(known);
        if known.contains(&issue.hash) {
            return Ok(());
        }
        let line = Line {
            date: today,
            owner_name: issue.owner_name.clone(),
            serial_nr: issue.serial_nr.clone(),
            company_name: issue.company_name.clone(),
            epoch: issue.epoch,
            sequence: issue.sequence,
            hash: issue.hash,
        };
        // A line that a crash cut off is ended first, so that it spoils no other.
        let cut = fs::read(&self.path).is_ok_and(|bytes| bytes.last().is_some_and(|last| *last != b'\n'));
        let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        let text = format!("{}{}\n", if cut { "\n" } else { "" }, serde_json::to_string(&line)?);
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        known.insert(issue.hash);
        Ok(())
    }

    fn read(&self) -> io::Result<BTreeSet<ObjectHash>> {
        let text = match fs::read_to_string(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
            read => read?,
        };
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok());
        Ok(lines.map(|line| line.hash).collect())
    }
}
