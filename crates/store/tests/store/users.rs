//! Users, and the log of what was done.

use segl_license::UserType;
use segl_store::{Actor, AssociateError, NewAssociate, Role};

use crate::support::{Installation, NOW, actor, user};

#[test]
fn a_user_is_found_by_name_without_regard_to_case_and_read_as_written() {
    let new = Installation::empty();
    let given = NewAssociate {
        user_type: UserType::ExternalAssociate,
        role: Role::Administrator,
        password_hash: Some("$argon2id$x".to_owned()),
        ..user("Bergfrid")
    };
    let id = new.store.add_associate(&given, &Actor::associate(1, "admin"), NOW).unwrap();
    let found = new.store.associate_by_name("BERGFRID").unwrap().unwrap();
    assert_eq!((found.id, found.name.as_str(), found.role), (id, "Bergfrid", Role::Administrator));
    assert_eq!(found.user_type, UserType::ExternalAssociate);
    assert_eq!(new.store.associate(id).unwrap(), Some(found));
    assert_eq!(new.store.associates().unwrap().len(), 1);
    assert_eq!(new.store.password_hash(id).unwrap().as_deref(), Some("$argon2id$x"));
}

#[test]
fn a_name_is_taken_once_and_has_no_blanks_around_it() {
    let new = Installation::empty();
    new.user("anna");
    let add = |name: &str| new.store.add_associate(&user(name), &actor(), NOW);
    assert!(matches!(add("ANNA"), Err(AssociateError::NameTaken)));
    for name in ["", " anna", "bo ", "b\no", &"x".repeat(240)] {
        assert!(matches!(add(name), Err(AssociateError::NameInvalid)), "{name:?}");
    }
}

#[test]
fn the_last_administrator_is_not_retired() {
    let new = Installation::empty();
    let admin = |name: &str| {
        let given = NewAssociate { role: Role::Administrator, ..user(name) };
        new.store.add_associate(&given, &actor(), NOW).unwrap()
    };
    let (first, second) = (admin("first"), admin("second"));
    new.store.retire(first, &actor(), NOW).unwrap();
    new.store.retire(first, &actor(), NOW).unwrap();
    let refused = new.store.retire(second, &actor(), NOW);
    assert!(matches!(refused, Err(AssociateError::LastAdministrator)));
    assert!(!new.store.associate(second).unwrap().unwrap().retired);
    assert!(matches!(new.store.retire(99, &actor(), NOW), Err(AssociateError::Unknown)));
}

#[test]
fn a_role_or_kind_that_nobody_has_gives_no_right() {
    let new = Installation::empty();
    let anna = new.user("anna");
    new.edit("UPDATE associate SET role = 'Root', type = 99");
    let found = new.store.associate(anna).unwrap().unwrap();
    assert_eq!((found.role, found.user_type), (Role::Standard, UserType::Unknown));
}

#[test]
fn the_log_says_who_did_what_newest_first_and_cannot_be_changed() {
    let new = Installation::empty();
    let anna = new.store.add_associate(&user("anna"), &Actor::associate(5, "boss"), NOW + 1).unwrap();
    new.store.set_password_hash(anna, "x", &actor(), NOW + 2).unwrap();
    let log = new.newest(10);
    let acts: Vec<_> = log.iter().map(|entry| (entry.act.as_str(), entry.actor.as_str(), entry.at)).collect();
    assert_eq!(
        acts,
        [
            ("password-set", "test", NOW + 2),
            ("associate-added", "boss", NOW + 1),
            ("database-created", "segl", NOW),
        ]
    );
    assert_eq!(log[1].associate_id, Some(5));
    assert!(log.iter().all(|entry| !format!("{entry:?}").contains("argon")));
    assert_eq!(new.store.log_page(Some(1), 1).unwrap().entries, log[2..]);
    for sql in ["UPDATE AdminLog SET actor = 'x'", "DELETE FROM AdminLog"] {
        assert!(new.raw().execute(sql, []).unwrap_err().to_string().contains("append-only"));
    }
}
