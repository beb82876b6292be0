//! Sessions expire.

use segl_store::Expiry;

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
fn sessions_end_with_sign_out_a_new_password_and_retirement() {
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
    new.store.delete_sessions_of(anna).unwrap();
    assert!(find().is_none());
    open();
    new.edit("UPDATE associate SET deleted = 1");
    assert!(find().is_none());
    new.edit("UPDATE associate SET deleted = 0");
    assert!(find().is_some());
    new.store.retire(anna, &actor(), NOW).unwrap();
    new.edit("UPDATE associate SET deleted = 0");
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
