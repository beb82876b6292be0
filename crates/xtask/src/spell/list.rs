//! The project's own words: `word = why it is right`, a line each; `#` begins a comment.

use crate::error::Result;
use crate::files;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A shorter reason is none.
const SHORTEST_REASON: usize = 8;

/// One list, and which of its words were needed.
#[derive(Debug)]
pub(super) struct List {
    name: String,
    /// Each word with its line.
    words: BTreeMap<String, usize>,
    used: BTreeSet<String>,
    problems: Vec<String>,
}

impl List {
    /// Reads a list.
    pub(super) fn read(path: &Path) -> Result<Self> {
        Ok(Self::parse(&files::name(path), &files::read_text(path)?))
    }

    fn parse(name: &str, text: &str) -> Self {
        let (mut words, mut problems) = (BTreeMap::new(), Vec::new());
        for (at, line) in text.lines().enumerate() {
            let place = format!("docs/words/{name}:{}", at + 1);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match line.split_once(" = ") {
                Some((word, reason)) if reason.trim().chars().count() >= SHORTEST_REASON => {
                    if words.insert(word.to_owned(), at + 1).is_some() {
                        problems.push(format!("{place}: {word} stands twice"));
                    }
                }
                _ => problems.push(format!("{place}: a word needs its reason: `word = why it is right`")),
            }
        }
        Self { name: name.to_owned(), words, used: BTreeSet::new(), problems }
    }

    /// Whether the list has a word, as it is written or with a small first letter. Then the word was needed.
    pub(super) fn knows(&mut self, word: &str) -> bool {
        let mut letters = word.chars();
        let small: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
        let found = [word, &small].into_iter().find(|form| self.words.contains_key(*form));
        found.is_some_and(|form| {
            self.used.insert(form.to_owned());
            true
        })
    }

    /// What is wrong with the list itself.
    pub(super) fn take_problems(&mut self) -> Vec<String> {
        std::mem::take(&mut self.problems)
    }

    /// The words that nothing needs any more.
    pub(super) fn unused(&self) -> impl Iterator<Item = String> {
        self.words
            .iter()
            .filter(|(word, _)| !self.used.contains(*word))
            .map(|(word, line)| format!("docs/words/{}:{line}: {word} is needed nowhere", self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_needs_a_reason_and_stands_once() {
        let mut list =
            List::parse("nb.txt", "# why\nSCIM = name of a protocol\nbare\nshort = no\nSCIM = again it is\n");
        let said = list.take_problems().join("\n");
        for line in ["nb.txt:3: a word needs", "nb.txt:4: a word needs", "nb.txt:5: SCIM stands twice"] {
            assert!(said.contains(line), "{said}");
        }
    }

    #[test]
    fn a_word_that_nothing_needs_is_named() {
        let mut list =
            List::parse("da.txt", "hashværdi = a word of the trade\nandet = a word of the trade\n");
        assert!(list.knows("Hashværdi") && list.knows("hashværdi") && !list.knows("HASHVÆRDI"));
        assert_eq!(Vec::from_iter(list.unused()), ["docs/words/da.txt:2: andet is needed nowhere"]);
    }
}
