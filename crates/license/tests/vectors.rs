//! The published vectors in `docs/vectors/`: made here, compared with what is committed, judged by every judge.
//!
//! `UPDATE_VECTORS=1 cargo test -p segl-license vectors` writes them anew.

mod arguments;
mod certificates;
mod content;
mod genuine;
mod licenses;
mod revocations;
mod rows;
mod stored;
mod stored_rows;
mod succession;
mod third_parties;
mod vector;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use segl_license::{Code, Envelope};
use serde_json::Value;

use crate::support::issue::Issue;
use vector::Vector;

/// Every vector. A name begins with the code that it shows.
fn all() -> Vec<Vector> {
    [
        genuine::vectors(),
        content::vectors(),
        certificates::vectors(),
        licenses::vectors(),
        revocations::vectors(),
        succession::vectors(),
        rows::vectors(),
        stored::vectors(),
        stored_rows::vectors(),
        third_parties::vectors(),
    ]
    .concat()
}

/// A list that withdraws nothing.
pub(crate) fn empty_list() -> Envelope {
    revocations::list(1, &[])
}

/// What the folder must hold: name and content of every file.
fn folder() -> BTreeMap<String, Vec<u8>> {
    // What many vectors judge or have installed has a name of its own.
    let issue =
        |number| (format!("issue-{number}.segl"), Issue::number(number).file().to_text().into_bytes());
    let mut files: BTreeMap<_, _> = [1, 2, 4, 9].map(issue).into();
    for vector in all() {
        let arguments = vector.write(&mut files);
        let verdict = arguments::judge(&arguments, |name| files[name].clone());
        let mut add = |suffix: &str, text: String| {
            let twice = files.insert(format!("{}.{suffix}.json", vector.name), text.into_bytes());
            assert_eq!(twice, None, "two vectors are called {}", vector.name);
        };
        add("args", arguments + "\n");
        add("verdict", verdict + "\n");
    }
    files
}

fn place() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/vectors")
}

/// Codes that a verdict names, wherever it names them.
fn codes_in(value: &Value, codes: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            codes.extend(map.get("Code").and_then(Value::as_str).map(str::to_owned));
            map.values().for_each(|value| codes_in(value, codes));
        }
        Value::Array(list) => list.iter().for_each(|value| codes_in(value, codes)),
        _ => {}
    }
}

#[test]
fn the_committed_vectors_are_what_this_core_decides() {
    let files = folder();
    let place = place();
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        for entry in std::fs::read_dir(&place).into_iter().flatten() {
            std::fs::remove_file(entry.unwrap().path()).unwrap();
        }
        std::fs::create_dir_all(&place).unwrap();
        for (name, content) in &files {
            std::fs::write(place.join(name), content).unwrap();
        }
    }
    let committed: BTreeSet<String> = std::fs::read_dir(&place)
        .expect("docs/vectors; make it with UPDATE_VECTORS=1")
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(committed, files.keys().cloned().collect(), "files are missing or too many");
    for (name, content) in &files {
        let committed = std::fs::read(place.join(name)).unwrap();
        let shown = || String::from_utf8_lossy(&committed).into_owned();
        assert!(committed == *content, "{name} is\n{}\nnot\n{}", shown(), String::from_utf8_lossy(content));
    }
}

#[test]
fn every_code_has_a_vector_of_its_name() {
    let files = folder();
    for code in Code::ALL {
        let verdict =
            files.get(&format!("{code}.verdict.json")).unwrap_or_else(|| panic!("no vector {code}"));
        let mut codes = BTreeSet::new();
        codes_in(&serde_json::from_slice(verdict).unwrap(), &mut codes);
        assert!(codes.contains(code.as_str()), "the vector {code} shows {codes:?} only");
    }
}

#[test]
fn every_vector_shows_what_its_name_begins_with() {
    for (name, verdict) in folder() {
        let Some(name) = name.strip_suffix(".verdict.json") else { continue };
        let verdict: Value = serde_json::from_slice(&verdict).unwrap();
        let mut codes = BTreeSet::from(["verified".to_owned()]);
        codes_in(&verdict, &mut codes);
        assert!(codes.iter().any(|code| name.starts_with(code.as_str())), "{name} shows {codes:?} only");
        assert_eq!(verdict["Code"].is_null(), verdict["Outcome"] != "refused", "{name}");
        assert!(!name.starts_with("verified") || verdict["Code"].is_null(), "{name} is refused");
    }
}

#[test]
fn every_file_is_named_by_a_vector() {
    let files = folder();
    let named = |name: &String| {
        let quoted = format!("\"{name}\"").into_bytes();
        let arguments = files.iter().filter(|(other, _)| other.ends_with(".args.json"));
        arguments.into_iter().any(|(_, text)| text.windows(quoted.len()).any(|part| part == quoted))
    };
    for name in files.keys().filter(|name| name.ends_with(".segl") || name.ends_with(".stored.json")) {
        assert!(named(name), "{name}");
    }
}

#[test]
fn the_vectors_together_stay_small() {
    let bytes: usize = folder().values().map(Vec::len).sum();
    assert!(bytes < 640 * 1024, "{bytes} bytes");
}
