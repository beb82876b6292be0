//! What a database holds: what counts, what does not, and what is said about it.

use segl_license::stored::{Context, OwnerJudge, StoredObject, StoredRow, judge_owner};
use segl_license::{Code, Kind, LicenseFile, Outcome, RowOutcome};

use crate::support::edit::{roots, today, typed};
use crate::support::issue::{Issue, OTHER_SERIAL_NR};
use crate::support::keys::{Key, Signer as _, root, superoffice};
use crate::support::stored::Stored;

fn stored() -> Stored {
    Stored::of(&Issue::of_two_rows().file(), &superoffice())
}

/// Outcome and first code of a row.
type Said = (RowOutcome, Option<Code>);

/// What is said of each row, the sum of granted numbers, and the verdict's code.
fn judged(stored: &Stored) -> (Vec<Said>, u32, Option<Code>) {
    let (roots, state) = (roots(), typed());
    let judged = judge_owner(
        &stored.owner,
        &stored.rows,
        Context { roots: &roots, state: &state, today: today(), main: None },
    );
    let said =
        |row: &segl_license::RowVerdict| (row.outcome, row.findings.first().map(|finding| finding.code));
    let granted = judged.rows.iter().flatten().map(|row| row.number_of_licenses).sum();
    assert_eq!(judged.rows.len(), stored.rows.len());
    assert_eq!(judged.license.is_some(), judged.verdict.outcome != Outcome::Refused);
    (judged.verdict.rows.iter().map(said).collect(), granted, judged.verdict.code)
}

const GOOD: Said = (RowOutcome::Verified, None);

#[test]
fn what_was_loaded_and_left_alone_is_verified() {
    assert_eq!(judged(&stored()), (vec![GOOD, GOOD], 100, None));
}

#[test]
fn a_row_whose_number_was_edited_counts_as_signed() {
    let mut stored = stored();
    stored.rows[0].columns.number_of_licenses = 500;
    let altered = (RowOutcome::Altered, Some(Code::ColumnChanged));
    assert_eq!(judged(&stored), (vec![altered, GOOD], 100, None));
}

#[test]
fn a_row_whose_signed_bytes_were_edited_grants_nothing() {
    let mut stored = stored();
    stored.rows[0].signed.body.push(b' ');
    let changed = (RowOutcome::Changed, Some(Code::RowChanged));
    assert_eq!(judged(&stored), (vec![changed, GOOD], 50, None));
}

/// A fuzzer found that each copy was tried for each row that nobody signed.
#[test]
fn a_certificate_that_was_copied_a_thousand_times_changes_nothing_and_costs_nothing() {
    let mut one = stored();
    let nobodys = one.rows[0].clone();
    one.rows.extend((0..50).map(|at| {
        let mut row = nobodys.clone();
        row.signed.body.push(at);
        row
    }));
    let mut many = one.clone();
    many.owner.keys = vec![one.owner.keys[0].clone(); 1000];
    let began = std::time::Instant::now();
    assert_eq!(judged(&many), judged(&one));
    // 50 rows under 1,000 copies would be 50,000 signatures: several seconds.
    assert!(began.elapsed().as_secs() < 2, "{:?}", began.elapsed());
}

#[test]
fn a_row_that_is_stored_twice_counts_once() {
    let mut stored = stored();
    stored.rows.push(stored.rows[0].clone());
    let twice = (RowOutcome::Duplicate, Some(Code::StoredTwice));
    assert_eq!(judged(&stored), (vec![GOOD, GOOD, twice], 100, None));
}

#[test]
fn a_removed_row_is_named() {
    let mut stored = stored();
    stored.rows.remove(1);
    let removed = (RowOutcome::Missing, Some(Code::RowRemoved));
    let (roots, state) = (roots(), typed());
    let context = Context { roots: &roots, state: &state, today: today(), main: None };
    let verdict = judge_owner(&stored.owner, &stored.rows, context).verdict;
    assert_eq!(verdict.rows.last().unwrap().module_name.as_deref(), Some("ten-sales"));
    assert_eq!(judged(&stored), (vec![GOOD, removed], 50, None));
}

