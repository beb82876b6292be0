//! What of a list is wanted: OData's `$select`, `$filter`, `$orderBy`, `$top` and `$skip`, as far as Segl has use for them.
//!
//! A filter is one or more `column eq 'value'`, joined by `and`.

use axum::http::StatusCode;

use super::Row;
use crate::problem::Refusal;

/// The most rows of one answer.
const MOST: usize = 1000;

/// What is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// Columns; all of them where none is named.
    pub(crate) columns: Vec<String>,
    filter: Vec<(String, String)>,
    order: Vec<(String, bool)>,
    skip: usize,
    top: Option<usize>,
}

impl Query {
    /// Reads the parts, each as OData writes it; an empty part asks for nothing in particular.
    ///
    /// # Errors
    /// 400 `query-unsupported`, with the part that is not understood.
    pub(crate) fn read(
        select: &str,
        filter: &str,
        order: &str,
        skip: usize,
        top: Option<usize>,
    ) -> Result<Self, Refusal> {
        let unsupported =
            |part: &str| Refusal::new(StatusCode::BAD_REQUEST, "query-unsupported").with("Part", part);
        Ok(Self {
            columns: names(select).map(str::to_owned).collect(),
            filter: equations(filter).ok_or_else(|| unsupported(filter))?,
            order: names(order).map(direction).collect::<Option<_>>().ok_or_else(|| unsupported(order))?,
            skip,
            top,
        })
    }

    /// The rows that are wanted, in their order, and whether there are more after them.
    ///
    /// # Errors
    /// 400 `query-unsupported`, with a column that the rows do not have.
    pub(crate) fn apply(&self, mut rows: Vec<Row>) -> Result<(Vec<Row>, bool), Refusal> {
        self.check(rows.first())?;
        rows.retain(|row| {
            self.filter.iter().all(|(name, wanted)| row.cell(name).is_some_and(|cell| cell.is(wanted)))
        });
        // From the least to the weightiest: each sort keeps the order of equals.
        for (name, falls) in self.order.iter().rev() {
            rows.sort_by(|one, other| {
                let order = match (one.cell(name), other.cell(name)) {
                    (Some(one), Some(other)) => one.compare(other),
                    _ => std::cmp::Ordering::Equal,
                };
                if *falls { order.reverse() } else { order }
            });
        }
        let more = rows.len() > self.skip.saturating_add(self.top());
        Ok((rows.into_iter().skip(self.skip).take(self.top()).collect(), more))
    }

    /// How many rows are passed over and how many are wanted, where they are neither chosen nor sorted.
    pub(crate) fn plain(&self) -> Option<(usize, usize)> {
        (self.filter.is_empty() && self.order.is_empty()).then(|| (self.skip, self.top()))
    }

    /// Whether a row has every column that is named.
    ///
    /// # Errors
    /// 400 `query-unsupported`, with the first that it has not.
    pub(crate) fn check(&self, first: Option<&Row>) -> Result<(), Refusal> {
        let Some(first) = first else { return Ok(()) };
        let named = self.columns.iter().chain(self.filter.iter().map(|(name, _)| name));
        let mut named = named.chain(self.order.iter().map(|(name, _)| name));
        match named.find(|name| first.cell(name).is_none()) {
            None => Ok(()),
            Some(unknown) => {
                Err(Refusal::new(StatusCode::BAD_REQUEST, "query-unsupported").with("Part", unknown.as_str()))
            }
        }
    }

    fn top(&self) -> usize {
        self.top.unwrap_or(MOST).min(MOST)
    }
}

fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|name| !name.is_empty())
}

fn direction(part: &str) -> Option<(String, bool)> {
    let (name, direction) = part.split_once(char::is_whitespace).unwrap_or((part, "asc"));
    match direction.trim().to_ascii_lowercase().as_str() {
        "asc" => Some((name.to_owned(), false)),
        "desc" => Some((name.to_owned(), true)),
        _ => None,
    }
}

/// Reads `column eq 'value' and ...`; a quotation mark within a value is doubled.
fn equations(text: &str) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, after) = rest.split_once(char::is_whitespace)?;
        let after = after.trim_start().strip_prefix("eq")?.strip_prefix(char::is_whitespace)?.trim_start();
        let (value, after) = value(after)?;
        found.push((name.to_owned(), value));
        let after = after.trim_start();
        rest = match after.strip_prefix("and") {
            Some(next) => {
                Some(next.strip_prefix(char::is_whitespace)?.trim_start()).filter(|next| !next.is_empty())?
            }
            None if after.is_empty() => after,
            None => return None,
        };
    }
    Some(found)
}

fn value(text: &str) -> Option<(String, &str)> {
    let Some(mut rest) = text.strip_prefix('\'') else {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        let (value, rest) = text.split_at_checked(end)?;
        return (!value.is_empty()).then(|| (value.to_owned(), rest));
    };
    let mut value = String::new();
    loop {
        let (part, after) = rest.split_once('\'')?;
        value.push_str(part);
        match after.strip_prefix('\'') {
            Some(after) => {
                value.push('\'');
                rest = after;
            }
            None => return Some((value, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_one_or_more_equations() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(equations(""), Some(vec![]));
        assert_eq!(equations("a eq 'it''s'"), Some(vec![pair("a", "it's")]));
        assert_eq!(equations(" a/b eq 7 and c eq 'd e' "), Some(vec![pair("a/b", "7"), pair("c", "d e")]));
        for bad in
            ["a", "a eq", "a ne 'b'", "a eq 'b", "a eq 'b' or c eq 'd'", "a eq 'b' and", "startswith(a, 'b')"]
        {
            assert_eq!(equations(bad), None, "{bad}");
        }
    }
}
