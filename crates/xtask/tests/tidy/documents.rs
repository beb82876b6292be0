//! Documents that say which test holds the product to what they say: each test that they name is there and runs, and each
//! file too.

use xtask::documents::{DOCUMENTS, Document, SEEDS, THREATS, in_tables};

use crate::named::{Checkout, rows};

/// Whether a text in backticks is meant as a path.
fn is_path(text: &str) -> bool {
    text.contains('/') && !text.contains(' ') && !text.starts_with('/')
}

#[test]
fn every_test_and_every_file_that_a_document_names_is_there_and_no_test_is_switched_off() {
    let checkout = Checkout::read();
    for Document { path, rows: least } in DOCUMENTS {
        let text = checkout.text(path);
        assert!(rows(text) >= least, "{path} has {} rows", rows(text));
        let named = in_tables(text, "test");
        assert!(named.len() > 20, "{path} names {} tests", named.len());
        let gone: Vec<_> = named.difference(&checkout.tests).collect();
        assert!(gone.is_empty(), "{path} names tests that are not there or do not run: {gone:#?}");
        let files = in_tables(text, "file");
        let gone: Vec<_> = files.iter().filter(|name| is_path(name) && !checkout.has(name)).collect();
        assert!(gone.is_empty(), "{path} names files that are not there: {gone:#?}");
    }
}

#[test]
fn no_test_of_a_specification_is_switched_off_or_alone() {
    let checkout = Checkout::read();
    let switched = checkout.specifications_with(&[".skip(", ".fixme(", ".only("]);
    assert!(switched.is_empty(), "{switched:?}");
}

#[test]
fn each_test_of_a_sentence_of_the_documentation_is_in_the_table_of_sentences() {
    let checkout = Checkout::read();
    let of_sentences = checkout.tests_below("tests/e2e/seeds-");
    let named = in_tables(checkout.text(SEEDS.path), "test");
    let left_out: Vec<_> = of_sentences.difference(&named).collect();
    assert!(left_out.is_empty(), "{} leaves out: {left_out:#?}", SEEDS.path);
}

#[test]
fn every_threat_is_met_somewhere_by_a_test_or_said_not_to_be() {
    let checkout = Checkout::read();
    let threats = checkout
        .text(THREATS.path)
        .lines()
        .filter(|line| line.starts_with("| ") && !line.contains("| threat |"));
    for threat in threats {
        let cells: Vec<&str> = threat.split('|').map(str::trim).collect();
        let said = |cell: usize| {
            cells.get(cell).is_some_and(|text| text.contains('`') || text.starts_with("not met"))
        };
        assert!(cells.len() == 5 && said(2) && said(3), "{threat}");
    }
}