#[test]
fn rows_from_elsewhere_are_told_apart_and_grant_nothing() {
    let row_of = |issue: &Issue| Stored::of(&issue.file(), &issue.signer).rows.remove(0);
    let other_issue = Issue::number(7);
    let other_customer = Issue::first().with(|license| license.serial_nr = OTHER_SERIAL_NR.to_owned());
    let other_key = Issue { signer: Key::named("nobody"), ..Issue::first() };
    let mut stored = stored();
    stored.rows.extend([row_of(&other_issue), row_of(&other_customer), row_of(&other_key)]);
    let expected = vec![
        GOOD,
        GOOD,
        (RowOutcome::Foreign, Some(Code::RowForeignIssue)),
        (RowOutcome::Foreign, Some(Code::RowForeignSerial)),
        (RowOutcome::UnknownKey, Some(Code::RowKeyUnknown)),
    ];
    assert_eq!(judged(&stored), (expected, 100, None));
}

#[test]
fn everything_beside_a_genuine_row_is_said_at_once() {
    let mut stored = stored();
    let row = &mut stored.rows[1];
    row.columns.is_hidden = true;
    row.columns.extra_info.clear();
    row.signed = StoredObject { body: row.signed.body.clone(), ..StoredObject::default() };
    let (roots, state) = (roots(), typed());
    let mut judge =
        OwnerJudge::new(&stored.owner, Context { roots: &roots, state: &state, today: today(), main: None });
    let (verdict, verified) = judge.judge_row(&stored.rows[1]);
    let codes: Vec<_> = verdict.findings.iter().map(|finding| finding.code).collect();
    let expected =
        [Code::ColumnChanged, Code::ColumnChanged, Code::StoredHashChanged, Code::StoredSignatureChanged];
    assert_eq!(codes, expected);
    let verified = verified.expect("the list vouches for it");
    assert_eq!(verified.key_id(), superoffice().key_id(), "of a key that is known, not of the column");
}

#[test]
fn an_edited_licence_takes_every_row_with_it() {
    let mut stored = stored();
    stored.owner.license.body.push(b' ');
    let unproven = (RowOutcome::Unproven, Some(Code::ListUnverified));
    assert_eq!(judged(&stored), (vec![unproven, unproven], 0, Some(Code::SignatureBad)));
}

#[test]
fn a_licence_refused_for_its_serial_number_shows_its_rows_and_grants_none() {
    let other = Issue::of_two_rows().with(|license| license.serial_nr = OTHER_SERIAL_NR.to_owned());
    let stored = Stored::of(&other.file(), &superoffice());
    assert_eq!(judged(&stored), (vec![GOOD, GOOD], 0, Some(Code::SerialDiffers)));
}

#[test]
fn without_its_certificate_nothing_is_called_tampered() {
    let mut stored = stored();
    stored.owner.keys.clear();
    let unknown = (RowOutcome::UnknownKey, Some(Code::RowKeyUnknown));
    assert_eq!(judged(&stored), (vec![unknown, unknown], 0, Some(Code::KeyUnknown)));
    stored.rows[0] = StoredRow::default();
    let changed = (RowOutcome::Changed, Some(Code::RowChanged));
    assert_eq!(judged(&stored).0, vec![changed, unknown]);
}

#[test]
fn a_key_id_that_was_edited_does_not_hide_who_signed() {
    let mut stored = stored();
    stored.owner.keys[0].key_id.clear();
    stored.owner.license.key_id = root().key_id();
    stored.rows[0].signed.key_id = Key::named("nobody").key_id();
    let altered = (RowOutcome::Altered, Some(Code::StoredKeyChanged));
    assert_eq!(judged(&stored), (vec![altered, GOOD], 100, None));
}

#[test]
fn rows_can_be_judged_one_at_a_time_with_the_same_verdict() {
    let mut stored = stored();
    stored.rows[0].columns.sort_order = 0;
    let (roots, state) = (roots(), typed());
    let context = Context { roots: &roots, state: &state, today: today(), main: None };
    let mut judge = OwnerJudge::new(&stored.owner, context);
    assert_eq!(judge.verdict().rows.len(), 0);
    let one_by_one: Vec<_> = stored.rows.iter().map(|row| judge.judge_row(row).0).collect();
    assert_eq!(judge.verdict().rows, one_by_one);
    let whole = judge_owner(&stored.owner, &stored.rows, context).verdict;
    assert_eq!(judge.finish().to_json(), whole.to_json());
}

#[test]
fn what_is_stored_can_be_written_as_a_file_again() {
    let stored = stored();
    let file = LicenseFile {
        license: stored.owner.license.to_envelope(Kind::License),
        module_licenses: stored.rows.iter().map(|row| row.signed.to_envelope(Kind::ModuleLicense)).collect(),
        keys: stored.owner.keys.iter().map(|key| key.to_envelope(Kind::KeyCertificate)).collect(),
        revocations: None,
    };
    assert_eq!(file, Issue::of_two_rows().file());
}
