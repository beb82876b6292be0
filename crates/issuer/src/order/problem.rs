//! What is wrong with an order, where, and what would be right.

use std::fmt::{self, Write as _};

use segl_license::spelled_out;

/// Where in an order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The licence itself.
    License,
    /// One of its rows.
    Row {
        /// Counted from 1, as they stand in the file.
        number: usize,
        /// Its ModuleName, as far as it was given.
        name: String,
    },
}

impl Place {
    /// 0 for the licence, else the row's number.
    pub(crate) fn number(&self) -> usize {
        match self {
            Self::License => 0,
            Self::Row { number, .. } => *number,
        }
    }
}

/// One problem of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderProblem {
    /// The line in the order file, counted from 1, where it is known.
    pub line: Option<usize>,
    /// Licence or row.
    pub place: Place,
    /// The field's name as the order writes it.
    pub field: String,
    /// What stands there; `None` where nothing does.
    pub found: Option<String>,
    /// What would be right.
    pub expected: String,
}

impl OrderProblem {
    pub(crate) fn new(place: Place, field: &str, found: Option<String>, expected: impl Into<String>) -> Self {
        Self { line: None, place, field: field.to_owned(), found, expected: expected.into() }
    }
}

impl fmt::Display for OrderProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&spelled_out(&self.said()?))
    }
}

impl OrderProblem {
    /// The sentence, with whatever stands in the file.
    fn said(&self) -> Result<String, fmt::Error> {
        let mut f = String::new();
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        match &self.place {
            Place::License => {}
            Place::Row { number, name } if name.is_empty() => write!(f, "row {number}: ")?,
            Place::Row { number, name } => write!(f, "row {number} \"{name}\": ")?,
        }
        match &self.found {
            Some(found) => write!(f, "{} is {found}", self.field)?,
            None => write!(f, "{} is missing", self.field)?,
        }
        write!(f, "; expected {}", self.expected)?;
        Ok(f)
    }
}

/// By place in the file; the licence before its rows.
pub(super) fn sort(problems: &mut [OrderProblem]) {
    problems.sort_by(|a, b| {
        let key = |problem: &OrderProblem| (problem.place.number(), problem.line);
        key(a).cmp(&key(b)).then_with(|| a.field.cmp(&b.field))
    });
}
