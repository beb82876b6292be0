//! One catalogue file: lines to messages.

use std::collections::BTreeMap;

use crate::key::{self, Plural};
use crate::message::{Message, Shape};
use crate::text::Text;
use crate::{Language, Problem, group, rules};

/// The catalogue of one language.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) language: Language,
    /// As problems name it.
    pub(crate) name: String,
    pub(crate) messages: BTreeMap<String, Message>,
}

/// The forms of a message as they are found, each with its line.
#[derive(Default)]
struct Parts {
    single: Option<(usize, Text)>,
    one: Option<(usize, Text)>,
    other: Option<(usize, Text)>,
}

impl File {
    /// Reads the messages of one file and adds its problems to `problems`.
    pub(crate) fn parse(language: Language, name: &str, source: &str, problems: &mut Vec<Problem>) -> Self {
        let mut report = |line, what| problems.push(Problem { file: name.into(), line, what });
        let mut collected: BTreeMap<&str, Parts> = BTreeMap::new();
        // Some editors put a byte order mark first; it says nothing.
        let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
        for (line, content) in (1..).zip(source.lines()) {
            if content.trim().is_empty() || content.starts_with('#') {
                continue;
            }
            let Some((left, words)) = content.split_once(" = ") else {
                report(line, "neither `key = text` nor a comment, which begins with `#`".into());
                continue;
            };
            let (key, plural) = match key::parse(left) {
                Ok(parsed) => parsed,
                Err(what) => {
                    report(line, what);
                    continue;
                }
            };
            if group::used(key).is_none() {
                report(line, format!("`{left}`: there is no such group; there are {}", group::names()));
            }
            for what in rules::broken(language, key, words) {
                report(line, format!("`{left}`: {what}"));
            }
            match Text::parse(words) {
                Err(what) => report(line, format!("`{left}`: {what}")),
                Ok(text) => {
                    let place = collected.entry(key).or_default().place(plural);
                    match place {
                        Some((first, _)) => {
                            report(line, format!("`{left}` is here twice, first on line {first}"))
                        }
                        None => *place = Some((line, text)),
                    }
                }
            }
        }
        let mut messages = BTreeMap::new();
        for (key, parts) in collected {
            match parts.assemble() {
                Ok(message) => drop(messages.insert(key.to_owned(), message)),
                Err((line, what)) => report(line, format!("`{key}`: {what}")),
            }
        }
        Self { language, name: name.into(), messages }
    }
}

impl Parts {
    fn place(&mut self, plural: Option<Plural>) -> &mut Option<(usize, Text)> {
        match plural {
            None => &mut self.single,
            Some(Plural::One) => &mut self.one,
            Some(Plural::Other) => &mut self.other,
        }
    }

    fn assemble(self) -> Result<Message, (usize, String)> {
        match (self.single, self.one, self.other) {
            (Some((line, text)), None, None) => Ok(Message { line, shape: Shape::Single(text) }),
            (None, Some((line, one)), Some((_, other))) => {
                Ok(Message { line, shape: Shape::Plural { one, other } })
            }
            (Some((line, _)), ..) => Err((line, "has plural forms as well as a text without one".into())),
            (None, Some((line, _)), None) => Err((line, "the form `[other]` is missing".into())),
            (None, None, other) => {
                Err((other.map_or(0, |(line, _)| line), "the form `[one]` is missing".into()))
            }
        }
    }
}
