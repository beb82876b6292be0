//! Takes fields out of a TOML table and notes every one that is not of its type.

use segl_license::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::expected::expected;
use super::read::Notes;
use super::{OrderProblem, Place, day};

/// A table of the order with its place in the file.
pub(super) struct Reader<'t, 'i> {
    pub(super) table: &'t DeTable<'i>,
    pub(super) place: Place,
    pub(super) source: &'t str,
    pub(super) today: Date,
    pub(super) notes: &'t mut Notes,
}

impl<'t, 'i> Reader<'t, 'i> {
    /// Notes the line of each field, and every field that an order does not have.
    pub(super) fn know(&mut self, fields: &[&str]) {
        for (key, value) in self.table {
            let (name, line) = (key.get_ref(), line_of(self.source, key.span().start));
            self.notes.put(self.place.number(), name, line);
            if !fields.contains(&name.as_ref()) {
                let found = self.shown(value);
                let list = fields.join(", ");
                self.complain(name, Some(found), format!("no such field, but one of {list}"));
            }
        }
    }

    /// The field's value.
    pub(super) fn get(&self, field: &str) -> Option<&'t Spanned<DeValue<'i>>> {
        self.table.iter().find(|(key, _)| key.get_ref() == field).map(|(_, value)| value)
    }

    /// The field's value read by `read`; a value that it refuses is a problem.
    pub(super) fn read<T>(&mut self, field: &str, read: impl Fn(&DeValue<'i>) -> Option<T>) -> Option<T> {
        let value = self.get(field)?;
        let read = read(value.get_ref());
        if read.is_none() {
            self.wrong(field, value);
        }
        read
    }

    /// A text, or the empty one.
    pub(super) fn text(&mut self, field: &str) -> String {
        self.maybe_text(field).unwrap_or_default()
    }

    /// A text that may be left out.
    pub(super) fn maybe_text(&mut self, field: &str) -> Option<String> {
        self.read(field, |value| value.as_str().map(str::to_owned))
    }

    /// A text that must be there.
    pub(super) fn needed_text(&mut self, field: &str) -> String {
        self.need(field);
        self.text(field)
    }

    /// Notes a field that is missing.
    pub(super) fn need(&mut self, field: &str) {
        if self.get(field).is_none() {
            self.complain(field, None, expected(field));
        }
    }

    /// A whole number that fits 32 bits without a sign.
    pub(super) fn number(&mut self, field: &str, default: u32) -> u32 {
        self.read(field, |value| {
            let integer = value.as_integer()?;
            u32::from_str_radix(integer.as_str(), integer.radix()).ok()
        })
        .unwrap_or(default)
    }

    /// True or false; false where nothing is said.
    pub(super) fn flag(&mut self, field: &str) -> bool {
        self.read(field, DeValue::as_bool).unwrap_or_default()
    }

    /// A day, as a text or as a day of TOML.
    pub(super) fn day(&mut self, field: &str) -> Option<Date> {
        let today = self.today;
        self.read(field, |value| match value {
            DeValue::Datetime(day) => Date::parse(&day.to_string()),
            value => day::read(value.as_str()?, today),
        })
    }

    /// Notes that a field's value is not what the field asks for.
    pub(super) fn wrong(&mut self, field: &str, value: &Spanned<DeValue<'i>>) {
        let found = self.shown(value);
        self.complain(field, Some(found), expected(field));
    }

    /// Notes a problem.
    pub(super) fn complain(&mut self, field: &str, found: Option<String>, expected: impl Into<String>) {
        self.notes.problems.push(OrderProblem::new(self.place.clone(), field, found, expected));
    }

    /// A value as the file writes it, cut where it is long.
    pub(super) fn shown(&self, value: &Spanned<DeValue<'i>>) -> String {
        let text = self.source.get(value.span()).unwrap_or_default();
        let first = text.lines().next().unwrap_or_default();
        match first.char_indices().nth(60) {
            Some((at, _)) => format!("{}…", first.get(..at).unwrap_or_default()),
            None => first.to_owned(),
        }
    }
}

/// The line, counted from 1, in which a byte stands.
pub(super) fn line_of(source: &str, at: usize) -> usize {
    source.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
