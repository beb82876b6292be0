//! Documents that name tests and files in tables, and what there is of both. A test that is switched off is none.

use std::collections::BTreeSet;

use xtask::documents::in_tables;

use crate::tree;

/// How many rows the tables of a document have, headings left out.
pub(crate) fn rows(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let is_row = |line: &str| line.starts_with('|') && !line.starts_with("|--");
    let below = |line: Option<&&str>| line.is_some_and(|next| next.starts_with("|--"));
    (0..lines.len()).filter(|at| is_row(lines[*at]) && !below(lines.get(at + 1))).count()
}

/// Names of tests, and paths of files.
pub(crate) struct Checkout {
    pub(crate) tests: BTreeSet<String>,
    files: Vec<tree::File>,
}

impl Checkout {
    pub(crate) fn read() -> Self {
        let files = tree::all();
        let run = files.iter().filter(|file| is_compiled(file, &files));
        let tests = run.flat_map(|file| tests_in(&file.path, &file.text)).collect();
        Self { tests, files }
    }

    /// A file's text.
    pub(crate) fn text(&self, path: &str) -> &str {
        let found = self.files.iter().find(|file| file.path == path);
        &found.unwrap_or_else(|| panic!("{path} is not there")).text
    }

    /// The tests of the specifications whose path begins like this.
    pub(crate) fn tests_below(&self, start: &str) -> BTreeSet<String> {
        let files = self.files.iter().filter(|file| file.path.starts_with(start));
        files.flat_map(|file| tests_in(&file.path, &file.text)).collect()
    }

    /// The specifications that have one of these texts.
    pub(crate) fn specifications_with(&self, needles: &[&str]) -> Vec<&str> {
        let files = self.files.iter().filter(|file| file.path.ends_with(".spec.ts"));
        let found = files.filter(|file| needles.iter().any(|needle| file.text.contains(needle)));
        found.map(|file| file.path.as_str()).collect()
    }

    /// Whether a file, or a folder with a file in it, is there.
    pub(crate) fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.files.iter().any(|file| file.path == path || file.path.starts_with(&folder))
    }
}

/// Whether a file is compiled: a Rust file that no other one of its crate declares as a module never runs.
fn is_compiled(file: &tree::File, files: &[tree::File]) -> bool {
    let Some((folder, stem)) = file.path.strip_suffix(".rs").and_then(|path| path.rsplit_once('/')) else {
        return true;
    };
    // A program, a library, or a test program of its own.
    if ["main", "lib"].contains(&stem) || folder.ends_with("tests") {
        return true;
    }
    let declares = |text: &str| text.lines().any(|line| line.trim().ends_with(&format!("mod {stem};")));
    let above = folder.rsplit_once('/').map_or(folder, |(above, _)| above);
    files.iter().any(|other| other.path.starts_with(above) && declares(&other.text))
}

fn tests_in(path: &str, text: &str) -> Vec<String> {
    if path.ends_with(".spec.ts") || path.ends_with(".test.mjs") {
        in_specification(text)
    } else if path.ends_with(".rs") {
        in_rust(text)
    } else {
        Vec::new()
    }
}

/// The tests of a specification: the first text of each call of `test`, or of a function that is called `test` and more.
/// What has places to fill is as it stands there.
fn in_specification(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("test") {
        let starts = !rest[..at].ends_with(|before: char| before.is_alphanumeric() || before == '.');
        rest = &rest[at + "test".len()..];
        let more = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let called = rest[more..].strip_prefix('(').map(str::trim_start).filter(|_| starts);
        let title = called.and_then(|call| {
            let quote = call.chars().next().filter(|first| ['"', '\'', '`'].contains(first))?;
            call[1..].split_once(quote)
        });
        found.extend(title.map(|(title, _)| title.to_owned()));
    }
    found
}

/// The functions below an attribute that makes them tests, and none that has them ignored.
fn in_rust(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut is_test = false;
    for line in text.lines().map(str::trim) {
        let marks = ["#[test]", "#[tokio::test", "#[wasm_bindgen_test"];
        if marks.iter().any(|mark| line.starts_with(mark)) {
            is_test = true;
        } else if line.starts_with("#[ignore") {
            is_test = false;
        } else if let Some((_, rest)) = line.split_once("fn ").filter(|_| is_test) {
            found.extend(rest.split_once('(').map(|(name, _)| name.to_owned()));
            is_test = false;
        }
    }
    found
}

#[test]
fn the_tables_and_the_tests_are_read_as_they_are_written() {
    let table = "| sentence | test | where |\n|---|---|---|\n| `a` | `b`, `c` | `d` |\n\n| sentence and test |\n|---|\n| `e.` |\n";
    assert_eq!(Vec::from_iter(in_tables(table, "test")), ["b", "c", "e."]);
    assert_eq!(Vec::from_iter(in_tables(table, "where")), ["d"]);
    assert_eq!(rows(table), 2);
    let specification = "test(\"a b.\", async () => {\n  testRow(\n    \"c: d\", \"e\");\n});\nfunction testRow(name: string) {}\n\
                         test.describe(\"f\", () => latest(\"g\"));\ntest.skip(\"h\", i);\ntest(`j ${k}`, l);\ntest('m', n);\n";
    assert_eq!(in_specification(specification), ["a b.", "c: d", "j ${k}", "m"]);
    let file = |path: &str, text: &str| tree::File { path: path.to_owned(), text: text.to_owned() };
    let files =
        [file("x/tests/a/main.rs", "mod b;\n"), file("x/tests/a/b.rs", ""), file("x/tests/a/c.rs", "")];
    assert_eq!(files.iter().map(|file| is_compiled(file, &files)).collect::<Vec<_>>(), [true, true, false]);
    let rust = "#[test]\nfn a() {}\nfn b() {}\n#[tokio::test]\nasync fn c() {}\n#[test]\n#[ignore = \"slow\"]\nfn d() {}\n";
    assert_eq!(in_rust(rust), ["a", "c"]);
}
