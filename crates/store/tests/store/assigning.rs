//! The rules that stand against giving a licence.

use segl_license::{Code, Date, UserType};
use segl_store::Refusal;

use crate::support::{Installation, MAIN, NOW, actor, norddata, refusal, roots, superoffice, today, user};

#[test]
fn each_rule_has_its_own_refusal() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    let refused = |modules: &[&str]| refusal(demo.give(anna, modules));
    let module = |name: &str| name.to_owned();
    assert_eq!(refused(&["no-such"]), Refusal::UnknownModule { module: module("no-such") });
    assert_eq!(refused(&["server"]), Refusal::TypeNotAssignable { module: module("server") });
    assert_eq!(refused(&["audience"]), Refusal::TypeNotAssignable { module: module("audience") });
    assert_eq!(refused(&["user"]), Refusal::HiddenNotAssignable { module: module("user") });
    assert_eq!(refused(&["ten-sales", "ten-service"]), Refusal::SeveralPlans);
    assert_eq!(
        refused(&["windows"]),
        Refusal::PrerequisiteMissing { module: module("windows"), needs: module("user") }
    );
    assert_eq!(
        refused(&["extern-user-cal"]),
        Refusal::UserTypeNotAllowed {
            module: module("extern-user-cal"),
            allowed: UserType::ExternalAssociate,
            found: UserType::InternalAssociate,
        }
    );
    let give = |owner: &str, user| {
        refusal(demo.store.assign(&roots(), today(), owner, user, &["ten-sales"], &actor(), NOW))
    };
    assert_eq!(give("OTHER", anna), Refusal::UnknownOwner { owner: module("OTHER") });
    assert_eq!(give(MAIN, 999), Refusal::UnknownAssociate);
    demo.store.retire(anna, &actor(), NOW).unwrap();
    assert_eq!(give(MAIN, anna), Refusal::Retired);
    assert_eq!(demo.number("SELECT count(*) FROM LicenseAssocLink"), 0);
}

#[test]
fn a_prerequisite_may_come_with_the_same_request() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.give(anna, &["travel", "windows", "ten-sales-essentials"]).unwrap();
    assert!(demo.holds(anna).contains(&"travel".to_owned()));
    let nd =
        |modules: &[&str]| demo.store.assign(&roots(), today(), "NORDDATA", anna, modules, &actor(), NOW);
    assert!(matches!(refusal(nd(&["nd-invoices"])), Refusal::PrerequisiteMissing { .. }));
    nd(&["nd-orders", "nd-invoices", "nd-lookup"]).unwrap();
    nd(&["nd-orders"]).unwrap();
    assert_eq!(demo.judged("NORDDATA").uses.iter().map(|one| one.in_use).sum::<u32>(), 1 + 1 + 3);
}

#[test]
fn what_an_external_user_may_hold_is_given_to_external_users_only() {
    let demo = Installation::demo();
    let new = segl_store::NewAssociate { user_type: UserType::ExternalAssociate, ..user("ext") };
    let external = demo.store.add_associate(&new, &actor(), NOW).unwrap();
    demo.give(external, &["extern-user-cal"]).unwrap();
    assert!(matches!(refusal(demo.give(external, &["ten-sales"])), Refusal::UserTypeNotAllowed { .. }));
}

#[test]
fn an_unrestricted_licence_never_runs_out() {
    let demo = Installation::demo();
    for number in 0..3 {
        let user = demo.user(&format!("user{number}"));
        demo.give(user, &["superlicense-no-selection"]).unwrap();
    }
    assert_eq!(demo.uses("superlicense-no-selection").in_use, 3);
}

#[test]
fn after_the_grace_date_nothing_is_given_but_what_is_held_can_be_taken() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.give(anna, &["ten-sales"]).unwrap();
    let grace = superoffice().license.grace_date.unwrap();
    let give = |day: Date| demo.store.assign(&roots(), day, MAIN, anna, &["visible-for"], &actor(), NOW);
    let late = grace.plus_days(1).unwrap();
    assert_eq!(refusal(give(late)), Refusal::Stopped { owner: MAIN.into(), grace_date: grace });
    give(grace).unwrap();
    demo.store.unassign(&roots(), late, MAIN, anna, &["visible-for", "ten-sales"], &actor(), NOW).unwrap();
    assert!(demo.holds(anna).is_empty());
}

#[test]
fn a_row_that_was_removed_is_not_given_and_not_unknown() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.edit("DELETE FROM ModuleLicense WHERE moduleName = 'ten-sales'");
    let refused = refusal(demo.give(anna, &["ten-sales"]));
    assert_eq!(refused, Refusal::NotVerified { module: "ten-sales".into(), code: Code::RowRemoved });
}

#[test]
fn site_licences_are_counted_by_satellites_within_the_signed_number() {
    let demo = Installation::demo();
    let give = |satellite| {
        let modules = ["nd-connection"];
        demo.store.assign_satellite(&roots(), today(), "NORDDATA", satellite, &modules, &actor(), NOW)
    };
    let add = |name: &str| demo.store.add_satellite(name, &actor(), NOW).unwrap();
    assert_eq!(add("Oslo"), add("Oslo"));
    for name in ["Oslo", "Aarhus"] {
        give(add(name)).unwrap();
    }
    let refused = refusal(give(add("Malmö")));
    assert_eq!(refused, Refusal::NoFreeSeat { module: "nd-connection".into(), total: 2, in_use: 2 });
    assert_eq!(refusal(give(99)), Refusal::UnknownSatellite);
    assert_eq!(crate::support::uses(&demo.judged("NORDDATA"), "nd-connection").in_use, 2);
    assert_eq!(demo.store.satellites().unwrap().len(), 3);
    assert_eq!(norddata().rows.len(), demo.judged("NORDDATA").uses.len());
}

#[test]
fn a_system_licence_that_verifies_is_in_use_as_a_whole_and_one_that_does_not_is_off() {
    let demo = Installation::demo();
    assert_eq!(demo.uses("server").in_use, 1);
    assert_eq!(demo.uses("extra-storage").in_use, 2);
    demo.edit("UPDATE ModuleLicense SET body = x'7b7d' WHERE moduleName = 'server'");
    assert_eq!(demo.uses("server").in_use, 0);
}
