//! Lists as the vendor's archives give them: rows of named cells, chosen, sorted and paged.

pub(crate) mod odata;
mod query;

use std::cmp::Ordering;

use segl_webapi::archive::{ArchiveColumnData, ArchiveListItem};
use segl_webapi::date::DateTime;
use serde_json::{Map, Value};

pub(crate) use query::Query;

/// One row.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What kind of row it is.
    pub(crate) entity: &'static str,
    /// Primary key.
    pub(crate) id: i64,
    /// Its columns, in the order in which they are shown.
    pub(crate) cells: Vec<(&'static str, Cell)>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// Unix seconds.
    Moment(Option<i64>),
}

impl Row {
    fn cell(&self, name: &str) -> Option<&Cell> {
        self.cells.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, cell)| cell)
    }

    fn chosen(&self, columns: &[String]) -> impl Iterator<Item = (&'static str, &Cell)> {
        let is_chosen =
            |name: &str| columns.is_empty() || columns.iter().any(|column| column.eq_ignore_ascii_case(name));
        self.cells.iter().filter(move |(name, _)| is_chosen(name)).map(|(name, cell)| (*name, cell))
    }

    /// As a row of an OData answer.
    pub(crate) fn slim(&self, columns: &[String]) -> Value {
        let named = self.chosen(columns).map(|(name, cell)| (name.to_owned(), cell.slim()));
        Value::Object(named.collect::<Map<_, _>>())
    }

    /// As an item of an archive's answer.
    pub(crate) fn item(&self, columns: &[String]) -> ArchiveListItem {
        let data = |cell: &Cell| ArchiveColumnData { display_value: cell.display(), ..Default::default() };
        ArchiveListItem {
            entity_name: self.entity.to_owned(),
            primary_key: crate::licenses::int(self.id),
            column_data: self.chosen(columns).map(|(name, cell)| (name.to_owned(), data(cell))).collect(),
            ..ArchiveListItem::default()
        }
    }
}

impl Cell {
    fn slim(&self) -> Value {
        match self {
            Self::Number(number) => Value::from(*number),
            Self::Text(text) => Value::from(text.clone()),
            Self::Flag(flag) => Value::from(*flag),
            Self::Moment(seconds) => Value::from(moment(*seconds).to_string()),
        }
    }

    fn display(&self) -> String {
        match self {
            Self::Number(number) => format!("[I:{number}]"),
            Self::Text(text) => text.clone(),
            Self::Flag(flag) => format!("[B:{}]", u8::from(*flag)),
            Self::Moment(None) => String::new(),
            Self::Moment(seconds) => format!("[DT:{}]", moment(*seconds)),
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.cmp(other),
            (Self::Text(one), Self::Text(other)) => one.to_lowercase().cmp(&other.to_lowercase()),
            (Self::Flag(one), Self::Flag(other)) => one.cmp(other),
            (Self::Moment(one), Self::Moment(other)) => one.cmp(other),
            _ => Ordering::Equal,
        }
    }

    /// Whether it is what an expression names.
    fn is(&self, wanted: &str) -> bool {
        match self {
            Self::Number(number) => wanted.parse() == Ok(*number),
            Self::Text(text) => text.eq_ignore_ascii_case(wanted),
            Self::Flag(flag) => wanted.to_ascii_lowercase().parse() == Ok(*flag),
            Self::Moment(seconds) => wanted.parse() == Ok(moment(*seconds)),
        }
    }
}

fn moment(seconds: Option<i64>) -> DateTime {
    seconds.and_then(DateTime::from_unix).unwrap_or_default()
}
