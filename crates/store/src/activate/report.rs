//! What an activation changes, in numbers.

use segl_license::{
    DateChange, Difference, License, LicenseType, ModuleLicense, Verified, date_changes, row_differences,
    seats,
};

use super::content::Content;
use super::{ActivateError, MoveRefusal, Terms, World};
use crate::JudgedRecord;
use crate::taken::Taken;

/// A row of which more is in use than the new licence has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The row's name.
    pub module_name: String,
    /// Seats in use.
    pub in_use: u32,
    /// Seats in the new licence; 0 where it no longer has the row.
    pub new_total: u32,
}

/// A row of either licence.
#[derive(Clone, Debug)]
pub struct RowReport {
    /// In the active licence.
    pub old: Option<Verified<ModuleLicense>>,
    /// Its signature as stored.
    pub old_signature: Vec<u8>,
    /// In the new licence.
    pub new: Option<Verified<ModuleLicense>>,
    /// Its signature.
    pub new_signature: Vec<u8>,
    /// Seats in use until now.
    pub in_use: u32,
    /// Seats in use afterwards.
    pub new_in_use: u32,
    /// In what it differs; empty where nothing but texts does.
    pub differences: Vec<Difference>,
}

/// What an activation changes.
#[derive(Clone, Debug)]
pub struct Report {
    /// As it stood when this was made.
    pub world: World,
    /// The active licence, where it verifies.
    pub old: Option<Verified<License>>,
    /// Every row of the new licence in order, then those that it no longer has.
    pub rows: Vec<RowReport>,
    /// Dates that move.
    pub dates: Vec<DateChange>,
    /// Whether the company's name or serial number is another.
    pub other_company: bool,
    /// What stands against it: more in use than there will be.
    pub blocked: Vec<Blocked>,
    /// Moves that stand against a rule.
    pub refused: Vec<MoveRefusal>,
}

impl RowReport {
    /// The row's name.
    pub fn module_name(&self) -> &str {
        self.new.as_ref().or(self.old.as_ref()).map_or("", |row| row.module_name.as_str())
    }

    /// Seats afterwards; none where it is not limited.
    pub fn new_total(&self) -> Option<u32> {
        self.new.as_ref().map_or(Some(0), |row| seats(row, self.new_in_use).total)
    }
}

impl Report {
    /// Whether somebody may be worse off: a row or a date, or another company than until now.
    pub fn has_loss(&self) -> bool {
        let rows = || self.rows.iter().flat_map(|row| &row.differences).any(|one| one.is_loss());
        self.other_company || rows() || self.dates.iter().any(DateChange::is_loss)
    }

    /// Whether nothing stands against it.
    pub fn can_be_activated(&self) -> bool {
        self.blocked.is_empty() && self.refused.is_empty()
    }

    /// Whether it may be written on these terms.
    pub(super) fn stands(&self, terms: &Terms<'_>) -> Result<(), ActivateError> {
        if let Some(seen) = terms.world {
            let changed = seen.differences(&self.world);
            if !changed.is_empty() {
                return Err(ActivateError::WorldChanged(changed));
            }
        }
        if !self.refused.is_empty() {
            return Err(ActivateError::Moves(self.refused.clone()));
        }
        if !self.blocked.is_empty() {
            return Err(ActivateError::Blocked(self.blocked.clone()));
        }
        if terms.only_without_loss && self.has_loss() { Err(ActivateError::Loss) } else { Ok(()) }
    }
}

/// Everything that a report is made from.
pub(super) struct Made<'a> {
    pub(super) world: World,
    pub(super) old: Option<&'a JudgedRecord>,
    pub(super) content: &'a Content<'a>,
    pub(super) taken_before: &'a Taken,
    pub(super) taken_after: &'a Taken,
    pub(super) refused: Vec<MoveRefusal>,
}

/// Makes the report.
pub(super) fn report(made: Made<'_>) -> Report {
    let owner = made.content.license.owner_name.as_str();
    let old_license = made.old.and_then(|old| old.judged.license.clone());
    let old_rows: Vec<(&Verified<ModuleLicense>, &[u8])> = made
        .old
        .map(|old| {
            let stored = old.record.rows.iter().map(|row| row.stored.signed.signature.as_slice());
            old.judged
                .rows
                .iter()
                .zip(stored)
                .filter_map(|(row, signature)| Some((row.as_ref()?, signature)))
                .collect()
        })
        .unwrap_or_default();
    let mut rows = Vec::new();
    for new in made.content.rows {
        let old = old_rows.iter().find(|(row, _)| row.module_name == new.module_name).copied();
        rows.push(row(&made, owner, old, Some(new)));
    }
    for old in old_rows.iter().filter(|(row, _)| made.content.row(&row.module_name).is_none()) {
        rows.push(row(&made, owner, Some(*old), None));
    }
    let blocked = blocked(&made, owner);
    let license = made.content.license;
    let (dates, other_company) = match &old_license {
        Some(old) => {
            let other = old.company_name != license.company_name || old.serial_nr != license.serial_nr;
            (date_changes(old, license), other)
        }
        None => (Vec::new(), false),
    };
    Report { world: made.world, old: old_license, rows, dates, other_company, blocked, refused: made.refused }
}

fn row(
    made: &Made<'_>,
    owner: &str,
    old: Option<(&Verified<ModuleLicense>, &[u8])>,
    new: Option<&Verified<ModuleLicense>>,
) -> RowReport {
    let used = |row: Option<&Verified<ModuleLicense>>, taken: &Taken| match row {
        Some(row) if row.license_type == LicenseType::SiteLicense => row.number_of_licenses,
        _ => {
            let name = new.or(old.map(|(row, _)| row)).map_or("", |row| row.module_name.as_str());
            taken.of(owner, name)
        }
    };
    let envelopes = &made.content.file.module_licenses;
    let sealed = new.and_then(|new| envelopes.iter().find(|one| one.hash() == new.hash()));
    RowReport {
        old: old.map(|(row, _)| row.clone()),
        old_signature: old.map(|(_, signature)| signature.to_vec()).unwrap_or_default(),
        new: new.cloned(),
        new_signature: sealed.map(|sealed| sealed.signature.clone()).unwrap_or_default(),
        in_use: used(old.map(|(row, _)| row), made.taken_before),
        new_in_use: used(new, made.taken_after),
        differences: row_differences(old.map(|(row, _)| row), new),
    }
}

/// Every row of which more is in use than the new licence has; an unrestricted one has no limit.
fn blocked(made: &Made<'_>, owner: &str) -> Vec<Blocked> {
    let used = made.taken_after.modules_of(owner);
    let over = used.into_iter().filter_map(|(module, in_use)| {
        let new_total = made.content.row(module).map_or(Some(0), |row| seats(row, in_use).total)?;
        (in_use > new_total).then(|| Blocked { module_name: module.to_owned(), in_use, new_total })
    });
    over.collect()
}
