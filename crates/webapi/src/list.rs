//! An item of a list of choices, perhaps with items below it.
//!
//! Source: `SuperOffice.CRM.Services.SelectableMDOListItem` and `MDOListItem` in the vendor's Swagger files.

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::rights::{FieldProperties, TableRight};

/// One item of a list, or a heading with its items.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SelectableMDOListItem {
    /// Primary key.
    pub id: i32,
    /// The item's name.
    pub name: String,
    /// The item explained.
    pub tool_tip: String,
    /// Whether it is no longer offered.
    pub deleted: bool,
    /// Place among its neighbours.
    pub rank: i32,
    /// Kind of item.
    pub r#type: String,
    /// Colour, as a number.
    pub color_block: i32,
    /// Name of an icon.
    pub icon_hint: String,
    /// Whether it is chosen.
    pub selected: bool,
    /// When it was last changed.
    pub last_changed: DateTime,
    /// Items below this one.
    pub child_items: Vec<Self>,
    /// Whatever else the list has to say.
    pub extra_info: String,
    /// How to draw it.
    pub style_hint: String,
    /// Whether it is not shown.
    pub hidden: bool,
    /// The name with the names of the headings above it.
    pub full_name: String,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}

/// One item of a list from which nothing is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct MDOListItem {
    /// Primary key.
    pub id: i32,
    /// The item's name.
    pub name: String,
    /// The item explained.
    pub tool_tip: String,
    /// Whether it is no longer offered.
    pub deleted: bool,
    /// Place among its neighbours.
    pub rank: i32,
    /// Kind of item.
    pub r#type: String,
    /// Items below this one.
    pub child_items: Vec<Self>,
    /// Name of an icon.
    pub icon_hint: String,
    /// Colour, as a number.
    pub color_block: i32,
    /// Whatever else the list has to say.
    pub extra_info: String,
    /// How to draw it.
    pub style_hint: String,
    /// The name with the names of the headings above it.
    pub full_name: String,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}
