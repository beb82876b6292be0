//! The folder of issued licences, read as it stands; what did not change is not judged again.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use segl_license::{Date, FILE_LIMIT, Installed, Roots, State, judge_file};

use super::shelf::{Issue, Shelf};

/// The suffix of licence files.
const SUFFIX: &str = "segl";

/// What was read before.
#[derive(Debug, Default)]
pub(super) struct Folder {
    known: HashMap<PathBuf, Known>,
}

#[derive(Debug, Clone)]
struct Known {
    length: u64,
    modified: Option<SystemTime>,
    issue: Option<Arc<Issue>>,
}

impl Folder {
    /// Lists the folder and judges what is new in it. A file that a customer's program would refuse is counted and not
    /// handed out.
    pub(super) fn read(&mut self, path: &Path, roots: &Roots, today: Date) -> io::Result<Shelf> {
        let mut seen = HashMap::new();
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            let file = entry.path();
            if file.extension().is_none_or(|suffix| suffix != SUFFIX) {
                continue;
            }
            // A file that vanished since it was listed is as good as none.
            let Ok(about) = entry.metadata() else { continue };
            let (length, modified) = (about.len(), about.modified().ok());
            let same = |known: &Known| known.length == length && known.modified == modified;
            let known = match self.known.remove(&file).filter(same) {
                Some(known) => known,
                None => Known { length, modified, issue: issue(&file, roots, today).map(Arc::new) },
            };
            seen.insert(file, known);
        }
        self.known = seen;
        let issues: Vec<_> = self.known.values().filter_map(|known| known.issue.clone()).collect();
        let refused = self.known.len() - issues.len();
        Ok(Shelf { issues, refused })
    }
}

/// Reads and judges a file.
fn issue(path: &Path, roots: &Roots, today: Date) -> Option<Issue> {
    let content = judge_file(&bytes(path)?, roots, &State::default(), &Installed::default(), today).content?;
    let license = &content.license;
    Some(Issue {
        path: path.to_owned(),
        owner_name: license.owner_name.clone(),
        serial_nr: license.serial_nr.clone(),
        company_name: license.company_name.clone(),
        epoch: license.epoch,
        sequence: license.sequence,
        issued: license.issued,
        hash: license.hash(),
        replaces: license.replaces.clone(),
        rows: content
            .rows
            .iter()
            .map(|row| (row.module_name.clone(), row.number_of_licenses, row.unrestricted))
            .collect(),
    })
}

/// The file of an issue, exactly as it lies there, if it still is that issue.
pub(super) fn file_of(known: &Issue, roots: &Roots, today: Date) -> Option<Vec<u8>> {
    let bytes = bytes(&known.path)?;
    let judged = judge_file(&bytes, roots, &State::default(), &Installed::default(), today);
    judged.content.filter(|content| content.license.hash() == known.hash).map(|_| bytes)
}

fn bytes(path: &Path) -> Option<Vec<u8>> {
    let length = usize::try_from(fs::metadata(path).ok()?.len()).ok()?;
    if length > FILE_LIMIT { None } else { fs::read(path).ok() }
}
