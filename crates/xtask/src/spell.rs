//! Spelling: every word that a person reads, against the dictionary of its language and the project's own list.

mod list;
mod texts;

use crate::error::{Context as _, Error, Result};
use crate::files;
use crate::places::Places;
use crate::process;
use crate::tools::hunspell;
use list::List;
use segl_catalog::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Words with the first place where each stands.
type Words = BTreeMap<String, String>;

/// What is wrong in one language, a line each; none means that every word is right.
pub(crate) struct Judged {
    pub(crate) language: Language,
    pub(crate) words: usize,
    pub(crate) wrong: Vec<String>,
}

/// Checks all languages.
///
/// # Errors
/// When a text or a list cannot be read, or hunspell does not answer.
pub(crate) fn check(places: &Places) -> Result<Vec<Judged>> {
    let folder = places.root.join("docs/words");
    // Names that are the same in every language stand in a list of their own.
    let mut names = List::read(&folder.join("names.txt"))?;
    let mut judged = Vec::new();
    for language in Language::ALL {
        let words = texts::of(&places.root, language)?;
        let mut own = List::read(&folder.join(language.file_name()))?;
        let unknown = unknown(places, language, &words)?;
        let mut wrong = own.take_problems();
        for word in unknown {
            if !names.knows(&word) && !own.knows(&word) {
                wrong.push(format!("{}: {word}", words.get(&word).map_or("", String::as_str)));
            }
        }
        wrong.extend(own.unused());
        judged.push(Judged { language, words: words.len(), wrong });
    }
    // The list of names is judged when every language has used it.
    if let Some(last) = judged.last_mut() {
        last.wrong.extend(names.take_problems());
        last.wrong.extend(names.unused());
    }
    Ok(judged)
}

/// The words that the dictionary does not have.
fn unknown(places: &Places, language: Language, words: &Words) -> Result<BTreeSet<String>> {
    let dictionary = hunspell::dictionary(language);
    let file = places.own().join("spelling").join(language.file_name());
    let lines: String = words.keys().flat_map(|word| [word.as_str(), "\n"]).collect();
    files::write(&file, lines)?;
    let mut ask = process::command("hunspell");
    ask.args(["-d", dictionary, "-i", "utf-8", "-l"]).arg(&file);
    let answer = ask.output().context(|| "starting hunspell".to_owned())?;
    if !answer.status.success() {
        let said = String::from_utf8_lossy(&answer.stderr).trim().to_owned();
        return Err(Error::new(format!("hunspell -d {dictionary}: {said}")));
    }
    Ok(String::from_utf8_lossy(&answer.stdout).lines().map(str::to_owned).collect())
}
