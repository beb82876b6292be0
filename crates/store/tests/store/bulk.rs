use segl_store::{ChangeError, ChangeRefusal, ChangeReport, Refusal, SeatChange, UserChange};

use crate::support::{Installation, MAIN, NOW, actor, roots, set_number, superoffice, today};

fn change(users: &[i64], take: &[&str], give: &[&str]) -> UserChange {
    let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
    UserChange {
        users: users.to_vec(),
        owner: MAIN.to_owned(),
        take: names(take),
        give: names(give),
        retire: false,
    }
}

fn preview(there: &Installation, change: &UserChange) -> ChangeReport {
    there.store.preview_change(&roots(), today(), change, &actor(), NOW).unwrap()
}

fn make(there: &Installation, change: &UserChange) -> Result<ChangeReport, ChangeReport> {
    there.store.change_users(&roots(), today(), change, &actor(), NOW).map_err(|error| match error {
        ChangeError::Refused(report) => report,
        ChangeError::Store(error) => panic!("{error}"),
    })
}

fn seats<'a>(report: &'a ChangeReport, module: &str) -> &'a SeatChange {
    report.seats.iter().find(|change| change.module == module).unwrap()
}

/// Three seats of Sales-Premium, and five users.
fn five() -> (Installation, Vec<i64>) {
    let mut order = superoffice();
    set_number(&mut order, "ten-sales", 3);
    let there = Installation::with(&order);
    let users = ["ann", "bo", "cai", "dag", "eva"].into_iter().map(|name| there.user(name)).collect();
    (there, users)
}

#[test]
fn a_preview_says_for_whom_there_is_no_seat_and_changes_nothing() {
    let (there, users) = five();
    let report = preview(&there, &change(&users, &[], &["ten-sales"]));
    assert_eq!((report.changed, report.unchanged), (3, 0));
    let refused: Vec<_> = report.refused.iter().map(|one| (one.name.as_str(), one.why.code())).collect();
    assert_eq!(refused, [("dag", "no-free-seat"), ("eva", "no-free-seat")]);
    let sales = seats(&report, "ten-sales");
    assert_eq!((sales.before, sales.after, sales.total), (0, 3, Some(3)));
    assert_eq!(seats(&report, "user").after, 3, "what the plan implies is counted too");
    assert!(users.iter().all(|user| there.holds(*user).is_empty()));
}

#[test]
fn a_change_is_made_for_all_or_for_none() {
    let (there, users) = five();
    let log = there.newest(1)[0].id;
    let refused = make(&there, &change(&users, &[], &["ten-sales"])).unwrap_err();
    assert_eq!(refused.refused.len(), 2);
    assert!(users.iter().all(|user| there.holds(*user).is_empty()));
    assert_eq!(there.newest(1)[0].id, log, "the log tells of nothing");
    let made = make(&there, &change(&users[..3], &[], &["ten-sales"])).unwrap();
    assert_eq!((made.changed, made.refused.len()), (3, 0));
    assert_eq!(there.uses("ten-sales").in_use, 3);
    let again = make(&there, &change(&users[..3], &[], &["ten-sales"])).unwrap();
    assert_eq!((again.changed, again.unchanged, again.seats), (0, 3, vec![]));
}

#[test]
fn seats_that_one_user_frees_are_there_for_the_next() {
    let (there, users) = five();
    make(&there, &change(&users[..3], &[], &["ten-sales"])).unwrap();
    let swap = change(&users[..3], &["ten-sales"], &["ten-service"]);
    let report = preview(&there, &swap);
    assert_eq!(
        (report.changed, seats(&report, "ten-sales").after, seats(&report, "ten-service").after),
        (3, 0, 3)
    );
    assert_eq!(make(&there, &swap).unwrap(), report);
    assert!(there.holds(users[0]).contains(&"ten-service".to_owned()));
}

#[test]
fn each_refusal_names_the_user_and_its_rule() {
    let (there, users) = five();
    make(&there, &change(&users[..1], &[], &["ten-service"])).unwrap();
    there.store.set_open_requests(users[0], 2).unwrap();
    there.store.retire(users[1], &actor(), NOW).unwrap();
    let report = preview(&there, &change(&[users[0], users[1], 999, users[2]], &["ten-service"], &[]));
    assert_eq!((report.changed, report.unchanged), (0, 2), "who holds nothing of it is passed over");
    assert_eq!(report.refused[0].why.code(), "open-requests");
    assert_eq!((report.refused[1].associate_id, report.refused[1].why.code()), (999, "associate-unknown"));
    let report = preview(&there, &change(&users, &[], &["windows"]));
    let codes: Vec<_> = report.refused.iter().map(|one| (one.full_name.as_str(), one.why.code())).collect();
    assert_eq!(
        codes,
        [
            ("Test bo", "associate-retired"),
            ("Test cai", "prerequisite-missing"),
            ("Test dag", "prerequisite-missing"),
            ("Test eva", "prerequisite-missing"),
        ]
    );
    let report = preview(&there, &change(&users[2..3], &[], &["nothing"]));
    assert_eq!(
        report.refused[0].why,
        ChangeRefusal::License(Refusal::UnknownModule { module: "nothing".into() })
    );
}

#[test]
fn a_refused_user_keeps_what_it_had_and_counts_nowhere() {
    let (there, users) = five();
    make(&there, &change(&users[..3], &[], &["ten-sales"])).unwrap();
    // Nobody gets the second plan, so that nobody gives up the first.
    let report = preview(&there, &change(&users, &["ten-sales"], &["nothing"]));
    assert_eq!((report.changed, report.refused.len(), report.seats.len()), (0, 5, 0));
}

#[test]
fn retiring_frees_seats_but_not_of_those_with_open_requests_nor_the_last_administrator() {
    let (there, users) = five();
    let mut admin = crate::support::user("admin");
    admin.role = segl_store::Role::Administrator;
    let admin = there.store.add_associate(&admin, &actor(), NOW).unwrap();
    make(&there, &change(&users[..3], &[], &["ten-sales"])).unwrap();
    there.store.set_open_requests(users[1], 1).unwrap();
    let retire = |users: &[i64]| UserChange { users: users.to_vec(), retire: true, ..UserChange::default() };
    let report = preview(&there, &retire(&[users[0], users[1], admin]));
    let codes: Vec<_> = report.refused.iter().map(|one| (one.associate_id, one.why.code())).collect();
    assert_eq!(codes, [(users[1], "open-requests"), (admin, "last-administrator")]);
    assert_eq!((report.changed, seats(&report, "ten-sales").after), (1, 2));
    assert_eq!(there.uses("ten-sales").in_use, 3);
    make(&there, &retire(&[users[0], users[3]])).unwrap();
    assert_eq!(there.uses("ten-sales").in_use, 2);
    assert!(there.store.associate(users[3]).unwrap().unwrap().retired);
    assert_eq!(make(&there, &retire(&[users[0]])).unwrap().unchanged, 1);
}
