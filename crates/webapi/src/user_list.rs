//! Lists of users, and changes of many at once: `GET /api/v1/User/List`, `POST /api/v1/User/Change` and
//! `POST /api/v1/User/Change/Preview`. Extensions, for administrators.

use serde::{Deserialize, Serialize};

use crate::enums::UserType;
use crate::problem::Facts;

/// What is wanted of the users: the query of `GET /api/v1/User/List`, and whom a change is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserQuery {
    /// `All`, `Associates` or `Others`.
    pub kind: UserKind,
    /// This user alone, by primary key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub associate_id: Option<i64>,
    /// With `Module`: who holds this row of this owner.
    pub owner: String,
    /// With `Owner`: who holds this row of this owner.
    pub module: String,
    /// Who has this plan of SUPEROFFICE; an empty name is nobody's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// Who can log in, or cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_log_in: Option<bool>,
    /// Who is retired, or is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retired: Option<bool>,
    /// A part of name, full name or e-mail address, without regard to case.
    pub search: String,
    /// By what they are sorted.
    pub sort: UserSort,
    /// The other way round.
    pub descending: bool,
    /// How many are passed over.
    pub skip: usize,
    /// How many are wanted: 50 where nobody says, 500 at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top: Option<usize>,
}

/// Which users.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum UserKind {
    /// All of them.
    #[default]
    All,
    /// Employees.
    Associates,
    /// Everybody else.
    Others,
}

/// By what users are sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum UserSort {
    /// First and last name.
    #[default]
    FullName,
    /// The name with which one signs in.
    Name,
    /// E-mail address.
    EMail,
    /// Country.
    Country,
    /// The plan.
    Plan,
    /// When the user signed in last.
    LastLogin,
    /// Open requests in Service.
    OpenRequests,
}

/// Some of the users.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserPage {
    /// Users of the kind.
    pub total: usize,
    /// Those of them that the query finds.
    pub found: usize,
    /// The part that was asked for.
    pub users: Vec<UserRow>,
}

/// One user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserRow {
    /// Primary key.
    pub associate_id: i64,
    /// The name with which one signs in.
    pub name: String,
    /// First and last name.
    pub full_name: String,
    /// E-mail address.
    pub e_mail: String,
    /// Country, two letters.
    pub country: String,
    /// Kind of user.
    pub r#type: UserType,
    /// Whether the user may see and change licences.
    pub is_administrator: bool,
    /// Whether the user is retired.
    pub retired: bool,
    /// The plan of SUPEROFFICE by name in code; none without one.
    pub plan: Option<String>,
    /// Licences beside the plan and what it implies.
    pub licenses: Vec<HeldLicense>,
    /// Whether the user can log in to the vendor's clients.
    pub can_log_in: bool,
    /// Codes of what is missing for that.
    pub missing: Vec<String>,
    /// Assignments that someone altered: they grant nothing.
    pub altered: u32,
    /// Open requests in Service: as long as there are any, the plan stays.
    pub open_requests: u32,
    /// When the user last signed in, Unix seconds.
    pub last_login: Option<i64>,
}

/// A licence that a user holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct HeldLicense {
    /// The owner's name in code.
    pub owner_name: String,
    /// The row's name in code.
    pub module_name: String,
}

/// A change of many users.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct UserChange {
    /// For these users, by primary key.
    pub users: Vec<i64>,
    /// In a preview, instead of `Users`: for everybody whom a query finds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<UserQuery>,
    /// The owner whose rows are given and taken.
    pub owner_name: String,
    /// Rows that go, by name in code.
    pub take: Vec<String>,
    /// Rows that come, by name in code. A plan replaces the plan before it.
    pub give: Vec<String>,
    /// Instead of giving and taking: the users are retired, which frees everything they hold.
    pub retire: bool,
}

/// What a change does, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserChangeReport {
    /// Users for whom something changes.
    pub changed: usize,
    /// Users who are as they are to be already.
    pub unchanged: usize,
    /// Everybody who can be included, by primary key: `Users` of the change itself.
    pub users: Vec<i64>,
    /// Who cannot be included, and why.
    pub refused: Vec<RefusedUser>,
    /// What becomes of the seats of every row that changes.
    pub seats: Vec<ChangedSeats>,
}

/// A user for whom a rule stands against a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RefusedUser {
    /// Primary key.
    pub associate_id: i64,
    /// The name with which one signs in; empty where there is no such user.
    pub name: String,
    /// First and last name.
    pub full_name: String,
    /// The rule.
    pub code: String,
    /// Its facts.
    pub facts: Facts,
}

/// What becomes of the seats of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ChangedSeats {
    /// The owner's name in code.
    pub owner_name: String,
    /// The row's name in code.
    pub module_name: String,
    /// Seats in use before.
    pub before: u32,
    /// Seats in use after.
    pub after: u32,
    /// The signed number; none where it is no limit.
    pub total: Option<u32>,
}
