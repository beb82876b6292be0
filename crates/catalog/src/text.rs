//! The text of a message: words with placeholders between them.

use std::fmt;

/// What a placeholder takes, and how it is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `{name}`: text as it is.
    Text,
    /// `{n:number}`: a number, written by the reader's language.
    Number,
    /// `{on:date}`: an ISO day (`2027-06-30`), written by the reader's language.
    Date,
}

/// A place in a text that is filled when it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placeholder {
    pub(crate) name: String,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    Words(String),
    Slot(Placeholder),
}

impl fmt::Display for Placeholder {
    /// As it is written in a catalogue.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Text => "",
            Kind::Number => ":number",
            Kind::Date => ":date",
        };
        write!(f, "{{{}{kind}}}", self.name)
    }
}

impl fmt::Display for Text {
    /// As it is written in a catalogue, without the doubling of braces.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.segments.iter().try_for_each(|segment| match segment {
            Segment::Words(words) => f.write_str(words),
            Segment::Slot(slot) => slot.fmt(f),
        })
    }
}

/// A text, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    segments: Vec<Segment>,
}

impl Text {
    /// Takes `source` apart, or says what is wrong with its braces.
    pub(crate) fn parse(source: &str) -> Result<Self, String> {
        let mut segments = Vec::new();
        let mut words = String::new();
        let mut chars = source.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '{' | '}' if chars.next_if_eq(&c).is_some() => words.push(c),
                '{' => {
                    let mut inner = String::new();
                    loop {
                        match chars.next() {
                            Some('}') => break,
                            Some(c) => inner.push(c),
                            None => {
                                return Err(
                                    "a `{` without its `}`; a brace that is meant as such is doubled: `{{`"
                                        .into(),
                                );
                            }
                        }
                    }
                    if !words.is_empty() {
                        segments.push(Segment::Words(std::mem::take(&mut words)));
                    }
                    segments.push(Segment::Slot(placeholder(&inner)?));
                }
                '}' => {
                    return Err(
                        "a `}` without its `{`; a brace that is meant as such is doubled: `}}`".into()
                    );
                }
                _ => words.push(c),
            }
        }
        if !words.is_empty() {
            segments.push(Segment::Words(words));
        }
        Ok(Self { segments })
    }

    pub(crate) fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The placeholders in order of first appearance, each once.
    pub(crate) fn placeholders(&self) -> Vec<&Placeholder> {
        let mut found: Vec<&Placeholder> = Vec::new();
        for segment in &self.segments {
            if let Segment::Slot(slot) = segment
                && !found.contains(&slot)
            {
                found.push(slot);
            }
        }
        found
    }

    /// The words, if there is no placeholder among them.
    pub(crate) fn plain(&self) -> Option<&str> {
        match self.segments.as_slice() {
            [Segment::Words(words)] => Some(words),
            _ => None,
        }
    }
}

fn placeholder(inner: &str) -> Result<Placeholder, String> {
    let (name, kind) = match inner.split_once(':') {
        None => (inner, Kind::Text),
        Some((name, "number")) => (name, Kind::Number),
        Some((name, "date")) => (name, Kind::Date),
        Some((_, other)) => return Err(format!("`{{{inner}}}`: `{other}` is neither `number` nor `date`")),
    };
    if !crate::key::is_kebab(name) {
        return Err(format!(
            "`{{{inner}}}` is not a placeholder: write `{{name}}`, `{{n:number}}` or `{{on:date}}`"
        ));
    }
    Ok(Placeholder { name: name.into(), kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_braces_are_braces() {
        assert_eq!(Text::parse("a {{b}} c").unwrap().plain(), Some("a {b} c"));
    }

    #[test]
    fn placeholders_come_in_order_of_first_appearance_and_once() {
        let text = Text::parse("{b:date} {a} {b:date} {n:number}").unwrap();
        let names: Vec<_> = text.placeholders().iter().map(|slot| slot.name.as_str()).collect();
        assert_eq!(names, ["b", "a", "n"]);
    }

    #[test]
    fn braces_that_mean_nothing_are_refused() {
        for bad in ["{", "}", "a {b", "{}", "{ a}", "{a:}", "{a:time}", "{A}", "}} }"] {
            assert!(Text::parse(bad).is_err(), "{bad}");
        }
    }
}
