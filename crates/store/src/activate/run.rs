//! An activation in its transaction, step by step.

use std::ops::ControlFlow;

use segl_license::{License, ModuleLicense, Verified};
use serde_json::{Value, json};

use super::content::{ActivationDraft, Content};
use super::follow::Follow;
use super::moves::{Moving, Told};
use super::report::{Made, report};
use super::{ActivateError, Activation, Terms, World, owner, rows};
use crate::judge::{Judged, judged};
use crate::owners::MAIN_OWNER;
use crate::store::Tx;
use crate::{Act, JudgedRecord, StoreError, company, log};

/// How far an activation is. Every one of these lies between the transaction's begin and its commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The transaction has begun: nobody else writes.
    Begun,
    /// File and database are judged.
    Judged,
    /// So many moves of so many have been taken from their holders.
    Taken(usize, usize),
    /// The licence is written.
    Written,
    /// So many moves of so many have been given to their holders.
    Given(usize, usize),
    /// Everything is written; the commit follows.
    Committing,
}

/// Asks whoever watches whether to go on.
pub(super) fn tell(terms: &Terms<'_>, step: Step) -> Result<(), ActivateError> {
    match terms.watch.map(|watch| watch(step)) {
        Some(ControlFlow::Break(())) => Err(ActivateError::Cancelled),
        _ => Ok(()),
    }
}

/// Does it all: verifies, takes, writes, gives, counts. Whether it stays is decided by the caller.
pub(super) fn run(
    tx: &Tx<'_>,
    draft: &ActivationDraft<'_>,
    terms: &Terms<'_>,
) -> Result<Activation, ActivateError> {
    tell(terms, Step::Begun)?;
    let mut before = judged(tx, draft.roots, draft.today, true)?;
    if let Some((name, serial_nr)) = terms.typed
        && before.snapshot.owner(MAIN_OWNER).is_none_or(|main| main.judged.license.is_none())
    {
        company::update(tx, name, serial_nr, draft.actor, draft.now)?;
        before = judged(tx, draft.roots, draft.today, true)?;
    }
    let judgement = before.snapshot.judge_file(draft.file, draft.roots, draft.today);
    let Some(verified) = &judgement.content else { return Ok(Activation { judgement, report: None }) };
    tell(terms, Step::Judged)?;
    let content = Content::of(verified);
    let owner = content.license.owner_name.clone();
    let world = World::of(draft.file, &before, &owner);
    let taken_before = before.taken.clone();
    let follow = Follow::of(before.snapshot.owner(&owner), &content);

    let count = terms.moves.len();
    let mut moving = Moving { tx, draft, owner: &owner, refused: Vec::new(), told: Told::default() };
    for (at, one) in terms.moves.iter().enumerate() {
        moving.take(&mut before, one)?;
        tell(terms, Step::Taken(at + 1, count))?;
    }
    follow.release(tx, &mut before, &content, draft)?;
    write(tx, &before, &content, draft, &moving.told)?;
    tell(terms, Step::Written)?;
    // The new licence as the database has it now, with the sums carried over.
    let mut after = judged(tx, draft.roots, draft.today, false)?;
    after.taken = before.taken.clone();
    for (at, one) in terms.moves.iter().enumerate() {
        moving.give(&mut after, one)?;
        tell(terms, Step::Given(at + 1, count))?;
    }
    follow.bring(tx, &mut after, &owner, draft)?;
    let report = report(Made {
        world,
        old: before.snapshot.owner(&owner),
        content: &content,
        taken_before: &taken_before,
        taken_after: &after.taken,
        refused: moving.refused,
    });
    Ok(Activation { report: Some(report), judgement })
}

/// Writes verified content in the place of what the owner had, and says so in the log.
fn write(
    tx: &Tx<'_>,
    judged: &Judged,
    content: &Content<'_>,
    draft: &ActivationDraft<'_>,
    moved: &Told,
) -> Result<(), StoreError> {
    let license = content.license;
    let old = judged.snapshot.owner(&license.owner_name);
    let owner_id = owner::write(tx, old.map(|old| old.record.id), content, draft)?;
    rows::write(tx, judged, owner_id, content, draft)?;
    if license.owner_name == MAIN_OWNER {
        company::follow(tx, &license.company_name, &license.serial_nr, draft.actor, draft.now)?;
    }
    let before = old.and_then(|old| old.judged.license.as_ref()).map(told);
    let mut after = told(license);
    if let Some(fields) = after.as_object_mut() {
        fields.insert("Date".to_owned(), json!(draft.today.to_string()));
        fields.insert("Changes".to_owned(), changes(old, content));
        fields.insert("Moved".to_owned(), json!(moved.count));
        fields.insert("Moves".to_owned(), json!(moved.first));
    }
    let told = (before.as_ref(), Some(&after));
    log::append(tx, draft.actor, Act::LicenseActivated, &license.owner_name, told, draft.now)
}

/// What the log keeps of a licence.
pub(super) fn told(license: &Verified<License>) -> Value {
    json!({
        "OwnerName": license.owner_name, "SerialNr": license.serial_nr, "CompanyName": license.company_name,
        "Epoch": license.epoch, "Sequence": license.sequence, "Hash": license.hash().to_base64(),
    })
}

/// The numbers that change, before and after; null where a licence does not have the row.
fn changes(old: Option<&JudgedRecord>, content: &Content<'_>) -> Value {
    let old_rows = || old.iter().flat_map(|old| old.judged.rows.iter().flatten());
    let number = |row: &Verified<ModuleLicense>| row.number_of_licenses;
    let new = content.rows.iter().filter_map(|row| {
        let before = old_rows().find(|old| old.module_name == row.module_name).map(number);
        (before != Some(number(row)))
            .then(|| json!({ "ModuleName": row.module_name, "Before": before, "After": number(row) }))
    });
    let gone = old_rows()
        .filter(|old| content.row(&old.module_name).is_none())
        .map(|old| json!({ "ModuleName": old.module_name, "Before": number(old), "After": Value::Null }));
    new.chain(gone).collect()
}
