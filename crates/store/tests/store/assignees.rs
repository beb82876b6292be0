//! Everyone who holds a licence, a page at a time.

use segl_store::{AssigneePage, AssigneeQuery, AssigneeSort, HolderId};

use crate::support::{Installation, MAIN, NOW, actor, roots, superoffice, today};

fn of(module: &str) -> AssigneeQuery {
    AssigneeQuery { module: Some(module.to_owned()), top: 10, ..AssigneeQuery::default() }
}

fn page(installation: &Installation, query: &AssigneeQuery) -> AssigneePage {
    installation.store.assignees(&roots(), today(), MAIN, query).unwrap()
}

fn names(page: &AssigneePage) -> Vec<&str> {
    page.assignees.iter().map(|one| one.name.as_str()).collect()
}

#[test]
fn holders_are_told_with_plan_last_sign_in_and_open_requests() {
    let demo = Installation::with(&superoffice());
    let (anna, bo) = (demo.user("anna"), demo.user("bo"));
    demo.give(anna, &["ten-sales-essentials"]).unwrap();
    demo.give(bo, &["superlicense-no-selection"]).unwrap();
    demo.store.set_open_requests(anna, 3).unwrap();
    let expiry = segl_store::Expiry { idle: 3600, absolute: 7200 };
    demo.store.create_session(&[7; 32], anna, expiry, NOW + 5).unwrap();
    let user = page(&demo, &of("user"));
    assert_eq!((user.total, user.found, user.assignees.len()), (1, 1, 1));
    let one = &user.assignees[0];
    assert_eq!((one.name.as_str(), one.full_name.as_str()), ("anna", "Test anna"));
    assert_eq!((one.last_login, one.open_requests), (Some(NOW + 5), 3));
    assert_eq!(one.plan.as_deref(), Some("ten-sales-essentials"));
    assert_eq!(one.modules, ["user"]);
    let everyone = page(&demo, &AssigneeQuery { top: 10, ..AssigneeQuery::default() });
    assert_eq!(names(&everyone), ["anna", "bo"]);
    assert!(everyone.assignees[0].modules.contains(&"ten-sales-essentials".to_owned()));
    demo.store.retire(anna, &actor(), NOW).unwrap();
    assert_eq!(page(&demo, &of("user")), AssigneePage::default());
}

#[test]
fn satellites_stand_together_before_the_users_and_after_them_the_other_way_round() {
    let demo = Installation::demo();
    for name in ["Oslo", "Aarhus"] {
        let id = demo.store.add_satellite(name, &actor(), NOW).unwrap();
        demo.store.assign_satellite(&roots(), today(), MAIN, id, &["satellite"], &actor(), NOW).unwrap();
    }
    let (bo, anna) = (demo.user("bo"), demo.user("anna"));
    demo.give(bo, &["ten-sales"]).unwrap();
    demo.give(anna, &["ten-sales"]).unwrap();
    let mut query = AssigneeQuery { top: 3, ..AssigneeQuery::default() };
    assert_eq!(names(&page(&demo, &query)), ["Aarhus", "Oslo", "anna"]);
    query.skip = 3;
    assert_eq!(names(&page(&demo, &query)), ["bo"]);
    query = AssigneeQuery { descending: true, skip: 1, top: 10, ..query };
    assert_eq!(names(&page(&demo, &query)), ["anna", "Oslo", "Aarhus"]);
    let found = page(&demo, &AssigneeQuery { search: " OSL ".to_owned(), ..of("satellite") });
    assert_eq!((found.total, found.found, names(&found)), (2, 1, vec!["Oslo"]));
    assert!(matches!(found.assignees[0].holder, HolderId::Satellite(_)));
}

#[test]
fn holders_are_sorted_by_every_column_both_ways_and_equals_by_their_full_names() {
    let demo = Installation::with(&superoffice());
    let [anna, bo, cecilie] = ["anna", "bo", "cecilie"].map(|name| demo.user(name));
    for (id, plan) in [(anna, "ten-service"), (bo, "ten-sales"), (cecilie, "ten-sales")] {
        demo.give(id, &[plan]).unwrap();
    }
    demo.store.set_open_requests(bo, 2).unwrap();
    let expiry = segl_store::Expiry { idle: 3600, absolute: 7200 };
    demo.store.create_session(&[8; 32], cecilie, expiry, NOW).unwrap();
    let sorted = |sort, descending| {
        let page = page(&demo, &AssigneeQuery { sort, descending, ..of("user") });
        page.assignees.iter().map(|one| one.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(sorted(AssigneeSort::FullName, false), ["anna", "bo", "cecilie"]);
    assert_eq!(sorted(AssigneeSort::FullName, true), ["cecilie", "bo", "anna"]);
    assert_eq!(sorted(AssigneeSort::Name, true), ["cecilie", "bo", "anna"]);
    assert_eq!(sorted(AssigneeSort::OpenRequests, false), ["anna", "cecilie", "bo"]);
    assert_eq!(sorted(AssigneeSort::OpenRequests, true), ["bo", "anna", "cecilie"]);
    assert_eq!(sorted(AssigneeSort::LastLogin, true), ["cecilie", "anna", "bo"]);
    assert_eq!(sorted(AssigneeSort::Plan, false), ["bo", "cecilie", "anna"]);
    assert_eq!(sorted(AssigneeSort::Plan, true), ["anna", "bo", "cecilie"]);
}
