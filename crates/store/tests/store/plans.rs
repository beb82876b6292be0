//! Plans bring their rows and take them along.

use segl_store::Refusal;

use crate::support::{Installation, MAIN, NOW, actor, refusal, roots, set_number, superoffice, today};

const ESSENTIALS: [&str; 8] = [
    "pocket-crm-cal",
    "relation-cal",
    "sale-cal",
    "selection-cal",
    "t1",
    "ten-sales-essentials",
    "user",
    "web",
];

#[test]
fn a_plan_brings_exactly_the_rows_of_its_signed_set() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.edit("UPDATE ModuleLicense SET extraInfo = 'set=' WHERE moduleName = 'ten-sales-essentials'");
    demo.give(anna, &["ten-sales-essentials"]).unwrap();
    assert_eq!(demo.holds(anna), ESSENTIALS);
    demo.give(anna, &["ten-sales-essentials"]).unwrap();
    assert_eq!(demo.number("SELECT count(*) FROM LicenseAssocLink"), 8, "giving twice gives once");
    demo.take(anna, &["ten-sales-essentials"]).unwrap();
    assert!(demo.holds(anna).is_empty());
}

#[test]
fn a_new_plan_replaces_the_old_one_and_what_only_the_old_one_implied() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.give(anna, &["ten-sales-essentials"]).unwrap();
    let user_link =
        |links: Vec<segl_store::Link>| links.into_iter().find(|one| one.module_name == "user").unwrap().id;
    let before = user_link(demo.store.holdings(anna).unwrap());
    demo.give(anna, &["ten-service-essentials"]).unwrap();
    let holds = demo.holds(anna);
    assert!(holds.contains(&"ej-client".to_owned()) && !holds.contains(&"sale-cal".to_owned()));
    assert!(!holds.contains(&"ten-sales-essentials".to_owned()));
    assert_eq!(user_link(demo.store.holdings(anna).unwrap()), before, "what both imply stays as it was");
    demo.give(anna, &["superlicense-no-selection"]).unwrap();
    assert_eq!(demo.holds(anna), ["superlicense-no-selection"]);
}

#[test]
fn a_whole_plan_is_refused_when_one_of_its_hidden_rows_has_run_out() {
    let mut order = superoffice();
    set_number(&mut order, "t1", 1);
    let installation = Installation::with(&order);
    let (anna, bo) = (installation.user("anna"), installation.user("bo"));
    installation.give(anna, &["ten-sales-essentials"]).unwrap();
    let refused = refusal(installation.give(bo, &["ten-sales-essentials"]));
    assert_eq!(refused, Refusal::NoFreeSeat { module: "t1".into(), total: 1, in_use: 1 });
    assert!(installation.holds(bo).is_empty());
}

#[test]
fn what_another_licence_needs_stays_when_its_plan_goes() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.give(anna, &["ten-sales-essentials", "windows", "travel"]).unwrap();
    demo.take(anna, &["ten-sales-essentials"]).unwrap();
    assert_eq!(demo.holds(anna), ["travel", "user", "windows"]);
    assert_eq!(
        refusal(demo.take(anna, &["windows"])),
        Refusal::StillNeeded { module: "windows".into(), by: "travel".into() }
    );
    demo.take(anna, &["windows", "travel", "user"]).unwrap();
    assert!(demo.holds(anna).is_empty());
}

#[test]
fn what_a_plan_implies_is_not_taken_without_it() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.give(anna, &["ten-sales-essentials"]).unwrap();
    let refused = refusal(demo.take(anna, &["web"]));
    assert_eq!(refused, Refusal::StillNeeded { module: "web".into(), by: "ten-sales-essentials".into() });
    demo.take(anna, &["windows", "no-such"]).unwrap();
    assert_eq!(demo.holds(anna), ESSENTIALS);
}

#[test]
fn john_becomes_a_user_with_windows_access_by_two_rows_of_license_assoc_link() {
    let demo = Installation::demo();
    let john = demo.user("john.berg");
    demo.store.assign_existing(&roots(), today(), MAIN, john, &["user", "windows"], &actor(), NOW).unwrap();
    let rows = format!("SELECT count(*) FROM LicenseAssocLink WHERE assocId = {john}");
    assert_eq!((demo.holds(john), demo.number(&rows)), (vec!["user".into(), "windows".into()], 2));
    demo.give(john, &["ten-sales-essentials"]).unwrap();
    demo.take(john, &["ten-sales-essentials"]).unwrap();
    assert_eq!(demo.holds(john), ["user", "windows"]);
}

#[test]
fn what_was_held_before_and_after_is_logged() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.give(anna, &["superlicense-no-selection"]).unwrap();
    demo.give(anna, &["ten-sales-essentials"]).unwrap();
    let entry = demo.newest(1).remove(0);
    assert_eq!((entry.act.as_str(), entry.subject.as_str(), entry.at), ("assignments-changed", "anna", NOW));
    assert_eq!(
        entry.before.unwrap(),
        r#"{"ModuleLicenses":["superlicense-no-selection"],"OwnerName":"SUPEROFFICE"}"#
    );
    assert!(entry.after.unwrap().starts_with(r#"{"ModuleLicenses":["ten-sales-essentials","user","web","#));
}
