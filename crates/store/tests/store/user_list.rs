use segl_license::UserType;
use segl_store::{LoginLack, UserKind, UserPage, UserQuery, UserSort};

use crate::support::{Installation, MAIN, NOW, actor, roots, superoffice, today, user};

fn page(there: &Installation, query: UserQuery) -> UserPage {
    there.store.users(&roots(), today(), &UserQuery { top: 10, ..query }).unwrap()
}

fn names(there: &Installation, query: UserQuery) -> Vec<String> {
    page(there, query).users.into_iter().map(|user| user.associate.name).collect()
}

/// `ann` and `bo` with a plan, `cai` with Windows, `dag` with nothing, `ext` from another company, `old` retired.
fn people() -> Installation {
    let there = Installation::with(&superoffice());
    for (name, modules) in [("ann", &["ten-sales"][..]), ("bo", &["ten-service"]), ("cai", &[]), ("dag", &[])]
    {
        let id = there.user(name);
        there.give(id, modules).unwrap();
    }
    let cai = there.store.associate_by_name("cai").unwrap().unwrap().id;
    let held = ["user", "windows"];
    there.store.assign_existing(&roots(), today(), MAIN, cai, &held, &actor(), NOW).unwrap();
    let mut ext = user("ext");
    ext.user_type = UserType::ExternalAssociate;
    there.store.add_associate(&ext, &actor(), NOW).unwrap();
    let old = there.user("old");
    there.store.retire(old, &actor(), NOW).unwrap();
    there
}

#[test]
fn users_are_filtered_by_kind_licence_plan_and_retirement() {
    let there = people();
    assert_eq!(names(&there, UserQuery::default()), ["ann", "bo", "cai", "dag", "ext", "old"]);
    let of = |kind| names(&there, UserQuery { kind, ..UserQuery::default() });
    assert_eq!(of(UserKind::Associates), ["ann", "bo", "cai", "dag", "old"]);
    assert_eq!(of(UserKind::Others), ["ext"]);
    let holds = |module: &str| {
        names(&there, UserQuery { holds: Some((MAIN.to_owned(), module.to_owned())), ..UserQuery::default() })
    };
    assert_eq!(holds("user"), ["ann", "bo", "cai"], "hidden rows that plans imply too");
    assert_eq!(holds("windows"), ["cai"]);
    assert_eq!(holds("nothing"), Vec::<String>::new());
    let plan = |plan: &str| names(&there, UserQuery { plan: Some(plan.to_owned()), ..UserQuery::default() });
    assert_eq!(plan("ten-service"), ["bo"]);
    assert_eq!(plan(""), ["cai", "dag", "ext", "old"]);
    assert_eq!(names(&there, UserQuery { retired: Some(true), ..UserQuery::default() }), ["old"]);
    let found = page(
        &there,
        UserQuery { kind: UserKind::Associates, search: "DA".to_owned(), ..UserQuery::default() },
    );
    assert_eq!((found.total, found.found), (5, 1));
}

#[test]
fn search_regards_no_case_in_any_nordic_letter() {
    let there = Installation::empty();
    let mut asa = user("u1");
    asa.first_name = "Åsa".to_owned();
    there.store.add_associate(&asa, &actor(), NOW).unwrap();
    there.user("u2");
    for search in ["åsa", "ÅSA u", "U1@WORD", " sa "] {
        let query = UserQuery { search: search.to_owned(), ..UserQuery::default() };
        assert_eq!(names(&there, query), ["u1"], "{search}");
    }
}

#[test]
fn users_are_sorted_and_paged() {
    let there = people();
    there.store.create_session(&[1; 32], 3, segl_store::Expiry { idle: 120, absolute: 120 }, NOW).unwrap();
    let sorted = |sort, descending| names(&there, UserQuery { sort, descending, ..UserQuery::default() });
    assert_eq!(sorted(UserSort::Name, true), ["old", "ext", "dag", "cai", "bo", "ann"]);
    assert_eq!(sorted(UserSort::Plan, true), ["bo", "ann", "cai", "dag", "ext", "old"]);
    assert_eq!(sorted(UserSort::LastLogin, true).first().unwrap(), "cai");
    let part = UserQuery { skip: 1, top: 2, ..UserQuery::default() };
    let found = there.store.users(&roots(), today(), &part).unwrap();
    let names: Vec<_> = found.users.iter().map(|user| user.associate.name.as_str()).collect();
    assert_eq!((names, found.found), (vec!["bo", "cai"], 6));
    assert_eq!(there.store.user_ids(&roots(), today(), &part).unwrap(), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn whether_a_user_can_log_in_is_told_with_what_is_missing() {
    let there = people();
    let lacks = |there: &Installation| {
        let users = page(there, UserQuery::default()).users;
        users.into_iter().map(|user| (user.associate.name, user.lacks)).collect::<Vec<_>>()
    };
    let neither = vec![LoginLack::User, LoginLack::Client];
    let retired = vec![LoginLack::Retired, LoginLack::User, LoginLack::Client];
    assert_eq!(
        lacks(&there),
        [
            ("ann".to_owned(), vec![]),
            ("bo".to_owned(), vec![]),
            ("cai".to_owned(), vec![]),
            ("dag".to_owned(), neither.clone()),
            ("ext".to_owned(), neither),
            ("old".to_owned(), retired),
        ]
    );
    let can = |can| names(&there, UserQuery { can_log_in: Some(can), ..UserQuery::default() });
    assert_eq!(
        (can(true), can(false)),
        (vec!["ann".into(), "bo".into(), "cai".into()], vec!["dag".to_owned(), "ext".into(), "old".into()])
    );
    there.edit("UPDATE ModuleLicense SET body = x'7b7d' WHERE moduleName = 'web'");
    assert_eq!(lacks(&there)[0].1, [LoginLack::Client], "what does not verify grants nothing");
    assert_eq!(lacks(&there)[2].1, [], "Windows still does");
    there.edit("UPDATE company SET serialNo = '1501116519'");
    assert_eq!(lacks(&there)[2].1, [LoginLack::Company, LoginLack::License]);
}

#[test]
fn a_plan_hides_what_it_implies_and_shows_what_is_held_beside_it() {
    let there = people();
    there.give(1, &["visible-for"]).unwrap();
    let users = page(&there, UserQuery::default()).users;
    assert_eq!(users[0].plan.as_deref(), Some("ten-sales"));
    assert_eq!(users[0].licenses, [(MAIN.to_owned(), "visible-for".to_owned())]);
    assert_eq!(users[2].plan, None);
    let windows: Vec<_> = users[2].licenses.iter().map(|(_, module)| module.as_str()).collect();
    assert_eq!(windows, ["user", "windows"]);
}

#[test]
fn an_altered_assignment_is_seen_at_once_and_grants_nothing() {
    let there = people();
    assert_eq!(page(&there, UserQuery::default()).users[0].altered, 0);
    there.edit("UPDATE LicenseAssocLink SET licenseNumber = 9 WHERE assocId = 1");
    let users = page(&there, UserQuery::default()).users;
    assert!(users[0].altered > 2);
    assert_eq!((users[0].plan.as_deref(), users[0].lacks.len()), (None, 2));
    // What this program writes afterwards is judged, too.
    there.give(4, &["ten-sales"]).unwrap();
    let users = page(&there, UserQuery::default()).users;
    assert_eq!((users[3].plan.as_deref(), users[0].plan.as_deref()), (Some("ten-sales"), None));
    there.take(4, &["ten-sales"]).unwrap();
    assert_eq!(page(&there, UserQuery::default()).users[3].plan, None);
}
