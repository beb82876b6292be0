//! Who holds a licence.

use segl_store::{Actor, Check, HolderPage};

use crate::support::{Installation, MAIN, NOW, actor, roots, today};

fn page(installation: &Installation, module: &str, skip: usize, take: usize) -> HolderPage {
    installation.store.holders(&roots(), today(), (MAIN, module), skip, take).unwrap().unwrap()
}

fn names(page: &HolderPage) -> Vec<&str> {
    page.holders.iter().map(|holder| holder.name.as_str()).collect()
}

#[test]
fn holders_come_by_name_page_by_page_with_who_gave_it_and_when() {
    let demo = Installation::demo();
    let kari = Actor::associate(demo.user("kari"), "kari");
    for name in ["bo", "Åse", "anna"] {
        let user = demo.user(name);
        demo.store.assign(&roots(), today(), MAIN, user, &["ten-sales"], &kari, NOW + 60).unwrap();
    }
    let all = page(&demo, "ten-sales", 0, 10);
    assert_eq!((all.total, all.altered), (3, 0));
    assert_eq!(names(&all), ["anna", "bo", "Åse"]);
    let anna = &all.holders[0];
    assert_eq!((anna.full_name.as_str(), anna.by.as_str()), ("Test anna", "Test kari"));
    assert_eq!((anna.number, anna.since, anna.check), (1, NOW + 60, Check::Intact));
    let second = page(&demo, "ten-sales", 1, 1);
    assert_eq!((second.total, names(&second)), (3, vec!["bo"]));
    assert!(page(&demo, "ten-sales", 9, 1).holders.is_empty());
    assert_eq!(page(&demo, "web", 0, 10).total, 3, "what a plan implies is held too");
    assert_eq!(page(&demo, "windows", 0, 10), HolderPage::default());
    assert_eq!(demo.store.holders(&roots(), today(), (MAIN, "nothing"), 0, 10).unwrap(), None);
}

#[test]
fn an_altered_assignment_stands_first_and_holds_no_seat_and_a_retired_user_stands_nowhere() {
    let demo = Installation::demo();
    let ids = ["anna", "bo", "cecilie"].map(|name| demo.user(name));
    for id in ids {
        demo.give(id, &["ten-sales"]).unwrap();
    }
    demo.store.retire(ids[0], &actor(), NOW).unwrap();
    demo.edit(&format!("UPDATE LicenseAssocLink SET licenseNumber = 7 WHERE assocId = {}", ids[2]));
    let all = page(&demo, "ten-sales", 0, 10);
    assert_eq!((all.total, all.altered), (2, 1));
    assert_eq!(names(&all), ["cecilie", "bo"]);
    assert_eq!(all.holders[0].check, Check::Altered);
    assert_eq!(demo.uses("ten-sales").in_use, 1);
    assert_eq!(names(&page(&demo, "ten-sales", 0, 1)), ["cecilie"]);
    assert_eq!(names(&page(&demo, "ten-sales", 1, 1)), ["bo"]);
}

#[test]
fn satellites_hold_site_licences() {
    let demo = Installation::demo();
    let oslo = demo.store.add_satellite("Oslo", &actor(), NOW).unwrap();
    demo.store.assign_satellite(&roots(), today(), MAIN, oslo, &["satellite"], &actor(), NOW).unwrap();
    let all = page(&demo, "satellite", 0, 10);
    assert_eq!((all.total, all.altered), (1, 0));
    let holder = &all.holders[0];
    assert!(holder.is_satellite && holder.full_name.is_empty());
    assert_eq!((holder.name.as_str(), holder.by.as_str()), ("Oslo", ""));
}
