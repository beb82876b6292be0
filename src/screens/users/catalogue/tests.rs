use segl_webapi::user_list::HeldLicense;

use super::super::testing::{catalogue, user};
use super::*;

fn offer(module: &str) -> Offer {
    catalogue().find(MAIN_OWNER, module).unwrap().clone()
}

fn obstacle(user: &User, module: &str) -> Option<Obstacle> {
    catalogue().obstacle(user, &offer(module))
}

#[test]
fn a_user_holds_the_plan_what_it_brings_and_what_was_given_besides() {
    let mut ann = user("sales");
    ann.licenses.push(HeldLicense { owner_name: MAIN_OWNER.to_owned(), module_name: "windows".to_owned() });
    let held = |module| catalogue().holds(&ann, &offer(module));
    assert_eq!(["sales", "user", "web", "windows"].map(held), [true; 4]);
    assert_eq!(["service", "visible-for"].map(held), [false; 2]);
    assert!(catalogue().comes_with_plan(&ann, &offer("web")));
    assert!(!catalogue().comes_with_plan(&ann, &offer("windows")));
}

#[test]
fn what_is_full_cannot_be_given_nor_can_a_plan_that_brings_something_full() {
    assert_eq!(obstacle(&user("sales"), "service"), None, "the seats of user and web are held already");
    let Some(Obstacle::NoSeat(full)) = obstacle(&user(""), "service") else { panic!("full") };
    assert_eq!(full.module, "web");
    let Some(Obstacle::NoSeat(full)) = obstacle(&user("sales"), "windows") else { panic!("full") };
    assert_eq!(full.module, "windows");
}

#[test]
fn what_must_be_held_first_is_named_and_what_a_plan_brings_counts() {
    assert_eq!(obstacle(&user(""), "visible-for"), Some(Obstacle::Needs("User".to_owned())));
    assert_eq!(obstacle(&user("sales"), "visible-for"), None);
}

#[test]
fn kinds_of_users_retired_ones_and_a_licence_that_has_ended_stand_against_it() {
    let mut ext = user("sales");
    ext.kind = UserType::ExternalAssociate;
    assert_eq!(obstacle(&ext, "service"), Some(Obstacle::Kind));
    assert_eq!(obstacle(&ext, "visible-for"), None);
    let mut old = user("sales");
    old.retired = true;
    assert_eq!(obstacle(&old, "service"), Some(Obstacle::Retired));
    let mut ended = catalogue();
    ended.owners.iter_mut().for_each(|owner| owner.is_stopped = true);
    assert_eq!(ended.obstacle(&user("sales"), &offer("service")), Some(Obstacle::Stopped));
}

#[test]
fn what_another_licence_needs_cannot_be_taken() {
    let mut ann = user("");
    for module in ["user", "visible-for"] {
        ann.licenses.push(HeldLicense { owner_name: MAIN_OWNER.to_owned(), module_name: module.to_owned() });
    }
    let catalogue = catalogue();
    let needed = |module| catalogue.needed_by(&ann, &offer(module)).map(|offer| offer.module.as_str());
    assert_eq!((needed("user"), needed("visible-for")), (Some("visible-for"), None));
}

#[test]
fn a_licence_that_is_not_here_is_called_by_its_name_in_code() {
    assert_eq!(catalogue().name_of(MAIN_OWNER, "sales"), "Sales");
    assert_eq!(catalogue().name_of(MAIN_OWNER, "gone"), "gone");
    assert_eq!(catalogue().name_of("NOBODY", "sales"), "sales");
    assert_eq!(catalogue().plans().count(), 2);
}
