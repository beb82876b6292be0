//! Which of the issued licences is for whom.

use std::path::PathBuf;
use std::sync::Arc;

use segl_license::{Date, ObjectHash, Replaces};

use super::wire::Asked;

/// An issued licence that customers' programs accept.
#[derive(Debug)]
pub(super) struct Issue {
    pub(super) path: PathBuf,
    pub(super) owner_name: String,
    pub(super) serial_nr: String,
    pub(super) company_name: String,
    pub(super) epoch: u32,
    pub(super) sequence: u32,
    pub(super) issued: Date,
    pub(super) hash: ObjectHash,
    pub(super) replaces: Option<Replaces>,
    /// Name, number, unrestricted.
    pub(super) rows: Vec<(String, u32, bool)>,
}

/// Every licence of a folder.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    pub(super) issues: Vec<Arc<Issue>>,
    pub(super) refused: usize,
}

/// What there is for a customer.
#[derive(Debug)]
pub(super) struct Offer {
    pub(super) news: News,
    pub(super) issue: Arc<Issue>,
}

/// Whether it is new, and in what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// The customer has it already.
    Nothing,
    License,
    CompanyName,
    SerialNumber,
}

/// Why there is nothing for whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stranger {
    /// No licence of this owner was issued for the serial number.
    SerialUnknown,
    /// The serial number belongs to another company.
    CompanyDiffers,
}

impl Shelf {
    pub(super) fn len(&self) -> usize {
        self.issues.len()
    }

    pub(super) fn refused(&self) -> usize {
        self.refused
    }

    /// Every issue for a customer, the newest first. The company may bear any name that it had.
    pub(super) fn of(&self, asked: &Asked) -> Result<Vec<&Arc<Issue>>, Stranger> {
        let mine =
            |issue: &&Arc<Issue>| issue.owner_name == asked.owner_name && issue.serial_nr == asked.serial_nr;
        let mut issues: Vec<_> = self.issues.iter().filter(mine).collect();
        if issues.is_empty() {
            return Err(Stranger::SerialUnknown);
        }
        if !issues.iter().any(|issue| same_name(&issue.company_name, &asked.company_name)) {
            return Err(Stranger::CompanyDiffers);
        }
        issues.sort_by_key(|issue| std::cmp::Reverse((issue.epoch, issue.sequence)));
        Ok(issues)
    }

    /// What a customer should have. A new serial number takes over from the very licence that its `Replaces` names:
    /// whoever has another one gets that one first.
    pub(super) fn offer(&self, asked: &Asked) -> Result<Offer, Stranger> {
        let issues = self.of(asked)?;
        let newest = *issues.first().ok_or(Stranger::SerialUnknown)?;
        let takes_over = |issue: &&Arc<Issue>| {
            let named = issue.replaces.as_ref();
            // Asked for by the old serial number, or by the new one.
            let meant =
                |named: &Replaces| named.serial_nr == asked.serial_nr || issue.serial_nr == asked.serial_nr;
            issue.owner_name == asked.owner_name
                && named.is_some_and(|named| Some(named.hash) == asked.hash && meant(named))
        };
        let successor = self.issues.iter().filter(takes_over).max_by_key(|one| (one.epoch, one.sequence));
        let (news, issue) = match successor {
            Some(successor) => (News::SerialNumber, successor),
            None if asked.hash == Some(newest.hash) => (News::Nothing, newest),
            None if !same_name(&newest.company_name, &asked.company_name) => (News::CompanyName, newest),
            None => (News::License, newest),
        };
        Ok(Offer { news, issue: Arc::clone(issue) })
    }

    /// The issue with this hash, if it is one of the customer's.
    pub(super) fn issue(&self, asked: &Asked) -> Result<Option<Arc<Issue>>, Stranger> {
        let issues = self.of(asked)?;
        Ok(issues.into_iter().find(|issue| Some(issue.hash) == asked.hash).cloned())
    }
}

impl News {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "up-to-date",
            Self::License => "new-license",
            Self::CompanyName => "new-company-name",
            Self::SerialNumber => "new-serial-number",
        }
    }
}

/// Names as people type them: case and the number of blanks are nobody's secret.
fn same_name(a: &str, b: &str) -> bool {
    let plain = |name: &str| name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    plain(a) == plain(b)
}
