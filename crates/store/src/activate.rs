//! A licence file becomes the active licence, whole or not at all.

mod owner;
mod rows;

use segl_license::{Date, Judgement, License, LicenseFile, ModuleLicense, Revocations, Roots, Verified};
use serde_json::json;
use thiserror::Error;

use crate::judge::{Judged, judged};
use crate::owners::MAIN_OWNER;
use crate::store::Tx;
use crate::{Act, Actor, Store, StoreError, company, log};

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

/// Why a licence was not activated, its verdict aside.
#[derive(Debug, Error)]
pub enum ActivateError {
    /// More is in use than the new licence has; nothing was written.
    #[error("more is in use than the new licence has")]
    Blocked(Vec<Blocked>),
    /// The store failed; nothing was written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Judges a file and activates it, in one immediate transaction: only verified content is ever written.
    ///
    /// Loading the active licence again repairs what was edited of it, and is refused where nothing was.
    /// Refused where the judgement's `content` is `None`: then nothing was written, and the verdict says why.
    /// Assignments follow by ModuleName. SUPEROFFICE's licence brings the company's name and serial number,
    /// unless the company row is altered: then an administrator has to confirm it.
    ///
    /// # Errors
    /// [`ActivateError::Blocked`] when more is in use than the new licence has.
    pub fn activate(
        &self,
        file: &[u8],
        roots: &Roots,
        today: Date,
        actor: &Actor,
        now: i64,
    ) -> Result<Judgement, ActivateError> {
        self.write(|tx| {
            let judged = judged(tx, roots, today, true)?;
            let judgement = judged.snapshot.judge_file(file, roots, today);
            if let Some(content) = &judgement.content {
                let content = Content {
                    file: &content.file,
                    license: &content.license,
                    rows: &content.rows,
                    revocations: content.revocations.as_ref(),
                };
                let blocked = blocked(&judged, &content);
                if !blocked.is_empty() {
                    return Err(ActivateError::Blocked(blocked));
                }
                write(tx, &judged, &content, &Activating { roots, today, actor, now })?;
            }
            Ok(judgement)
        })
    }
}

/// What was verified, and the envelopes it came in.
struct Content<'a> {
    file: &'a LicenseFile,
    license: &'a Verified<License>,
    rows: &'a [Verified<ModuleLicense>],
    revocations: Option<&'a Verified<Revocations>>,
}

/// Who activates, when, and under which roots.
struct Activating<'a> {
    roots: &'a Roots,
    today: Date,
    actor: &'a Actor,
    now: i64,
}

/// Every row of which more is in use than the new licence has; an unrestricted one has no limit.
fn blocked(judged: &Judged, content: &Content<'_>) -> Vec<Blocked> {
    let used = judged.taken.modules_of(&content.license.owner_name);
    let over = used.into_iter().filter_map(|(module, in_use)| {
        let row = content.rows.iter().find(|row| row.module_name == module);
        let new_total = row.map_or(Some(0), |row| segl_license::seats(row, in_use).total)?;
        (in_use > new_total).then(|| Blocked { module_name: module.to_owned(), in_use, new_total })
    });
    over.collect()
}

/// Writes verified content in the place of what the owner had.
fn write(
    tx: &Tx<'_>,
    judged: &Judged,
    content: &Content<'_>,
    activating: &Activating<'_>,
) -> Result<(), StoreError> {
    let license = content.license;
    let old = judged.snapshot.owner(&license.owner_name);
    let owner_id = owner::write(tx, old.map(|old| old.record.id), content, activating)?;
    rows::write(tx, judged, owner_id, content, activating)?;
    if license.owner_name == MAIN_OWNER {
        let Activating { actor, now, .. } = *activating;
        company::follow(tx, &license.company_name, &license.serial_nr, actor, now)?;
    }
    let before = old.and_then(|old| old.judged.license.as_ref()).map(|was| {
        json!({
            "OwnerName": was.owner_name, "SerialNr": was.serial_nr, "Epoch": was.epoch, "Sequence": was.sequence,
            "Hash": was.hash().to_base64(),
        })
    });
    let after = json!({
        "OwnerName": license.owner_name, "SerialNr": license.serial_nr, "Epoch": license.epoch,
        "Sequence": license.sequence, "Hash": license.hash().to_base64(), "Date": activating.today.to_string(),
    });
    let told = (before.as_ref(), Some(&after));
    log::append(tx, activating.actor, Act::LicenseActivated, &license.owner_name, told, activating.now)
}
