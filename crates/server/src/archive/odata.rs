//! Lists as OData's slim rows.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Query, Row};
use crate::problem::Refusal;

/// OData's parameters, as far as they are understood; others are passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "$select")]
    select: String,
    #[serde(rename = "$filter")]
    filter: String,
    #[serde(rename = "$orderBy", alias = "$orderby")]
    order: String,
    #[serde(rename = "$skip")]
    skip: usize,
    #[serde(rename = "$top")]
    top: Option<usize>,
}

impl Asked {
    /// What is wanted. 400 `query-unsupported`.
    pub(crate) fn query(&self) -> Result<Query, Refusal> {
        Query::read(&self.select, &self.filter, &self.order, self.skip, self.top)
    }

    /// These rows of a list, with the way to the next ones where there are any.
    pub(crate) fn answer(&self, list: &str, query: &Query, rows: &[Row], more: bool) -> Value {
        let next = if more { self.next_link(list, rows.len()) } else { String::new() };
        let value: Vec<Value> = rows.iter().map(|row| row.slim(&query.columns)).collect();
        json!({ "odata.metadata": list, "odata.nextLink": next, "value": value })
    }

    fn next_link(&self, list: &str, shown: usize) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("$select", &self.select), ("$filter", &self.filter), ("$orderBy", &self.order)]
        {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.append_pair("$skip", &self.skip.saturating_add(shown).to_string());
        if let Some(top) = self.top {
            query.append_pair("$top", &top.to_string());
        }
        format!("/api/v1/{list}?{}", query.finish())
    }
}
