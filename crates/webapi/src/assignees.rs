//! Who holds a licence: `GET /api/v1/License/{owner}/Assignees`. An extension.

use serde::{Deserialize, Serialize};

/// One page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct AssigneesPage {
    /// How many hold it in all, whatever is searched for.
    pub total: usize,
    /// How many of them are found.
    pub found: usize,
    /// Those of this page.
    pub assignees: Vec<Assignee>,
}

/// Someone who holds it. Exactly one of the two keys is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct Assignee {
    /// Primary key of the user.
    pub associate_id: Option<i64>,
    /// Primary key of the satellite.
    pub satellite_id: Option<i64>,
    /// The name: a user signs in with it.
    pub name: String,
    /// First and last name.
    pub full_name: String,
    /// E-mail address.
    pub e_mail: String,
    /// When the user last signed in, Unix seconds; none where it never did.
    pub last_login: Option<i64>,
    /// Requests in Service that are open: such a user keeps a plan.
    pub open_requests: u32,
    /// The user's plan, by name in code.
    pub plan: Option<String>,
    /// What of the asked rows is held, by name in code.
    pub modules: Vec<String>,
}
