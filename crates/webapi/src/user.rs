//! A user with the licences that it holds or can be given.
//!
//! Source: `User` and `UserWithLinks` in the vendor's Swagger file `User`. What Segl has no use for is answered as nothing, and
//! passed over when it is read.

mod parts;
mod person;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use parts::{Credential, CredentialType, CustomCommand, Role, UserGroup};
pub use person::Person;

use crate::date::DateTime;
use crate::enums::UserType;
use crate::list::MDOListItem;
use crate::rights::{FieldProperties, TableRight};
use crate::seats::LicenseOwner;

/// One user.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct User {
    /// Primary key.
    pub associate_id: i32,
    /// The name with which one signs in.
    pub name: String,
    /// Place in the list.
    pub rank: i32,
    /// The user in words.
    pub tooltip: String,
    /// Every owner's user licences as they stand to this user.
    pub license_owners: Vec<LicenseOwner>,
    /// The role.
    pub role: Option<Role>,
    /// The group; never given.
    pub user_group: Option<UserGroup>,
    /// Further groups; none.
    pub other_groups: Vec<UserGroup>,
    /// The person.
    pub person: Option<Person>,
    /// Whether the user is retired.
    pub deleted: bool,
    /// When the user last signed in.
    pub lastlogin: DateTime,
    /// When the user last signed out; never given.
    pub lastlogout: DateTime,
    /// Primary key in the vendor's request handling.
    pub ej_user_id: i32,
    /// Signature below requests.
    pub request_signature: String,
    /// Kind of user.
    pub r#type: UserType,
    /// Whether the user is retired, once more.
    pub is_person_retired: bool,
    /// Whether the user took a copy of the database along.
    pub is_on_travel: bool,
    /// Ways of proving who it is; never given.
    pub credentials: Vec<Credential>,
    /// The name with which one signs in, once more.
    pub user_name: String,
    /// Categories of requests; none.
    pub ticket_categories: Vec<MDOListItem>,
    /// Alias in Service.
    pub nick_name: String,
    /// Whether an administrator is still to let the user in.
    pub waiting_for_approval: bool,
    /// Fields that an installation adds, by their older name.
    pub extra_fields: BTreeMap<String, String>,
    /// Fields that an installation adds.
    pub custom_fields: BTreeMap<String, String>,
    /// What a client is to do after saving; nothing.
    pub post_save_commands: Vec<CustomCommand>,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}

/// One user with the paths that belong to it: an answer alone, never read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct UserWithLinks {
    /// The user.
    #[serde(flatten)]
    pub user: User,
    /// Paths by name: `Self`.
    #[serde(rename = "_Links")]
    pub links: BTreeMap<String, String>,
}
