use segl_license::Bytes32;
use segl_store::{LogEntry, Store};

use crate::support::{Installation, NOW, actor};

fn whole(store: &Store) -> Vec<LogEntry> {
    store.log_page(Some(1), 1000).unwrap().entries
}

/// The first entry that does not follow from the one before it.
fn broken_at(entries: &[LogEntry]) -> Option<i64> {
    let mut before = None;
    entries.iter().find_map(|entry| {
        let hash = entry.body(before).hash();
        before = Some(hash);
        (entry.hash != hash.0).then_some(entry.id)
    })
}

/// An installation with three entries more than a new one has.
fn logged() -> Installation {
    let installation = Installation::empty();
    for name in ["a", "b", "c"] {
        installation.store.add_satellite(name, &actor(), NOW).unwrap();
    }
    installation
}

#[test]
fn every_entry_covers_the_one_before_it_from_the_first_on() {
    let installation = logged();
    let store = &installation.store;
    let entries = whole(store);
    let acts: Vec<&str> = entries.iter().map(|entry| entry.act.as_str()).collect();
    assert_eq!(acts.first(), Some(&"database-created"));
    assert!(acts.ends_with(&["satellite-added"; 3]));
    assert_eq!(
        entries.iter().map(|entry| entry.id).collect::<Vec<_>>(),
        (1..=entries.len() as i64).collect::<Vec<_>>()
    );
    assert_eq!(broken_at(&entries), None);
}

#[test]
fn pages_of_the_log_join_by_the_hash_of_the_entry_before_them() {
    let installation = logged();
    let store = &installation.store;
    let entries = whole(store);
    let newest = store.log_page(None, 2).unwrap();
    assert_eq!(newest.entries, entries[entries.len() - 2..]);
    assert_eq!(newest.previous.as_deref(), Some(&*entries[entries.len() - 3].hash));
    assert_eq!(newest.total, entries.len() as i64);
    assert_eq!(store.log_page(Some(1), 2).unwrap().previous, None);
    assert_eq!(store.log_page(Some(9999), 2).unwrap().entries, []);
}

#[test]
fn what_was_edited_or_removed_by_hand_breaks_the_chain_where_it_was() {
    let edit = |sql: &str| {
        let installation = logged();
        let store = &installation.store;
        let first = whole(store).last().unwrap().id - 2;
        let triggers = "DROP TRIGGER AdminLog_no_update; DROP TRIGGER AdminLog_no_delete;";
        installation.edit(&format!("{triggers} {}", sql.replace('$', &first.to_string())));
        (broken_at(&whole(store)), first)
    };
    let (broken, first) = edit("UPDATE AdminLog SET actor = 'nobody' WHERE AdminLog_id = $");
    assert_eq!(broken, Some(first));
    let (broken, first) = edit("DELETE FROM AdminLog WHERE AdminLog_id = $");
    assert_eq!(broken, Some(first + 1));
}

#[test]
fn a_database_without_its_log_begins_another_chain_and_says_so_by_its_numbers() {
    let installation = Installation::empty();
    let store = &installation.store;
    let before = whole(store).last().unwrap().id;
    installation.edit("DROP TRIGGER AdminLog_no_delete; DELETE FROM AdminLog");
    store.add_satellite("a", &actor(), NOW).unwrap();
    let entries = whole(store);
    assert_eq!(entries.first().map(|entry| entry.id), Some(before + 1));
    assert_eq!(
        entries.first().map(|entry| Bytes32(entry.hash.clone().try_into().unwrap())),
        Some(entries[0].body(None).hash())
    );
}
