//! Everything that is installed. Edits are made to the file's bytes, as whoever alters a database would leave them.

use std::path::PathBuf;

use segl_license::pinned_roots;
use segl_store::{Actor, Store};
use serde_json::Value;

use crate::support::{Bench, SERIAL_NR, TODAY, day, demo_file, verify};

/// 2026-11-22 in Unix seconds.
const NOW: i64 = 1_795_305_600;

/// A database with the demonstration's licences, opened by nobody.
fn database(bench: &Bench, licences: &[&str]) -> (PathBuf, Store) {
    let store = Store::create(&bench.path("data"), "Wordslayer AS", SERIAL_NR, NOW).unwrap();
    for name in licences {
        let (file, roots) = (demo_file(name).to_text(), pinned_roots().unwrap());
        let judgement =
            store.activate(file.as_bytes(), &roots, day(TODAY), &Actor::program("test"), NOW).unwrap();
        assert!(judgement.content.is_some(), "{}", judgement.verdict.to_json());
    }
    (bench.path("data").join("segl.sqlite"), store)
}

fn both(bench: &Bench) -> String {
    let (path, store) = database(bench, &["superoffice", "norddata"]);
    drop(store);
    path.to_str().unwrap().to_owned()
}

/// Replaces text of the same length wherever `before` stands right before it, or nowhere right before it.
fn edit(path: &str, (from, to): (&str, &str), signed: bool) -> usize {
    assert_eq!(from.len(), to.len());
    let mut bytes = std::fs::read(path).unwrap();
    let places: Vec<usize> = bytes
        .windows(from.len())
        .enumerate()
        .filter(|(at, window)| *window == from.as_bytes() && (bytes[..*at].ends_with(b"\":\"") == signed))
        .map(|(at, _)| at)
        .collect();
    for at in &places {
        bytes[*at..*at + to.len()].copy_from_slice(to.as_bytes());
    }
    std::fs::write(path, bytes).unwrap();
    places.len()
}

fn rows_not_verified(verdict: &Value) -> Vec<&Value> {
    verdict["Rows"].as_array().unwrap().iter().filter(|row| row["Outcome"] != "verified").collect()
}

