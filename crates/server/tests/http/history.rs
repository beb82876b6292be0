use segl_license::stored::{Context, StoredOwner, StoredRow, judge_owner};
use segl_license::{State, decode_base64};
use segl_webapi::history::{ActivatedIssue, LicenseHistory, SignedIssue};

use crate::world::{World, actor, superoffice_again, today};

async fn history(world: &World, path: &str) -> LicenseHistory {
    serde_json::from_value(world.read(path).await).unwrap()
}

/// With a second issue of SUPEROFFICE's licence, which has five seats of the plan instead of two.
fn two_issues() -> World {
    let world = World::new();
    let file = superoffice_again();
    let judged = world.store().activate(file.as_bytes(), &world.roots, today(), &actor(), 0).unwrap();
    assert!(judged.content.is_some(), "{}", judged.verdict.to_json());
    world
}

/// The number of seats, proven from the answer alone.
fn proven(world: &World, issue: &SignedIssue) -> Option<u32> {
    let object = |stored: &segl_webapi::proof::Stored| segl_license::stored::StoredObject {
        body: stored.body.clone().unwrap().into_bytes(),
        signature: decode_base64(&stored.signature).unwrap(),
        key_id: stored.key_id.clone(),
        hash: decode_base64(&stored.hash).unwrap(),
    };
    let keys = issue.keys.iter().map(object).collect();
    let owner = StoredOwner { license: object(&issue.license), keys, ..Default::default() };
    let row = StoredRow { signed: object(issue.row.as_ref()?), ..Default::default() };
    let state = State::default();
    let context = Context { roots: &world.roots, state: &state, today: today(), main: None };
    let judged = judge_owner(&owner, &[row], context);
    judged.rows.into_iter().flatten().next().map(|row| row.number_of_licenses)
}

#[tokio::test]
async fn a_history_says_who_activated_what_and_when_and_can_be_proven_issue_by_issue() {
    let world = two_issues();
    let found = history(&world, "/api/v1/License/SUPEROFFICE/ten-sales/History").await;
    let told = |one: &ActivatedIssue| {
        let number = one.issue.as_ref().and_then(|issue| proven(&world, issue));
        format!("{} {} issue {} of period {}: {number:?}", one.date, one.by, one.sequence, one.epoch)
    };
    insta::assert_snapshot!(found.activations.iter().map(told).collect::<Vec<_>>().join("\n"), @r"
    2026-11-22 test issue 2 of period 1: Some(5)
    2026-11-22 test issue 1 of period 1: Some(2)
    ");
    assert_eq!(found.before, None);
}

#[tokio::test]
async fn a_history_comes_in_parts() {
    let world = two_issues();
    let path = "/api/v1/License/SUPEROFFICE/ten-sales/History?take=1";
    let newest = history(&world, path).await;
    assert_eq!((newest.activations.len(), newest.activations[0].sequence), (1, 2));
    let before = newest.before.unwrap();
    let older = history(&world, &format!("{path}&before={before}")).await;
    assert_eq!((older.activations.len(), older.activations[0].sequence), (1, 1));
    assert_eq!(older.before, None);
    let none = history(&world, "/api/v1/License/NOBODY/ten-sales/History").await;
    assert_eq!(none, LicenseHistory::default());
    let gone = history(&world, "/api/v1/License/SUPEROFFICE/nothing/History").await;
    assert!(gone.activations.iter().all(|one| one.issue.as_ref().unwrap().row.is_none()));
}
