//! The signed-in user, and users as other carriers name them.
//!
//! Source: `SoPrincipalCarrier`, `GrantedModuleLicense`, `ProvidedCredential` and `Associate` in the vendor's
//! Swagger file `User`. The vendor answers many properties that Segl has no use for; they are answered with
//! their defaults.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::enums::{EjUserStatus, LicenseType, RoleType, UserType};
use crate::rights::{FieldProperties, TableRight};

/// Who is signed in, and with which licences and rights.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct SoPrincipalCarrier {
    /// Kind of user.
    pub user_type: UserType,
    /// The associate's name, with which one signs in.
    pub associate: String,
    /// Primary key of the associate.
    pub associate_id: i32,
    /// Whether it is a person.
    pub is_person: bool,
    /// Primary key of the person.
    pub person_id: i32,
    /// Country of the user.
    pub country_id: i32,
    /// Country of the user's home.
    pub home_country_id: i32,
    /// Primary key of the user's company.
    pub contact_id: i32,
    /// Primary key of the user's group.
    pub group_id: i32,
    /// Business of the user's company.
    pub business_id: i32,
    /// Category of the user's company.
    pub category_id: i32,
    /// Associate who owns the user's company.
    pub contact_owner: i32,
    /// Primary key of the role.
    pub role_id: i32,
    /// The role's name.
    pub role_name: String,
    /// The role in words.
    pub role_description: String,
    /// Kind of role.
    pub role_type: RoleType,
    /// Licences of the installation and of the user. What does not verify is never here.
    pub licenses: Vec<GrantedModuleLicense>,
    /// The person's full name.
    pub full_name: String,
    /// The person's e-mail address.
    pub e_mail_address: String,
    /// Names of the function rights, sorted.
    pub function_rights: Vec<String>,
    /// Primary key in the vendor's request handling.
    pub ej_user_id: i32,
    /// Access level in the vendor's request handling.
    pub ej_access_level: i32,
    /// Status in the vendor's request handling.
    pub ej_user_status: EjUserStatus,
    /// How the user proved who it is.
    pub provided_credentials: Vec<ProvidedCredential>,
    /// Further groups.
    pub secondary_groups: Vec<i32>,
    /// Name of the database.
    pub database_context_identifier: String,
    /// Sign-in name in the vendor's cloud.
    pub user_name: String,
}

/// A licence that works for the signed-in user.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct GrantedModuleLicense {
    /// Primary key of the owner.
    pub owner_id: i32,
    /// The owner's name in code.
    pub owner_name: String,
    /// The owner's name for people.
    pub owner_description: String,
    /// Primary key of the row.
    pub module_id: i32,
    /// The row's name in code.
    pub name: String,
    /// The row's name for people.
    pub description: String,
    /// Version of the row.
    pub version: String,
    /// Who it is counted for.
    pub license_type: LicenseType,
    /// 1 for a user plan.
    pub extra_flags: i32,
    /// Free text; of a user plan the rows that it implies.
    pub extra_info: String,
    /// Place in the list.
    pub sort_order: i32,
    /// How many were bought.
    pub license_number: i32,
    /// Whether it is neither listed nor given by hand.
    pub is_hidden: bool,
    /// Whether its number is no limit.
    pub is_unrestricted: bool,
    /// The last valid day; none is for ever.
    pub expiry_date: DateTime,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}

/// How a user proved who it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct ProvidedCredential {
    /// Kind of credential.
    pub r#type: String,
    /// The name that it is found by.
    pub search_name: String,
    /// The name for people.
    pub display_name: String,
    /// Primary key.
    pub credential_id: i32,
}

/// A user as other carriers name one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Associate {
    /// Primary key.
    pub associate_id: i32,
    /// The name with which one signs in.
    pub name: String,
    /// Primary key of the person.
    pub person_id: i32,
    /// Place in the list.
    pub rank: i32,
    /// The user in words.
    pub tooltip: String,
    /// Kind of user.
    pub r#type: UserType,
    /// Primary key of the user's group.
    pub group_idx: i32,
    /// The person's full name.
    pub full_name: String,
    /// The person's name with its title.
    pub formal_name: String,
    /// Whether the user is retired.
    pub deleted: bool,
    /// Primary key in the vendor's request handling.
    pub ej_user_id: i32,
    /// Sign-in name in the vendor's cloud.
    pub user_name: String,
    /// Fields that an installation adds, by their older name.
    pub extra_fields: BTreeMap<String, String>,
    /// Fields that an installation adds.
    pub custom_fields: BTreeMap<String, String>,
    /// The right to the row.
    pub table_right: Option<TableRight>,
    /// The rights to its fields.
    pub field_properties: FieldProperties,
}
