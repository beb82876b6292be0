//! Documents that say which test holds the product to what they say, and whether each of those tests ran.

use std::collections::BTreeSet;

/// A document of tables.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    /// Where it is.
    pub path: &'static str,
    /// The least rows that it has: what is promised is not taken back quietly.
    pub rows: usize,
}

/// Sentences of the product's documentation.
pub const SEEDS: Document = Document { path: "docs/seeds.md", rows: 60 };
/// Input that lies.
pub const HOSTILE: Document = Document { path: "docs/hostile-input.md", rows: 90 };
/// What somebody may try.
pub const THREATS: Document = Document { path: "docs/threat-model.md", rows: 25 };

/// All of them.
pub const DOCUMENTS: [Document; 3] = [SEEDS, HOSTILE, THREATS];

/// What a document's tables name: every text in backticks of the columns whose heading has a word.
pub fn in_tables(text: &str, word: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let mut columns = Vec::new();
    for line in text.lines() {
        let Some(row) = line.strip_prefix('|') else {
            columns.clear();
            continue;
        };
        let cells: Vec<&str> = row.split('|').collect();
        if columns.is_empty() {
            columns = cells.iter().map(|cell| cell.contains(word)).collect();
            continue;
        }
        for (cell, _) in cells.iter().zip(&columns).filter(|(_, meant)| **meant) {
            named.extend(cell.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    named
}

/// The tests that a log says passed: of cargo (and wasm-bindgen's runner), of Playwright's list, of Node's TAP.
pub fn passed_in(log: &str) -> BTreeSet<String> {
    log.lines().filter_map(passed).map(str::to_owned).collect()
}

fn passed(line: &str) -> Option<&str> {
    let line = line.trim();
    if let Some(name) = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... ok")) {
        return name.rsplit("::").next();
    }
    if let Some((_, rest)) = line.strip_prefix("ok ").and_then(|rest| rest.split_once(" - ")) {
        return Some(rest);
    }
    // Number, project, place and the groups that it stands in come before its title, how long it took after it.
    let (title, _) = line.strip_prefix('✓')?.rsplit_once(" (")?;
    title.rsplit(" › ").next()
}

/// Whether a test that a document names is one of those that passed. What is filled in when it runs, `${…}`, may be
/// anything.
pub fn ran(named: &str, passed: &BTreeSet<String>) -> bool {
    let mut pieces = Vec::new();
    let mut rest = named;
    while let Some((before, after)) = rest.split_once("${") {
        pieces.push(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    if pieces.is_empty() {
        return passed.contains(named);
    }
    passed.iter().any(|name| fits(name, &pieces, rest))
}

/// Whether a text consists of these pieces and an end, with anything between them.
fn fits(text: &str, pieces: &[&str], end: &str) -> bool {
    let Some((first, others)) = pieces.split_first() else { return text == end };
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    for piece in others {
        let Some((_, after)) = rest.split_once(piece) else { return false };
        rest = after;
    }
    rest.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passed_is_read_from_the_logs_of_all_test_programs() {
        let log = "test judge::tests::an_old_key_is_refused ... ok\ntest a::b ... FAILED\n\
                   \u{20} ✓  12 [e2e] › e2e/a.spec.ts:1:2 › group › a file ${x} is read (in time) (1.2s)\n\
                   \u{20} ✘  13 [e2e] › e2e/a.spec.ts:9:2 › another (1.2s)\n\
                   \u{20}   ok 3 - a vector is judged alike\nnot ok 4 - no\n";
        let expected = ["a file ${x} is read (in time)", "a vector is judged alike", "an_old_key_is_refused"];
        assert_eq!(Vec::from_iter(passed_in(log)), expected);
    }

    #[test]
    fn a_name_with_places_to_fill_ran_when_any_filling_did() {
        let passed = BTreeSet::from(["one byte in nb, whatever".to_owned(), "plain".to_owned()]);
        for (named, expected) in [
            ("plain", true),
            ("plai", false),
            ("one byte in ${language}, whatever", true),
            ("${what} byte in ${language}, whatever", true),
            ("two bytes in ${language}, whatever", false),
            ("one byte in ${language}, however", false),
        ] {
            assert_eq!(ran(named, &passed), expected, "{named}");
        }
    }
}