#[test]
fn a_database_that_nobody_altered_verifies_owner_by_owner() {
    let bench = Bench::new();
    let (path, store) = database(&bench, &["superoffice", "norddata"]);
    let snapshot = store.snapshot(&pinned_roots().unwrap(), day(TODAY)).unwrap();
    let verdicts: Vec<String> = snapshot.owners.iter().map(|owner| owner.judged.verdict.to_json()).collect();
    drop(store);
    let path = path.to_str().unwrap();
    let said = verify(&["--database", path, "--json"]);
    assert_eq!((said.code, said.out), (Some(0), format!("[{}]\n", verdicts.join(","))));
    let said = verify(&["--database", path]).out;
    for part in [
        "Database of Wordslayer AS (serial number 1801852599; neither is signed here)",
        "74 rows (50 hidden): 74 verified.",
        "6 rows (1 hidden): 6 verified.",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert!(said.find("\nSUPEROFFICE for").unwrap() < said.find("\nNORDDATA for").unwrap(), "{said}");
}

#[test]
fn a_database_in_use_is_judged_without_being_touched() {
    let bench = Bench::new();
    let (path, store) = database(&bench, &["superoffice"]);
    let before = std::fs::read(&path).unwrap();
    let verdict = verify(&["--database", path.to_str().unwrap(), "--json"]).verdict(0);
    assert_eq!(verdict[0]["OwnerName"], "SUPEROFFICE");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    drop(store);
}

#[test]
fn a_signed_row_whose_number_was_edited_is_changed_and_the_rest_stays_verified() {
    let bench = Bench::new();
    let path = both(&bench);
    let mut bytes = std::fs::read(&path).unwrap();
    let (from, to) = (b"\"NumberOfLicenses\":40,", b"\"NumberOfLicenses\":90,");
    // Wherever it stands: the database keeps what was signed in the list and in the history.
    let mut edited = 0;
    for row in 0..bytes.len() {
        if bytes[row..].starts_with(b"\"nd-orders\"")
            && let Some(field) = bytes[row..].windows(from.len()).take(600).position(|window| window == from)
        {
            bytes[row + field..][..to.len()].copy_from_slice(to);
            edited += 1;
        }
    }
    assert!(edited > 0);
    std::fs::write(&path, bytes).unwrap();
    let verdicts = verify(&["--database", &path, "--json"]).verdict(1);
    assert_eq!(rows_not_verified(&verdicts[0]), Vec::<&Value>::new());
    let rows = rows_not_verified(&verdicts[1]);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((&rows[0]["ModuleName"], &rows[0]["Outcome"]), (&"nd-orders".into(), &"changed".into()));
    let said = verify(&["--database", &path]).out;
    assert!(said.contains("6 rows (1 hidden): 5 verified, 1 not."), "{said}");
    assert!(said.contains("nd-orders  CHANGED"), "{said}");
}

#[test]
fn an_edited_column_is_named_with_both_values_and_cannot_play_tricks_on_the_terminal() {
    let bench = Bench::new();
    let path = both(&bench);
    assert_eq!(edit(&path, ("Invoices", "I\u{1b}[2Jces"), false), 1);
    let verdicts = verify(&["--database", &path, "--json"]).verdict(1);
    let rows = rows_not_verified(&verdicts[1]);
    assert_eq!((rows.len(), &rows[0]["Outcome"]), (1, &"altered".into()));
    let facts = &rows[0]["Findings"][0]["Facts"];
    assert_eq!((&facts["Field"], &facts["Signed"]), (&"ModuleDescription".into(), &"Invoices".into()));
    let said = verify(&["--database", &path]).out;
    let sentence = r"The column ModuleDescription says I\u{1b}[2Jces; signed is Invoices. (column-changed)";
    assert!(said.contains(sentence), "{said}");
    assert!(!said.contains('\u{1b}'));
}

#[test]
fn an_edited_expiry_date_is_named_and_the_signed_one_counts() {
    let bench = Bench::new();
    let path = both(&bench);
    assert_eq!(edit(&path, ("2027-02-28", "2099-02-28"), false), 2, "ExpiryDate and MaintenanceDate");
    let said = verify(&["--database", &path]);
    assert_eq!(said.code, Some(1));
    for part in [
        "The licence is genuine (with a TEST key), but not everything stored with it is.",
        "Valid through 2027-02-28.",
        "The column ExpiryDate says 2099-02-28; signed is 2027-02-28. (column-changed)",
        "The column MaintenanceDate says 2099-02-28; signed is 2027-02-28. (column-changed)",
    ] {
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
}

#[test]
fn a_database_without_a_licence_proves_nothing() {
    let bench = Bench::new();
    let (path, store) = database(&bench, &[]);
    drop(store);
    let said = verify(&["--database", path.to_str().unwrap()]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains("No licence is installed, so nothing is proven."), "{}", said.out);
    assert_eq!(verify(&["--database", path.to_str().unwrap(), "--json"]).verdict(1), serde_json::json!([]));
}

#[test]
fn what_is_no_database_is_not_judged_and_none_is_made() {
    let bench = Bench::new();
    let (none, text) =
        (bench.at("none.sqlite"), bench.write("text.sqlite", "not a database, but a text ".repeat(99)));
    for path in [&none, &text] {
        let said = verify(&["--database", path, "--json"]);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{}", said.err);
        assert!(said.err.starts_with(path.as_str()), "{}", said.err);
    }
    assert!(!bench.path("none.sqlite").exists());
}

#[test]
fn seats_are_counted_beside_the_signed_numbers_and_what_does_not_verify_is_not() {
    let bench = Bench::new();
    let (path, store) = database(&bench, &["norddata"]);
    drop(store);
    let path = path.to_str().unwrap();
    let seats = |more: &[&str]| {
        let mut words = vec!["--database", path, "--seats"];
        words.extend(more);
        verify(&words)
    };
    let counted: Value = serde_json::from_str(&seats(&["--json"]).out).unwrap();
    let named =
        |name: &str| counted.as_array().unwrap().iter().find(|row| row["ModuleName"] == name).cloned();
    assert_eq!(
        named("nd-orders").unwrap(),
        serde_json::json!({ "OwnerName": "NORDDATA", "ModuleName": "nd-orders", "InUse": 0, "Total": 40 })
    );
    assert_eq!(counted.as_array().unwrap().len(), 6);
    let text = seats(&[]).out;
    assert!(text.contains("Owner") && text.contains("nd-orders") && text.contains("unlimited"), "{text}");
    assert!(edit(path, ("nd-orders", "nd-0rders"), true) > 0);
    let counted: Value = serde_json::from_str(&seats(&["--json"]).out).unwrap();
    assert!(counted.as_array().unwrap().len() < 6, "{counted}");
}
