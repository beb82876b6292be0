//! Making, opening and refusing files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use segl_store::{Check, Store, StoreError};
use tempfile::TempDir;

use crate::support::{COMPANY, Installation, MAIN, NOW, SERIAL_NR, actor, roots, today};

fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(dir).unwrap().map(Result::unwrap);
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

#[test]
fn a_new_database_has_every_table_strict_and_its_key_outside() {
    let new = Installation::empty();
    assert_eq!(new.number("PRAGMA user_version"), 9);
    let loose = "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 \
                 AND name NOT LIKE 'sqlite_%'";
    assert_eq!(new.number(loose), 0);
    let mode: String = new.raw().query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    let company = new.store.company().unwrap();
    assert_eq!((company.name.as_str(), company.serial_nr.as_str()), (COMPANY, SERIAL_NR));
    assert_eq!(company.check, Check::Intact);
    assert_eq!(company.database_id.len(), 32);
    drop(new.store);
    let files = files(new.dir.path());
    let key = String::from_utf8(files["installation.key"].clone()).unwrap();
    assert_eq!(key.trim().len(), 64);
    let database = files["segl.sqlite"].clone();
    assert!(!database.windows(64).any(|bytes| bytes == key.trim().as_bytes()));
}

#[cfg(unix)]
#[test]
fn key_and_database_are_readable_by_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let new = Installation::empty();
    for file in ["installation.key", "segl.sqlite"] {
        let mode = fs::metadata(new.dir.path().join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[test]
fn a_second_start_does_not_make_a_second_database() {
    let new = Installation::empty();
    let again = Store::create(new.dir.path(), "Other", SERIAL_NR, NOW);
    assert!(matches!(again, Err(StoreError::Exists)));
    assert_eq!(Store::open(new.dir.path()).unwrap().company().unwrap().name, COMPANY);
}

#[test]
fn a_start_that_was_interrupted_before_its_database_can_be_repeated() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("segl.sqlite"), b"").unwrap();
    fs::write(dir.path().join("installation.key"), "ab".repeat(32)).unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::NoDatabase)));
    Store::create(dir.path(), COMPANY, SERIAL_NR, NOW).unwrap();
    assert_eq!(Store::open(dir.path()).unwrap().company().unwrap().check, Check::Intact);
}

#[test]
fn a_serial_number_with_a_wrong_check_digit_makes_no_database() {
    let dir = TempDir::new().unwrap();
    let outcome = Store::create(dir.path(), COMPANY, "1801852590", NOW);
    assert!(matches!(outcome, Err(StoreError::SerialNr)));
    assert!(files(dir.path()).is_empty());
}

#[test]
fn a_database_from_a_newer_version_is_refused_untouched() {
    let new = Installation::demo();
    new.edit("PRAGMA user_version = 99");
    drop(new.store);
    let before = files(new.dir.path());
    let path = new.dir.path().join("segl.sqlite");
    for outcome in [Store::open(new.dir.path()), Store::open_read_only(&path)] {
        assert!(matches!(outcome, Err(StoreError::NewerVersion { found: 99, known: 9 })));
    }
    assert!(matches!(Store::create(new.dir.path(), COMPANY, SERIAL_NR, NOW), Err(StoreError::Exists)));
    assert!(files(new.dir.path()) == before);
}

#[test]
fn a_newer_version_that_stands_in_the_log_alone_is_refused_too() {
    let new = Installation::empty();
    let raw = new.raw();
    raw.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(new.dir.path().join("segl.sqlite")).unwrap();
    assert!(matches!(Store::open(new.dir.path()), Err(StoreError::NewerVersion { found: 99, .. })));
    assert!(fs::read(new.dir.path().join("segl.sqlite")).unwrap() == before);
}

#[test]
fn what_is_not_a_database_of_segls_is_refused_untouched() {
    let dir = TempDir::new().unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::NoDatabase)));
    let path = dir.path().join("segl.sqlite");
    fs::write(&path, "not a database, but long enough to have a header of a hundred bytes ".repeat(3))
        .unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::NotSegl)));
    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE other (a)").unwrap();
    let before = files(dir.path());
    assert!(matches!(Store::open(dir.path()), Err(StoreError::NotSegl)));
    assert!(matches!(Store::open_read_only(&path), Err(StoreError::NotSegl)));
    assert!(matches!(Store::create(dir.path(), COMPANY, SERIAL_NR, NOW), Err(StoreError::NotSegl)));
    assert!(files(dir.path()) == before);
}

#[test]
fn a_missing_key_is_said_and_no_new_one_is_made_silently() {
    let demo = Installation::demo();
    let user = demo.user("anna");
    demo.give(user, &["ten-sales"]).unwrap();
    drop(demo.store);
    let key = demo.dir.path().join("installation.key");
    fs::remove_file(&key).unwrap();
    assert!(matches!(Store::open(demo.dir.path()), Err(StoreError::KeyMissing)));
    assert!(!key.exists());

    let store = Store::renew_key(demo.dir.path(), &actor(), NOW).unwrap();
    assert!(matches!(Store::renew_key(demo.dir.path(), &actor(), NOW), Err(StoreError::KeyExists)));
    assert_eq!(store.company().unwrap().check, Check::Altered);
    assert!(store.holdings(user).unwrap().iter().all(|link| link.check == Check::Altered));
    assert!(store.rights(&roots(), today(), user).unwrap().is_empty());
    // The way back: confirm the company, assign anew.
    store.confirm_company(COMPANY, SERIAL_NR, &actor(), NOW).unwrap();
    store.assign(&roots(), today(), MAIN, user, &["ten-sales"], &actor(), NOW).unwrap();
    assert!(store.holdings(user).unwrap().iter().all(|link| link.check == Check::Intact));
    fs::write(&key, "not hex").unwrap();
    assert!(matches!(Store::open(demo.dir.path()), Err(StoreError::KeyMalformed)));
}

#[test]
fn a_reader_without_key_judges_a_copy_alike_and_makes_nothing_beside_it() {
    let demo = Installation::demo();
    let user = demo.user("anna");
    demo.give(user, &["ten-sales"]).unwrap();
    let verdict = demo.judged(MAIN).judged.verdict.to_json();
    let elsewhere = TempDir::new().unwrap();
    let live = Store::open_read_only(&demo.dir.path().join("segl.sqlite")).unwrap();
    assert_eq!(live.judge(&roots(), today()).unwrap()[0].judged.verdict.to_json(), verdict);
    drop((live, demo.store));
    let copy = elsewhere.path().join("a copy #1?.sqlite");
    fs::copy(demo.dir.path().join("segl.sqlite"), &copy).unwrap();
    let before = files(elsewhere.path());

    let reader = Store::open_read_only(&copy).unwrap();
    let judged = reader.judge(&roots(), today()).unwrap();
    assert_eq!(judged[0].judged.verdict.to_json(), verdict);
    assert_eq!(reader.company().unwrap().check, Check::Unchecked);
    assert!(reader.holdings(user).unwrap().iter().all(|link| link.check == Check::Unchecked));
    assert!(matches!(reader.delete_session(&[0; 32]), Err(StoreError::ReadOnly)));
    drop(reader);
    assert!(files(elsewhere.path()) == before);
    assert!(matches!(Store::open_read_only(&elsewhere.path().join("none")), Err(StoreError::NoDatabase)));
}
