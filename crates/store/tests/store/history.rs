//! What was activated, by whom and when, with what was signed.

use segl_issuer::IssueOptions;
use segl_license::stored::{Context, StoredOwner, StoredRow, judge_owner};
use segl_license::{ModuleLicense, State, Verified};
use segl_store::{Activated, Actor, Issue, Store};

use crate::support::{Installation, MAIN, NOW, actor, issued, roots, set_number, superoffice, today, user};

/// An installation on which a second issue, with 75 seats of a plan, followed the first.
fn two_issues() -> Installation {
    let mut order = superoffice();
    let installation = Installation::with(&order);
    let first = installation.judged(MAIN).judged.license.clone().unwrap();
    set_number(&mut order, "ten-sales", 75);
    order.rows.retain(|row| row.module_name != "travel");
    let options = IssueOptions { sequence: Some(2), previous: Some(first.hash()), ..Default::default() };
    let id = installation.store.add_associate(&user("kari"), &actor(), NOW).unwrap();
    let file = issued(&order, options).to_text();
    let kari = Actor::associate(id, "kari");
    let judged = installation.store.activate(file.as_bytes(), &roots(), today(), &kari, NOW).unwrap();
    assert!(judged.content.is_some());
    installation
}

/// The row as an issue had it, if all of the issue verifies.
fn proven(issue: &Issue) -> Option<Verified<ModuleLicense>> {
    let owner =
        StoredOwner { license: issue.license.clone(), keys: issue.keys.clone(), ..Default::default() };
    let rows: Vec<StoredRow> =
        issue.row.iter().map(|row| StoredRow { signed: row.clone(), ..Default::default() }).collect();
    let (state, roots) = (State::default(), roots());
    let judged =
        judge_owner(&owner, &rows, Context { roots: &roots, state: &state, today: today(), main: None });
    judged.rows.into_iter().flatten().next()
}

fn number(activated: &Activated) -> Option<u32> {
    proven(activated.issue.as_ref().unwrap()).map(|row| row.number_of_licenses)
}

#[test]
fn every_issue_can_be_proven_anew_with_who_activated_it_and_when() {
    let installation = two_issues();
    let history = installation.store.history(MAIN, "ten-sales", None, 10).unwrap();
    let told: Vec<_> = history
        .iter()
        .map(|one| (one.sequence, one.actor.as_str(), one.full_name.as_str(), one.date, number(one)))
        .collect();
    let day = Some(today());
    assert_eq!(told, [(2, "kari", "Test kari", day, Some(75)), (1, "test", "", day, Some(60))]);
    let active = installation.judged(MAIN).judged.license.clone().unwrap().hash().to_base64();
    assert_eq!(history[0].hash, active);
    let travel = installation.store.history(MAIN, "travel", None, 10).unwrap();
    assert!(travel[0].issue.as_ref().unwrap().row.is_none());
    assert!(number(&travel[1]).is_some());
}

#[test]
fn a_long_history_comes_page_by_page() {
    let installation = two_issues();
    let newest = installation.store.history(MAIN, "ten-sales", None, 1).unwrap();
    assert_eq!((newest.len(), newest[0].sequence), (1, 2));
    let rest = installation.store.history(MAIN, "ten-sales", Some(newest[0].id), 10).unwrap();
    assert_eq!((rest.len(), rest[0].sequence), (1, 1));
    assert!(installation.store.history("NORDDATA", "nd-orders", None, 10).unwrap().is_empty());
}

#[test]
fn what_someone_edits_of_an_old_issue_does_not_verify_and_is_whole_again_when_it_is_loaded_again() {
    let installation = two_issues();
    installation.edit(
        "UPDATE LicenseIssueRow SET body = CAST(replace(CAST(body AS TEXT), ':75,', ':900,') AS BLOB);
         UPDATE ModuleLicense SET licenseNumber = 900 WHERE moduleName = 'ten-sales'",
    );
    let history = installation.store.history(MAIN, "ten-sales", None, 10).unwrap();
    assert_eq!([number(&history[0]), number(&history[1])], [None, Some(60)]);
    let first = history[1].hash.clone();
    let mut order = superoffice();
    set_number(&mut order, "ten-sales", 75);
    order.rows.retain(|row| row.module_name != "travel");
    let previous = segl_license::ObjectHash::from_base64(&first);
    installation.load(&issued(&order, IssueOptions { sequence: Some(2), previous, ..Default::default() }));
    let history = installation.store.history(MAIN, "ten-sales", None, 10).unwrap();
    let numbers: Vec<_> = history.iter().map(number).collect();
    assert_eq!(numbers, [Some(75), Some(75), Some(60)], "the repair is an activation too");
}

#[test]
fn a_database_of_the_first_version_keeps_what_is_active_and_tells_of_the_rest_what_the_log_knows() {
    let installation = two_issues();
    installation.edit(
        "DROP TABLE LicenseIssueRow; DROP TABLE LicenseIssueKey; DROP TABLE LicenseIssue;
         DROP TABLE Candidate; DROP TABLE LicenseCheck; DROP TABLE SystemEvent; DROP TABLE SystemEventRevision;
         DROP TABLE HoldingRevision; DROP TRIGGER LicenseAssocLink_added; DROP TRIGGER LicenseAssocLink_changed;
         DROP TRIGGER LicenseAssocLink_deleted; DROP TRIGGER associate_added; DROP TRIGGER associate_changed;
         DROP TRIGGER associate_deleted; DROP TABLE Metering; DROP TABLE MeteringTerms;
         ALTER TABLE company DROP COLUMN satelliteName; ALTER TABLE associate DROP COLUMN lastLogin; ALTER TABLE associate DROP COLUMN openRequests; ALTER TABLE AdminLog DROP COLUMN hash;
         PRAGMA user_version = 1",
    );
    let Installation { dir, store } = installation;
    drop(store);
    let store = Store::open(dir.path()).unwrap();
    let history = store.history(MAIN, "ten-sales", None, 10).unwrap();
    assert_eq!(number(&history[0]), Some(75));
    assert_eq!(
        (history[1].issue.as_ref(), history[1].sequence, history[1].actor.as_str()),
        (None, 1, "test")
    );
}
