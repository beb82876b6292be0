//! What else hangs on a user in the vendor's carrier. Segl has none of it but the role: answers name nothing, and what a
//! request says is passed over.
//!
//! Source: `Role`, `UserGroup`, `Credential`, `CredentialType` and `CustomCommand` in the vendor's Swagger file `User`.

use serde::{Deserialize, Serialize};

use crate::enums::{CommandAction, ValueControl};
use crate::rights::{FieldProperties, TableRight};

/// What a user may do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Role {
    /// Primary key; Segl's two roles have none.
    pub id: i32,
    /// The role's name: `Administrator` or `Standard`.
    pub value: String,
    /// The role explained.
    pub tooltip: String,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}

/// A group of users.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserGroup {
    /// The group's name.
    pub value: String,
    /// The group explained.
    pub tooltip: String,
    /// Primary key.
    pub id: i32,
    /// Place in the list.
    pub rank: i32,
    /// Whether it is no longer offered.
    pub deleted: bool,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}

/// A way of proving who one is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Credential {
    /// Which way.
    pub r#type: Option<CredentialType>,
    /// What it is proved with.
    pub value: String,
    /// The part of it that is public.
    pub display_value: String,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}

/// A kind of ways of proving who one is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CredentialType {
    /// The name for people.
    pub display_type: String,
    /// The name in code.
    pub r#type: String,
    /// The kind explained.
    pub description: String,
    /// How its value is shown.
    pub value_control: ValueControl,
    /// Whether a person can be made from it.
    pub can_create_person: bool,
    /// Whether a user name goes with it.
    pub is_user_name_supported: bool,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}

/// What a client is to do after saving.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct CustomCommand {
    /// The name in code.
    pub name: String,
    /// The name for people.
    pub display_name: String,
    /// The command explained.
    pub description: String,
    /// What a tool tip says.
    pub tool_tip: String,
    /// What the client asks first.
    pub actions: CommandAction,
    /// Whatever the command has to say.
    pub action_data: String,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}
