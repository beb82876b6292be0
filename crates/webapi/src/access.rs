//! How a user gets into Segl: `GET /api/v1/User/{id}/Access`, and `PUT` of its `Role` and `Password`. Extensions, for
//! administrators.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The least length of a password, in characters; length is what makes one hard to guess (NIST SP 800-63B).
pub const LEAST_PASSWORD: u32 = 12;

/// How a user gets in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserAccess {
    /// Primary key.
    pub associate_id: i64,
    /// First and last name, or the name with which one signs in where there is neither.
    pub full_name: String,
    /// The name with which one signs in.
    pub name: String,
    /// Whether the user is retired, and signs in no more.
    pub retired: bool,
    /// `Administrator` or `Standard`.
    pub role: String,
    /// Whether the user has a password; without one nobody signs in as it.
    pub has_password: bool,
    /// Browsers in which the user is signed in.
    pub sessions: u32,
    /// Whether it is the one who asks.
    pub is_own: bool,
}

/// Another role for a user.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RoleChange {
    /// `Administrator` or `Standard`.
    pub role: String,
    /// The password of the one who asks, in clear.
    pub own_password: String,
}

/// Another password for a user.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PasswordChange {
    /// The new password, in clear; left out, the server makes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// The password of the one who asks, in clear.
    pub own_password: String,
}

/// What came of it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NewPassword {
    /// The password that the server made, told this once; none where one was chosen.
    pub password: Option<String>,
}

/// Without the password, so that it reaches no log.
impl fmt::Debug for RoleChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RoleChange").field("role", &self.role).finish_non_exhaustive()
    }
}

/// Without the passwords, so that they reach no log.
impl fmt::Debug for PasswordChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PasswordChange").finish_non_exhaustive()
    }
}

/// Without the password, so that it reaches no log.
impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewPassword").finish_non_exhaustive()
    }
}
