//! The checkout's own files, read once for every rule.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold what was made or fetched, not written.
const MADE: [&str; 8] =
    ["target", "dist", "node_modules", ".git", "demo-data", "results", "test-results", "playwright-report"];

/// One text file of the checkout.
pub(crate) struct File {
    /// From the root, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// Whether the name ends in one of these extensions.
    pub(crate) fn has_extension(&self, extensions: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
    }

    /// The program text: no comment lines, and nothing from `#[cfg(test)] mod` on, where tests begin.
    pub(crate) fn program(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut lines = self.text.lines().enumerate().peekable();
        let mut over = self.path.ends_with("/tests.rs") || self.path.contains("/tests/");
        std::iter::from_fn(move || {
            loop {
                let (number, line) = lines.next()?;
                let tests = line.trim() == "#[cfg(test)]"
                    && lines.peek().is_some_and(|(_, next)| next.starts_with("mod ") && next.ends_with('{'));
                over |= tests;
                if over {
                    return None;
                }
                if !line.trim_start().starts_with("//") {
                    return Some((number + 1, line));
                }
            }
        })
    }

    /// Every line of the program that contains `needle`, as `path:line`.
    pub(crate) fn places(&self, needle: &str) -> Vec<String> {
        self.program()
            .filter(|(_, line)| line.contains(needle))
            .map(|(number, _)| format!("{}:{number}", self.path))
            .collect()
    }
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_path_buf()
}

/// Every text file of the checkout, sorted by path.
pub(crate) fn all() -> Vec<File> {
    let root = root();
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 20, "the checkout was not found at {}", root.display());
    found
}

/// The Rust files below these folders (or exactly these files).
pub(crate) fn rust_below(folders: &[&str]) -> Vec<File> {
    let mut files = all();
    files.retain(|file| {
        file.has_extension(&["rs"])
            && folders
                .iter()
                .any(|folder| file.path == *folder || file.path.starts_with(&format!("{folder}/")))
    });
    files
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let made =
                MADE.contains(&name.as_str()) || (name.starts_with('.') && name != ".ci" && name != ".cargo");
            if !made {
                collect(root, &path, found);
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            found.push(File { path, text });
        }
    }
}

#[test]
fn what_counts_as_program_ends_where_the_tests_begin() {
    let text = "//! a\nuse x;\n#[cfg(test)]\nmod scratch;\nfn f() {}\n#[cfg(test)]\nmod tests {\nuse y;\n";
    let file = File { path: "a/b.rs".into(), text: text.into() };
    assert_eq!(file.program().map(|(number, _)| number).collect::<Vec<_>>(), [2, 3, 4, 5]);
    assert_eq!(file.places("fn f"), ["a/b.rs:5"]);
    assert!(file.places("use y").is_empty());
}
