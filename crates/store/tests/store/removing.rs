//! A third party's licence comes, is replaced, and goes.

use segl_issuer::IssueOptions;
use segl_license::Code;
use segl_store::{AssigneeQuery, HolderId, RemoveError};

use crate::support::{Installation, MAIN, NOW, actor, issued, norddata, roots, superoffice, today};

fn remove(installation: &Installation, owner: &str) -> Result<(), RemoveError> {
    installation.store.remove_owner(owner, &roots(), today(), &actor(), NOW)
}

#[test]
fn a_third_partys_licence_goes_with_everything_that_is_held_of_it() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.store.assign(&roots(), today(), "NORDDATA", anna, &["nd-orders"], &actor(), NOW).unwrap();
    demo.give(anna, &["superlicense-no-selection"]).unwrap();
    let everyone = AssigneeQuery { top: 10, ..AssigneeQuery::default() };
    let holders = demo.store.assignees(&roots(), today(), "NORDDATA", &everyone).unwrap().assignees;
    assert_eq!((holders.len(), holders[0].holder), (1, HolderId::Associate(anna)));
    assert_eq!(holders[0].modules, ["nd-orders"]);
    remove(&demo, "NORDDATA").unwrap();
    assert_eq!(demo.holds(anna), ["superlicense-no-selection"]);
    assert!(demo.store.owner("NORDDATA").unwrap().is_none());
    assert_eq!(demo.number("SELECT count(*) FROM OwnerKey"), 1);
    let entry = demo.store.license_log("NORDDATA", 1).unwrap().remove(0);
    assert_eq!((entry.act.as_str(), entry.after), ("license-removed", None));
    assert!(entry.before.unwrap().contains(r#""InUse":[["nd-orders",1]]"#));
    assert!(matches!(remove(&demo, "NORDDATA"), Err(RemoveError::UnknownOwner)));
    assert!(matches!(remove(&demo, MAIN), Err(RemoveError::MainOwner)));
}

#[test]
fn what_was_removed_can_come_back_and_an_older_issue_cannot() {
    let demo = Installation::with(&superoffice());
    let first = issued(&norddata(), IssueOptions::default());
    demo.load(&first);
    let options =
        IssueOptions { sequence: Some(2), previous: Some(first.license.hash()), ..IssueOptions::default() };
    let second = issued(&norddata(), options);
    demo.load(&second);
    remove(&demo, "NORDDATA").unwrap();
    assert_eq!(demo.refused(&first), Code::OlderThanInstalled);
    demo.load(&second);
    assert!(demo.judged("NORDDATA").judged.verdict.is_clean());
}
