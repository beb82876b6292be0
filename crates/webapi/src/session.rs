//! Signing in with a browser: `POST`, `GET` and `DELETE /api/v1/Session`.
//!
//! An extension: the vendor has no word for sessions. Read in PascalCase only, since its client never comes here.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Name and password of the one who signs in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SignIn {
    /// The associate's name.
    pub user_name: String,
    /// The password, in clear.
    pub password: String,
}

/// Without the password, so that it reaches no log.
impl fmt::Debug for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignIn").field("user_name", &self.user_name).finish_non_exhaustive()
    }
}

/// Who is signed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SessionInfo {
    /// The associate's name.
    pub associate: String,
    /// The person's full name.
    pub full_name: String,
    /// Whether licences may be seen and changed.
    pub is_administrator: bool,
}
