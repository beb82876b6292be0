//! Lists as the vendor's archives give them.
//!
//! Source: `ArchiveListItem`, `ArchiveColumnData` and `GetArchiveListByColumns2Request` of the vendor's npm client, and
//! `ODataSlimResponse` in its Swagger file `SystemEvent`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ArchiveListItem {
    /// What kind of row it is.
    pub entity_name: String,
    /// Primary key.
    pub primary_key: i32,
    /// The columns that were asked for, by name.
    pub column_data: BTreeMap<String, ArchiveColumnData>,
    /// Where the row leads to.
    pub link_hint: String,
    /// How to draw it.
    pub style_hint: String,
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ArchiveColumnData {
    /// The value: `[I:7]` a number, `[DT:11/22/2026 12:00:00.0000000]` a moment, anything else a text.
    pub display_value: String,
    /// What a tool tip says.
    pub tooltip_hint: String,
    /// Where the cell leads to.
    pub link_hint: String,
}

/// Body of `GetArchiveListByColumns2`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GetArchiveListByColumns2Request {
    /// The archive's name.
    pub provider_name: String,
    /// Columns, separated by commas.
    pub columns: String,
    /// Columns to sort by, each perhaps with `asc` or `desc`, separated by commas.
    pub sort_order: String,
    /// An expression that rows must fulfil.
    pub restrictions: String,
    /// Kinds of rows, separated by commas.
    pub entities: String,
    /// Number of the page, from 0.
    pub page: i32,
    /// Rows of a page.
    pub page_size: i32,
}
