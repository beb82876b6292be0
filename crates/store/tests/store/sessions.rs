//! Sessions expire.

use segl_store::{Access, AssociateError, Expiry, Refusal, Role};

use crate::support::{Installation, NOW, actor};

const EXPIRY: Expiry = Expiry { idle: 1800, absolute: 36_000 };
const TOKEN: [u8; 32] = [7; 32];

#[test]
fn a_session_lives_while_it_is_used_and_not_beyond_its_time() {
    let new = Installation::empty();
    let anna = new.user("anna");
    new.store.create_session(&TOKEN, anna, EXPIRY, NOW).unwrap();
    let find = |at: i64| new.store.find_session(&TOKEN, EXPIRY, NOW + at).unwrap();
    assert_eq!(find(1799).unwrap().associate_id, anna);
    assert!(find(3598).is_some(), "its use was noted");
    assert!(find(5398).is_none());
    assert!(find(1799).is_none(), "a clock that jumps back makes nothing good again");
    new.store.create_session(&TOKEN, anna, EXPIRY, NOW).unwrap();
    new.edit(&format!("UPDATE Session SET lastUsed = {}", NOW + 35_900));
    assert!(find(35_999).is_some());
    assert!(find(36_000).is_none());
}

#[test]
fn a_use_within_a_minute_writes_nothing() {
    let new = Installation::empty();
    let anna = new.user("anna");
    new.store.create_session(&TOKEN, anna, EXPIRY, NOW).unwrap();
    new.store.find_session(&TOKEN, EXPIRY, NOW + 59).unwrap();
    assert_eq!(new.number("SELECT lastUsed FROM Session"), NOW);
    new.store.find_session(&TOKEN, EXPIRY, NOW + 60).unwrap();
    assert_eq!(new.number("SELECT lastUsed FROM Session"), NOW + 60);
}

#[test]
fn sessions_end_with_sign_out_a_new_password_another_role_and_retirement() {
    let new = Installation::empty();
    let anna = new.user("anna");
    let open = || new.store.create_session(&TOKEN, anna, EXPIRY, NOW).unwrap();
    let find = || new.store.find_session(&TOKEN, EXPIRY, NOW).unwrap();
    open();
    new.store.delete_session(&TOKEN).unwrap();
    assert!(find().is_none());
    open();
    new.store.set_password_hash(anna, "$argon2id$test", &actor(), NOW).unwrap();
    assert!(find().is_none());
    assert_eq!(new.store.password_hash(anna).unwrap().as_deref(), Some("$argon2id$test"));
    open();
    assert_eq!(new.store.end_sessions(anna, &actor(), NOW).unwrap(), 1);
    assert!(find().is_none());
    open();
    new.store.set_role(anna, Role::Administrator, &actor(), NOW).unwrap();
    assert!(find().is_none());
    new.store.set_role(new.user("bo"), Role::Administrator, &actor(), NOW).unwrap();
    open();
    new.edit("UPDATE associate SET deleted = 1 WHERE name = 'anna'");
    assert!(find().is_none());
    new.edit("UPDATE associate SET deleted = 0 WHERE name = 'anna'");
    assert!(find().is_some());
    new.store.retire(anna, &actor(), NOW).unwrap();
    new.edit("UPDATE associate SET deleted = 0 WHERE name = 'anna'");
    assert!(find().is_none());
}

#[test]
fn expired_sessions_are_forgotten_when_another_one_opens() {
    let new = Installation::empty();
    let anna = new.user("anna");
    new.store.create_session(&TOKEN, anna, EXPIRY, NOW).unwrap();
    new.store.create_session(&[8; 32], anna, EXPIRY, NOW + 1800).unwrap();
    assert_eq!(new.number("SELECT count(*) FROM Session"), 1);
}

#[test]
fn how_a_user_gets_in_is_told_and_the_last_administrator_stays_one() {
    let new = Installation::empty();
    let (anna, bo) = (new.user("anna"), new.user("bo"));
    let access = |id, at| new.store.access(id, EXPIRY, NOW + at).unwrap();
    let change = |id, role| new.store.set_role(id, role, &actor(), NOW);
    assert_eq!(access(0, 0), None);
    assert_eq!(access(anna, 0), Some(Access { role: Role::Standard, has_password: false, sessions: 0 }));
    new.store.set_password_hash(anna, "$argon2id$test", &actor(), NOW).unwrap();
    change(anna, Role::Administrator).unwrap();
    new.store.create_session(&TOKEN, anna, EXPIRY, NOW).unwrap();
    new.store.create_session(&[8; 32], anna, EXPIRY, NOW + 60).unwrap();
    let both = Access { role: Role::Administrator, has_password: true, sessions: 2 };
    assert_eq!(access(anna, 60), Some(both));
    assert_eq!(access(anna, 1800).unwrap().sessions, 1, "what has expired is none");

    assert!(matches!(change(anna, Role::Standard), Err(AssociateError::LastAdministrator)));
    assert_eq!(access(anna, 60), Some(both), "nothing was written");
    change(bo, Role::Administrator).unwrap();
    change(anna, Role::Standard).unwrap();
    assert_eq!(access(anna, 60), Some(Access { role: Role::Standard, has_password: true, sessions: 0 }));

    new.store.retire(anna, &actor(), NOW).unwrap();
    let refused = change(anna, Role::Administrator).unwrap_err();
    assert!(matches!(refused, AssociateError::Refused(Refusal::Retired)), "{refused}");
    assert!(matches!(change(0, Role::Standard), Err(AssociateError::Unknown)));
    assert!(matches!(new.store.end_sessions(0, &actor(), NOW), Err(AssociateError::Unknown)));
    assert_eq!(new.store.end_sessions(bo, &actor(), NOW).unwrap(), 0);
    let noted = "SELECT count(*) FROM AdminLog WHERE act = 'sessions-ended'";
    assert_eq!(new.number(noted), 0, "nobody was signed in");
}
