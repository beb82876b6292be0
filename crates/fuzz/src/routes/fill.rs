//! What requests refer to: licence files, and what earlier answers said.

use std::borrow::Cow;

use serde_json::Value;

use super::answer::Answer;
use crate::fixture::fixture;

/// Names that an answer may give a value to.
const LEARNT: [&str; 3] = ["Candidate", "World", "SystemEventId"];

/// What is filled in for each name.
pub(super) struct Known(Vec<(&'static str, String)>);

impl Known {
    pub(super) fn new() -> Self {
        let names = ["first", "next", "norddata"];
        Self(names.into_iter().zip(fixture().files.iter().map(|file| file.to_text())).collect())
    }

    /// Fills in `{{name}}`; `{{name.json}}` as the inside of a JSON string.
    pub(super) fn fill<'a>(&self, part: &'a [u8]) -> Cow<'a, [u8]> {
        if !part.windows(2).any(|octets| octets == b"{{") {
            return Cow::Borrowed(part);
        }
        let mut filled = part.to_vec();
        for (name, value) in &self.0 {
            replace(&mut filled, &format!("{{{{{name}}}}}"), value);
            let quoted = Value::from(value.as_str()).to_string();
            replace(&mut filled, &format!("{{{{{name}.json}}}}"), quoted.trim_matches('"'));
        }
        Cow::Owned(filled)
    }

    /// Remembers what an answer said, wherever in it.
    pub(super) fn learn(&mut self, answer: &Answer) {
        if let Some(json) = &answer.json {
            self.look(json);
        }
    }

    fn look(&mut self, json: &Value) {
        match json {
            Value::Object(fields) => {
                for (name, value) in fields {
                    let text =
                        value.as_str().map(str::to_owned).or_else(|| value.as_i64().map(|n| n.to_string()));
                    let name = LEARNT.into_iter().find(|learnt| learnt == name);
                    if let (Some(name), Some(text)) = (name, text) {
                        self.0.retain(|(known, _)| *known != name);
                        self.0.push((name, text));
                    }
                    self.look(value);
                }
            }
            Value::Array(values) => values.iter().for_each(|value| self.look(value)),
            _ => {}
        }
    }
}

fn replace(text: &mut Vec<u8>, name: &str, value: &str) {
    let mut from = 0;
    while let Some(at) =
        text.get(from..).and_then(|rest| rest.windows(name.len()).position(|is| is == name.as_bytes()))
    {
        let at = from + at;
        text.splice(at..at + name.len(), value.bytes());
        from = at + value.len();
    }
}
