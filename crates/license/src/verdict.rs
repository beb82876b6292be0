//! The verdict: one JSON, the same from browser, server and command line.

use serde::Serialize;

use crate::judge::CertifiedKey;
use crate::{Code, Date, DateState, Facts, Finding, License, ObjectHash, Verified};

/// What was decided about a licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Genuine.
    Verified,
    /// Genuine, with a test key among its keys.
    VerifiedTest,
    /// Not accepted; the code says why.
    Refused,
}

/// What was decided about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowOutcome {
    /// Genuine and part of the licence.
    Verified,
    /// Genuine and part of the licence, but what is stored beside it was changed.
    Altered,
    /// Genuine, stored a second time.
    Duplicate,
    /// Genuine, but not part of this licence.
    Foreign,
    /// Its own signature holds, but no verified list says that it belongs.
    Unproven,
    /// Signed with a key that is not known here.
    UnknownKey,
    /// Signed with a withdrawn key.
    Withdrawn,
    /// Changed or damaged.
    Changed,
    /// Listed, but not there.
    Missing,
}

impl RowOutcome {
    /// Whether a row with this outcome counts.
    pub fn grants(self) -> bool {
        matches!(self, Self::Verified | Self::Altered)
    }
}

/// A row's diagnosis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct RowVerdict {
    /// The signed name where the row is genuine, else the name it is stored or listed under.
    pub module_name: Option<String>,
    /// What was decided.
    pub outcome: RowOutcome,
    /// Why, the weightiest first; empty where all is well.
    pub findings: Vec<Finding>,
}

/// What the armour needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct ArmourReport {
    /// Lines from which something was stripped.
    pub repaired_lines: usize,
}

/// `segl-verdict/1`: compact JSON, keys in this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Verdict {
    format: &'static str,
    /// What was decided.
    pub outcome: Outcome,
    /// The step (1 to 10) that refused.
    pub step: Option<u8>,
    /// Why it was refused.
    pub code: Option<Code>,
    /// Particulars of the refusal.
    pub facts: Facts,
    /// What else is worth knowing, sorted by code.
    pub warnings: Vec<Finding>,
    /// From here to the hash: the verified licence's, else null.
    pub owner_name: Option<String>,
    /// Serial number.
    pub serial_nr: Option<String>,
    /// Key epoch.
    pub epoch: Option<u32>,
    /// Issue.
    pub sequence: Option<u32>,
    /// Object hash.
    pub hash: Option<ObjectHash>,
    /// The day that was judged for.
    pub today: Date,
    /// What the dates mean on that day.
    pub date_state: Option<DateState>,
    /// Every row, in the order given; missing ones last.
    pub rows: Vec<RowVerdict>,
    /// What the armour needed; null for a database.
    pub armour: Option<ArmourReport>,
}

impl Verdict {
    pub(crate) fn new(today: Date) -> Self {
        Self {
            format: "segl-verdict/1",
            outcome: Outcome::Verified,
            step: None,
            code: None,
            facts: Facts::default(),
            warnings: Vec::new(),
            owner_name: None,
            serial_nr: None,
            epoch: None,
            sequence: None,
            hash: None,
            today,
            date_state: None,
            rows: Vec::new(),
            armour: None,
        }
    }

    /// Compact JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether the licence and every row of it are genuine and nothing beside them was changed.
    pub fn is_clean(&self) -> bool {
        let stored = |finding: &Finding| {
            matches!(finding.code, Code::ColumnChanged | Code::StoredHashChanged | Code::StoredKeyChanged)
        };
        self.outcome != Outcome::Refused
            && self.rows.iter().all(|row| row.outcome == RowOutcome::Verified)
            && !self.warnings.iter().any(stored)
    }

    /// Why it was refused; none where it was not.
    pub fn refusal(&self) -> Option<Finding> {
        self.code.map(|code| Finding { code, facts: self.facts.clone() })
    }

    /// Says which licence it is about. A test key among its keys makes it a test.
    pub(crate) fn describe(&mut self, license: &Verified<License>, keys: &[CertifiedKey]) {
        if keys.iter().any(|key| key.test) && self.outcome == Outcome::Verified {
            self.outcome = Outcome::VerifiedTest;
        }
        self.owner_name = Some(license.owner_name.clone());
        self.serial_nr = Some(license.serial_nr.clone());
        self.epoch = Some(license.epoch);
        self.sequence = Some(license.sequence);
        self.hash = Some(license.hash());
        self.date_state = Some(DateState::of(license, self.today));
    }

    /// Records a refusal; the first in step order stands.
    pub(crate) fn refuse(&mut self, step: u8, finding: Finding) {
        if self.step.is_none_or(|earlier| step < earlier) {
            self.outcome = Outcome::Refused;
            self.step = Some(step);
            self.code = Some(finding.code);
            self.facts = finding.facts;
        }
    }

    /// Adds a warning in its place: by code, those of one code as they were found.
    pub(crate) fn warn(&mut self, finding: Finding) {
        let at = self.warnings.partition_point(|warning| warning.code.as_str() <= finding.code.as_str());
        self.warnings.insert(at, finding);
    }
}
