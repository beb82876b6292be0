//! docs/seeds.md says of each sentence of the product's documentation which test holds the screen to it.

use std::collections::BTreeSet;

use crate::tree;

const TABLES: &str = "docs/seeds.md";

/// What stands in a table of tests: every text in backticks of the columns whose heading has the word "test".
fn named_in_tables(text: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let mut columns = Vec::new();
    for line in text.lines() {
        let Some(row) = line.strip_prefix('|') else {
            columns.clear();
            continue;
        };
        let cells: Vec<&str> = row.split('|').collect();
        if columns.is_empty() {
            columns = cells.iter().map(|cell| cell.contains("test")).collect();
            continue;
        }
        for (cell, _) in cells.iter().zip(&columns).filter(|(_, tests)| **tests) {
            named.extend(cell.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    named
}

/// The tests of a specification: the first text of each call of `test`, or of a function that is called `test` and more.
fn in_specification(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("test") {
        let starts = !rest[..at].ends_with(|before: char| before.is_alphanumeric() || before == '.');
        rest = &rest[at + "test".len()..];
        let more = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let title = rest[more..].strip_prefix('(').and_then(|call| call.trim_start().strip_prefix('"'));
        if let Some((title, _)) = title.filter(|_| starts).and_then(|title| title.split_once('"')) {
            found.push(title.to_owned());
        }
    }
    found
}

/// The functions below an attribute that makes them tests.
fn in_rust(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut is_test = false;
    for line in text.lines().map(str::trim) {
        if line == "#[test]" || line.starts_with("#[tokio::test") {
            is_test = true;
        } else if let Some((_, rest)) = line.split_once("fn ").filter(|_| is_test) {
            found.extend(rest.split_once('(').map(|(name, _)| name.to_owned()));
            is_test = false;
        }
    }
    found
}

#[test]
fn each_test_in_the_table_of_sentences_exists_and_each_test_of_a_sentence_is_in_it() {
    let (mut tests, mut of_sentences, mut tables) = (BTreeSet::new(), BTreeSet::new(), String::new());
    for file in tree::all() {
        if file.path == TABLES {
            tables = file.text;
        } else if file.path.ends_with(".spec.ts") {
            let found = in_specification(&file.text);
            if file.path.starts_with("tests/e2e/seeds-") {
                of_sentences.extend(found.iter().cloned());
            }
            tests.extend(found);
        } else if file.has_extension(&["rs"]) {
            tests.extend(in_rust(&file.text));
        }
    }
    let named = named_in_tables(&tables);
    assert!(named.len() > 60, "{} tests are named", named.len());
    let gone: Vec<_> = named.difference(&tests).collect();
    assert!(gone.is_empty(), "{TABLES} names tests that are not there: {gone:#?}");
    let left_out: Vec<_> = of_sentences.difference(&named).collect();
    assert!(left_out.is_empty(), "{TABLES} leaves out: {left_out:#?}");
}

#[test]
fn the_tables_and_the_tests_are_read_as_they_are_written() {
    let table = "| sentence | test | where |\n|---|---|---|\n| `a` | `b`, `c` | `d` |\n\n| sentence and test |\n|---|\n| `e.` |\n";
    assert_eq!(Vec::from_iter(named_in_tables(table)), ["b", "c", "e."]);
    let specification = "test(\"a b.\", async () => {\n  testRow(\n    \"c: d\", \"e\");\n});\nfunction testRow(name: string) {}\n\
                         test.describe(\"f\", () => latest(\"g\"));\n";
    assert_eq!(in_specification(specification), ["a b.", "c: d"]);
    assert_eq!(in_rust("#[test]\nfn a() {}\nfn b() {}\n#[tokio::test]\nasync fn c() {}\n"), ["a", "c"]);
}
