//! Every input of the corpus, replayed on an ordinary build: what was found once is not found again.

#![cfg(test)]

use std::fs;
use std::path::Path;

/// Replays what is genuine at this moment, then the corpus.
fn replay(name: &str) {
    let target = segl_fuzz::target(name).unwrap();
    (target.seeds)().iter().for_each(|seed| (target.run)(seed));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 10, "{} inputs in {}", files.len(), folder.display());
    for file in &files {
        // Shown with the panic that it causes.
        println!("{}", file.display());
        (target.run)(&fs::read(file).unwrap());
    }
}

#[test]
fn every_licence_file_of_the_corpus_grants_what_is_signed_or_nothing() {
    replay("licence-file");
}

#[test]
fn every_body_of_the_corpus_has_one_spelling_and_every_edit_grants_what_is_signed() {
    replay("bodies");
}

#[test]
fn every_order_of_the_corpus_is_issued_as_it_stands_or_told_what_is_wrong() {
    replay("order");
}

#[test]
fn every_table_of_the_corpus_goes_in_whole_or_not_at_all() {
    replay("tables");
}

#[test]
fn every_request_of_the_corpus_is_answered_in_form_and_a_refused_one_changes_nothing() {
    replay("routes");
}

#[test]
fn every_request_to_begin_with_reaches_a_route_and_most_are_granted() {
    let seeds = segl_fuzz::routes::seeds();
    let mut refused = Vec::new();
    for seed in &seeds {
        let outcomes = segl_fuzz::routes::answers(seed);
        let text = String::from_utf8_lossy(seed);
        let reached = |(_, code): &(u16, String)| code != "path-unknown" && code != "method-not-allowed";
        assert!(!outcomes.is_empty() && outcomes.iter().all(reached), "{outcomes:?}: {text}");
        refused.extend(outcomes.into_iter().filter(|(status, _)| *status >= 400).map(|(_, code)| code));
    }
    assert!(refused.len() * 4 < seeds.len(), "{refused:?} of {}", seeds.len());
}
