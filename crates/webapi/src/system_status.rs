//! The state of the system: `GET /api/v1/Status`. An extension, for administrators.

use serde::{Deserialize, Serialize};

use crate::proof::Check;

/// The database, who is signed in, and how many users there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SystemStatus {
    /// Whose database it is: the company's name.
    pub database_owner: String,
    /// The company's serial number.
    pub serial_nr: String,
    /// Whether the number is of a demonstration.
    pub is_demo: bool,
    /// Whether name and number are as an administrator confirmed them.
    pub company_check: Check,
    /// What keeps the data, with its version.
    pub database_type: String,
    /// Made at random when the database was.
    pub database_id: String,
    /// The satellite that this database is; none for the central one.
    pub satellite: Option<String>,
    /// How many satellites are known here.
    pub satellites: u32,
    /// The first of the owners' licences to expire; none where none does.
    pub next_expiry: Option<NextExpiry>,
    /// Owners whose licence does not verify: their dates are not looked at.
    pub owners_not_verified: Vec<String>,
    /// Who is signed in.
    pub user: StatusUser,
    /// Version of the server.
    pub version: String,
    /// Both ways of counting users.
    pub users: UserCounting,
}

/// When a licence expires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NextExpiry {
    /// The owner's name in code.
    pub owner_name: String,
    /// The owner's name for people.
    pub owner_description: String,
    /// The last valid day, `YYYY-MM-DD`.
    pub expiry_date: String,
    /// Days until then; negative after it.
    pub days_left: i64,
}

/// The user who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StatusUser {
    /// Primary key.
    pub associate_id: i64,
    /// The name with which one signs in.
    pub name: String,
    /// First and last name.
    pub full_name: String,
}

/// Both ways of counting users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserCounting {
    /// Way 1: the smaller of the numbers of `user` and `web`; none where neither is a limit.
    pub upper_bound: Option<u32>,
    /// `user` or `web`, whichever it is.
    pub bound_by: Option<String>,
    /// Users who hold both and are not retired: way 1 of those who pay by use.
    pub active_users: u32,
    /// Way 2: the sum in use over the plans, `(No Selection)` not counted.
    pub plans_in_use: u32,
    /// Why bought numbers say nothing; none where they do.
    pub pays_by_use: Option<PaysByUse>,
    /// The plans, in the list's order.
    pub plans: Vec<PlanUse>,
}

/// Why a customer is taken to pay by use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaysByUse {
    /// There is a licence for SCIM.
    Scim,
    /// Neither `user` nor `web` is limited.
    Unrestricted,
}

/// What is in use of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PlanUse {
    /// The plan's name in code.
    pub module_name: String,
    /// Its name for people.
    pub module_description: String,
    /// Seats in use.
    pub in_use: u32,
    /// The signed number; none where it is no limit.
    pub total: Option<u32>,
    /// What is left of it; negative where too many are in use.
    pub free: Option<i64>,
}
