//! Hostile and broken input, as far as a file can carry it: every case ends in its code, and nothing panics.

mod bodies;
mod content;
mod fields;
mod signatures;
mod texts;

use segl_license::{Code, Finding};

use crate::support::edit::verdict;

/// Judges each file and demands its code.
fn refuses(cases: &[(&str, Vec<u8>, Code)]) {
    for (name, file, code) in cases {
        let verdict = verdict(file);
        assert_eq!(verdict.code, Some(*code), "{name}: {}", verdict.to_json());
    }
}

/// The refusal of a file.
fn refusal(file: &[u8]) -> Finding {
    let verdict = verdict(file);
    Finding { code: verdict.code.expect("a refusal"), facts: verdict.facts }
}
