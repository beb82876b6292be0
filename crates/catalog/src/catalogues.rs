use crate::file::File;
use crate::group::{self, Use};
use crate::message::Message;
use crate::{Language, Problem, compare};

/// The catalogues of all languages, read and found complete.
#[derive(Clone, Debug)]
pub struct Catalogues {
    english: File,
    others: Vec<File>,
}

impl Catalogues {
    /// Reads and checks the catalogues: `source` gives, for each language, the name that its
    /// problems are reported under, and the text.
    ///
    /// # Errors
    /// Every [`Problem`] of every file, in order of file and line.
    pub fn parse<'a>(source: impl Fn(Language) -> (&'a str, &'a str)) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut read = |language| {
            let (name, text) = source(language);
            File::parse(language, name, text, &mut problems)
        };
        let english = read(Language::En);
        let others: Vec<File> =
            Language::ALL.into_iter().filter(|&language| language != Language::En).map(read).collect();
        compare::reference(&english, &mut problems);
        for translated in &others {
            compare::translation(&english, translated, &mut problems);
        }
        if problems.is_empty() {
            return Ok(Self { english, others });
        }
        problems.sort();
        Err(problems)
    }

    /// The text of `key`, for the static pages: `None` when there is no such message, or when it
    /// has placeholders or plural forms.
    pub fn text(&self, language: Language, key: &str) -> Option<&str> {
        self.message(language, key).and_then(Message::plain)
    }

    /// Every key that begins with `prefix`, sorted: the keys that a static page must use up.
    pub fn keys_with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.english().map(|(key, _)| key).filter(move |key| key.starts_with(prefix))
    }

    /// The English messages with their keys, sorted.
    pub(crate) fn english(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.english.messages.iter().map(|(key, message)| (key.as_str(), message))
    }

    /// The English messages that are used in this way, sorted by key.
    pub(crate) fn used(&self, way: Use) -> impl Iterator<Item = (&str, &Message)> {
        self.english().filter(move |(key, _)| group::used(key) == Some(way))
    }

    pub(crate) fn message(&self, language: Language, key: &str) -> Option<&Message> {
        let mut files = std::iter::once(&self.english).chain(&self.others);
        files.find(|file| file.language == language)?.messages.get(key)
    }
}
