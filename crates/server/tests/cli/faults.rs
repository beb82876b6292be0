//! What goes on around a running server: another program has the database, a backup is made, the clock is wrong.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;
use segl_store::Store;
use serde_json::json;

use crate::load::client::{Answer, Client, request};
use crate::program::{Folder, licence};
use crate::serving::{Server, serve, serve_on};

/// A server with a licence, and an administrator who signed in.
fn running() -> (Folder, Server, Client, String) {
    let folder = Folder::with_data();
    let file = folder.file("a.segl", licence("superoffice", |order| order));
    assert_eq!(folder.run(&["license", "load", &file], &[]).code, 0);
    let server = serve(&folder);
    let mut client = Client::new(&server.address);
    let cookie = client.sign_in();
    (folder, server, client, cookie)
}

/// Adds a user; the answer.
fn add(client: &mut Client, cookie: &str, name: &str) -> Answer {
    let person = json!({ "Firstname": "A", "Lastname": name, "Email": "a@example.com" });
    let body = json!({ "Name": name, "Type": "InternalAssociate", "Person": person }).to_string();
    client.send(&request("POST", "/api/v1/User", &[("Cookie", cookie)], body.as_bytes())).unwrap()
}

fn read(client: &mut Client, cookie: &str, path: &str) -> Answer {
    client.send(&request("GET", path, &[("Cookie", cookie)], b"")).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let store = Store::open(folder).unwrap();
    let roots = segl_license::pinned_roots().unwrap();
    let today = segl_license::Date::parse(crate::program::TODAY).unwrap();
    let query = segl_store::UserQuery { top: 10_000, ..segl_store::UserQuery::default() };
    store.users(&roots, today, &query).unwrap().users.into_iter().map(|user| user.associate.name).collect()
}

#[test]
fn while_another_program_holds_the_database_reading_goes_on_and_a_change_waits_or_is_refused_whole() {
    let (folder, server, mut client, cookie) = running();
    let other = Connection::open(folder.data().join("segl.sqlite")).unwrap();

    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let waiting = std::thread::spawn({
        let (address, cookie) = (server.address.clone(), cookie.clone());
        move || add(&mut Client::new(&address), &cookie, "waits").status
    });
    assert_eq!(read(&mut client, &cookie, "/api/v1/License/Proof").status, 200, "reading goes on");
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(waiting.join().unwrap(), 200, "a change waits for its turn");

    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = add(&mut client, &cookie, "too-late");
    assert_eq!((refused.status, &refused.json()["code"]), (503, &json!("timed-out")));
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(add(&mut client, &cookie, "afterwards").status, 200, "and everything goes on");
    drop(server);
    let names = names(&folder.data());
    assert!(names.contains(&"waits".to_owned()) && names.contains(&"afterwards".to_owned()), "{names:?}");
    assert!(!names.contains(&"too-late".to_owned()), "{names:?}");
}

#[test]
fn a_backup_that_is_made_while_the_server_writes_opens_elsewhere_with_all_that_was_acknowledged_before_it() {
    let (folder, server, mut client, cookie) = running();
    let before: Vec<String> = (0..20).map(|number| format!("before-{number}")).collect();
    for name in &before {
        assert_eq!(add(&mut client, &cookie, name).status, 200);
    }
    let elsewhere = folder.0.path().join("backup");
    std::fs::create_dir(&elsewhere).unwrap();
    let done = AtomicBool::new(false);
    let done = &done;
    let meanwhile = std::thread::scope(|scope| {
        let (address, cookie) = (&server.address, &cookie);
        let writer = scope.spawn(move || {
            let mut client = Client::new(address);
            let mut added = 0;
            while !done.load(Ordering::Relaxed) {
                assert_eq!(add(&mut client, cookie, &format!("meanwhile-{added}")).status, 200);
                added += 1;
            }
            added
        });
        let copy = elsewhere.join("segl.sqlite");
        let source = Connection::open(folder.data().join("segl.sqlite")).unwrap();
        source.execute("VACUUM INTO ?1", [copy.to_str().unwrap()]).unwrap();
        std::fs::copy(folder.data().join("installation.key"), elsewhere.join("installation.key")).unwrap();
        done.store(true, Ordering::Relaxed);
        writer.join().unwrap()
    });
    let names = names(&elsewhere);
    let missing: Vec<_> = before.iter().filter(|name| !names.contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?}, {meanwhile} written meanwhile");
    let checked: String = Connection::open(elsewhere.join("segl.sqlite"))
        .unwrap()
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(checked, "ok");
}

#[test]
fn a_clock_that_jumps_back_signs_nobody_in_again_and_the_day_follows_no_time_zone() {
    let folder = Folder::with_data();
    let mut cookie = None;
    for (day, zone, status) in [
        ("2026-11-22", "Pacific/Kiritimati", 200),
        ("2026-11-22", "Pacific/Pago_Pago", 200),
        // A day later the session is over, and stays so when it was a mistake.
        ("2026-11-23", "Europe/Oslo", 401),
        ("2026-11-22", "Europe/Oslo", 401),
    ] {
        let server = serve_on(&folder, day, zone);
        let mut client = Client::new(&server.address);
        let cookie = cookie.get_or_insert_with(|| client.sign_in());
        let answer = read(&mut client, cookie, "/api/v1/License/Proof");
        assert_eq!(answer.status, status, "{day} {zone}");
        if status == 200 {
            assert_eq!(answer.json()["Today"], *day, "{zone}");
        }
    }
}
