//! Many users at once.

use std::time::{Duration, Instant};

use segl_license::UserType;
use segl_store::{ImportError, ImportFault, ModuleRef, NewAssociate, NewUser, Refusal, Role};

use crate::support::{Installation, MAIN, NOW, actor, roots, set_number, superoffice, today, user, uses};

fn module(owner: &str, name: &str) -> ModuleRef {
    ModuleRef { owner_name: owner.to_owned(), module_name: name.to_owned() }
}

fn line(line: usize, name: &str, plan: &str) -> NewUser {
    let plan = (!plan.is_empty()).then(|| module(MAIN, plan));
    NewUser {
        line,
        associate: user(name),
        plan,
        licenses: Vec::new(),
        open_requests: None,
        last_sign_in: None,
    }
}

/// The demonstration's users.
fn demo_users() -> Vec<NewUser> {
    let text = include_str!("../../../../demo/users.csv");
    let lines = text.lines().enumerate().skip(1);
    lines
        .map(|(at, text)| {
            let cells: Vec<&str> = text.split(';').collect();
            let licenses = cells[8].split(',').filter_map(|one| one.split_once('.'));
            NewUser {
                licenses: licenses.map(|(owner, name)| module(owner, name)).collect(),
                associate: NewAssociate {
                    first_name: cells[1].to_owned(),
                    country: cells[4].to_owned(),
                    user_type: match cells[5] {
                        "ExternalAssociate" => UserType::ExternalAssociate,
                        _ => UserType::InternalAssociate,
                    },
                    role: Role::parse(cells[6]).unwrap(),
                    retired: cells[9] == "1",
                    ..user(cells[0])
                },
                ..line(at + 1, cells[0], cells[7])
            }
        })
        .collect()
}

fn problems(outcome: Result<segl_store::ImportReport, ImportError>) -> Vec<(usize, ImportFault)> {
    match outcome {
        Err(ImportError::Problems(problems)) => {
            problems.into_iter().map(|problem| (problem.line, problem.fault)).collect()
        }
        other => panic!("no problems: {other:?}"),
    }
}

#[test]
fn the_demonstrations_users_hold_what_its_readme_says_and_are_there_quickly() {
    let demo = Installation::demo();
    let admin = NewAssociate { role: Role::Administrator, password_hash: Some("x".into()), ..user("admin") };
    let admin = demo.store.add_associate(&admin, &actor(), NOW).unwrap();
    let started = Instant::now();
    let report = demo.store.import(&roots(), today(), &demo_users(), &actor(), NOW).unwrap();
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    assert_eq!((report.added, report.updated), (249, 1));
    assert_eq!(report.links, usize::try_from(demo.number("SELECT count(*) FROM LicenseAssocLink")).unwrap());
    let judged = demo.judged(MAIN);
    let expected = [
        ("ten-sales-essentials", 25),
        ("ten-sales", 58),
        ("ten-service-essentials", 31),
        ("ten-service", 36),
        ("ten-marketing-essentials", 12),
        ("ten-marketing", 19),
        ("ten-salesservicemarketing", 9),
        ("user", 191),
        ("web", 190),
        ("windows", 7),
        ("travel", 3),
        ("visible-for", 34),
        ("extern-user-cal", 26),
        ("superlicense-no-selection", 6),
    ];
    for (name, in_use) in expected {
        assert_eq!(uses(&judged, name).in_use, in_use, "{name}");
    }
    assert!(judged.uses.iter().all(|one| one.altered == 0));
    let third = demo.judged("NORDDATA");
    assert_eq!(["nd-orders", "nd-invoices", "nd-lookup"].map(|one| uses(&third, one).in_use), [34, 21, 46]);
    let john = demo.store.associate_by_name("john.berg").unwrap().unwrap();
    assert_eq!(demo.holds(john.id), ["user", "windows"]);
    assert_eq!(
        demo.store.password_hash(admin).unwrap().as_deref(),
        Some("x"),
        "a known user keeps its password"
    );
    assert_eq!(demo.store.associate(admin).unwrap().unwrap().first_name, "Bergfrid");

    let again = demo.store.import(&roots(), today(), &demo_users(), &actor(), NOW).unwrap();
    assert_eq!((again.added, again.updated, again.links), (0, 250, 0), "a second time changes nothing");
}

#[test]
fn every_line_that_cannot_be_imported_is_named_and_nothing_is_written() {
    let mut order = superoffice();
    set_number(&mut order, "ten-sales", 1);
    let installation = Installation::with(&order);
    let mut retired = line(7, "gone", "ten-sales");
    retired.associate.retired = true;
    let mut external = line(8, "outside", "");
    external.licenses = vec![module("OTHER", "thing")];
    let users = [
        line(2, "anna", "ten-sales"),
        line(3, "bo", "ten-sales"),
        line(4, "Anna", ""),
        line(5, " ", ""),
        line(6, "cecilie", "no-such"),
        retired,
        external,
        line(9, "dag", "ten-service"),
    ];
    let outcome = installation.store.import(&roots(), today(), &users, &actor(), NOW);
    let refused = |refusal: Refusal| ImportFault::Refused(refusal);
    assert_eq!(
        problems(outcome),
        [
            (3, refused(Refusal::NoFreeSeat { module: "ten-sales".into(), total: 1, in_use: 1 })),
            (4, ImportFault::NameTwice),
            (5, ImportFault::NameInvalid),
            (6, refused(Refusal::UnknownModule { module: "no-such".into() })),
            (7, refused(Refusal::Retired)),
            (8, refused(Refusal::UnknownOwner { owner: "OTHER".into() })),
        ]
    );
    assert!(installation.store.associates().unwrap().is_empty());
    assert_eq!(installation.number("SELECT count(*) FROM LicenseAssocLink"), 0);
    assert_eq!(installation.uses("ten-sales").in_use, 0);
}

#[test]
fn an_import_leaves_an_administrator_and_brings_nobody_back() {
    let demo = Installation::demo();
    let boss = NewAssociate { role: Role::Administrator, ..user("boss") };
    demo.store.add_associate(&boss, &actor(), NOW).unwrap();
    let gone = demo.user("gone");
    demo.store.retire(gone, &actor(), NOW).unwrap();
    let import = |users: &[NewUser]| demo.store.import(&roots(), today(), users, &actor(), NOW);
    assert_eq!(problems(import(&[line(2, "boss", "")])), [(2, ImportFault::LastAdministrator)]);
    let faults = problems(import(&[line(2, "gone", "")]));
    assert_eq!(faults, [(2, ImportFault::Refused(Refusal::Retired))]);
    let heir =
        NewUser { associate: NewAssociate { role: Role::Administrator, ..user("heir") }, ..line(3, "", "") };
    let report = import(&[line(2, "boss", "ten-sales"), heir]).unwrap();
    assert_eq!((report.added, report.updated, report.links), (1, 1, 19));
}

#[test]
fn the_last_sign_in_of_elsewhere_is_noted_unless_a_later_one_is_known() {
    let there = Installation::with(&crate::support::superoffice());
    let import = |at: Option<i64>| {
        let user = NewUser { last_sign_in: at, ..line(2, "ann", "") };
        there.store.import(&roots(), today(), &[user], &actor(), NOW).unwrap();
        there.store.last_login(1).unwrap()
    };
    assert_eq!(import(None), None);
    assert_eq!(import(Some(NOW - 100)), Some(NOW - 100));
    assert_eq!(import(Some(NOW - 200)), Some(NOW - 100));
    assert_eq!(import(None), Some(NOW - 100));
    assert_eq!(import(Some(NOW - 50)), Some(NOW - 50));
}
