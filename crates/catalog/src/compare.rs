//! The languages against each other: what English has, every language has, in the same form.

use crate::Problem;
use crate::file::File;
use crate::group::{self, Use};
use crate::message::Message;
use crate::text::{Placeholder, Text};

/// More arguments make a sentence that nobody can translate. (The fetched file has room for eight.)
const MOST_PLACEHOLDERS: usize = 6;

/// Finds what is wrong with the reference itself.
pub(crate) fn reference(english: &File, problems: &mut Vec<Problem>) {
    for (key, message) in &english.messages {
        let slots = message.placeholders();
        let mut say = |what: &str| {
            problems.push(Problem {
                file: english.name.clone(),
                line: message.line,
                what: format!("`{key}`: {what}"),
            });
        };
        if slots.len() > MOST_PLACEHOLDERS {
            say("more than six placeholders");
        }
        if slots.iter().any(|slot| slots.iter().any(|other| other != slot && other.name == slot.name)) {
            say("one placeholder with two types");
        }
        if message.is_plural() && message.selector().is_none() {
            say("plural forms need a number to choose by, such as `{n:number}`");
        }
        if !group::used(key).is_some_and(Use::is_fetched) && message.plain().is_none() {
            say("texts of this group are used as they stand: no placeholders, no plural forms");
        }
        if let Some(what) = message.forms().into_iter().find_map(|form| differing(form, &slots)) {
            say(&what);
        }
    }
}

/// Finds where a translation and the reference part.
pub(crate) fn translation(english: &File, translated: &File, problems: &mut Vec<Problem>) {
    let mut say = |file: &File, line, what| problems.push(Problem { file: file.name.clone(), line, what });
    for (key, message) in &english.messages {
        match translated.messages.get(key) {
            None => say(english, message.line, format!("`{key}` is missing in {}", translated.name)),
            Some(other) => {
                if let Some(what) = pair(message, other) {
                    say(translated, other.line, format!("`{key}`: {what}"));
                }
            }
        }
    }
    for (key, message) in &translated.messages {
        if !english.messages.contains_key(key) {
            say(translated, message.line, format!("`{key}` is not in the English catalogue"));
        }
    }
}

fn pair(english: &Message, translated: &Message) -> Option<String> {
    match (english.is_plural(), translated.is_plural()) {
        (true, false) => return Some("English has plural forms: write `[one]` and `[other]`".into()),
        (false, true) => return Some("English has no plural forms here".into()),
        _ => {}
    }
    let slots = english.placeholders();
    translated.forms().into_iter().find_map(|form| differing(form, &slots))
}

/// How the placeholders of `form` differ from those it must have, in whatever order.
fn differing(form: &Text, expected: &[&Placeholder]) -> Option<String> {
    let has = form.placeholders();
    let missing = expected.iter().find(|slot| !has.contains(slot));
    let beyond = has.iter().find(|slot| !expected.contains(slot));
    missing
        .map(|slot| format!("`{slot}` is missing"))
        .or_else(|| beyond.map(|slot| format!("`{slot}` is not a placeholder of this message")))
}
