//! Whether a user can log in to the vendor's clients: `user`, and `web` or `windows`.

use segl_license::DateState;

use super::MAIN_OWNER;
use crate::Check;
use crate::directory::Entry;
use crate::judge::Judged;

/// What stands against logging in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginLack {
    /// The user is retired.
    Retired,
    /// The user does not hold `user`, or it does not verify.
    User,
    /// The user holds neither `web` nor `windows`, or they do not verify.
    Client,
    /// The licence of SUPEROFFICE is not there or does not verify.
    License,
    /// The licence of SUPEROFFICE has ended.
    Stopped,
    /// The company row is altered: nothing is granted.
    Company,
}

impl LoginLack {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Retired => "login-retired",
            Self::User => "login-user-missing",
            Self::Client => "login-client-missing",
            Self::License => "login-license-not-verified",
            Self::Stopped => "login-license-stopped",
            Self::Company => "login-company-altered",
        }
    }
}

/// What logging in depends on, for everybody.
pub(super) struct Login {
    /// What stands against everybody.
    all: Vec<LoginLack>,
    user: Vec<i64>,
    client: Vec<i64>,
}

impl Login {
    pub(super) fn of(judged: &Judged) -> Self {
        let owner = judged.snapshot.owner(MAIN_OWNER);
        let mut all = Vec::new();
        if judged.snapshot.company.check == Check::Altered {
            all.push(LoginLack::Company);
        }
        match owner.map(|owner| (owner.judged.license.is_some(), owner.judged.verdict.date_state)) {
            None | Some((false, _)) => all.push(LoginLack::License),
            Some((true, Some(DateState::Stopped))) => all.push(LoginLack::Stopped),
            Some(_) => {}
        }
        let rows = |names: &[&str]| {
            let rows = owner.into_iter().flat_map(|owner| owner.record.rows.iter().zip(&owner.judged.rows));
            let verified = rows
                .filter(|(_, row)| row.as_ref().is_some_and(|row| names.contains(&row.module_name.as_str())));
            verified.map(|(record, _)| record.id).collect()
        };
        Self { all, user: rows(&["user"]), client: rows(&["web", "windows"]) }
    }

    /// Whether nothing is missing.
    pub(super) fn can(&self, entry: &Entry) -> bool {
        let holds = |rows: &[i64]| entry.held.iter().any(|row| rows.contains(row));
        self.all.is_empty() && !entry.associate.retired && holds(&self.user) && holds(&self.client)
    }

    pub(super) fn lacks(&self, entry: &Entry) -> Vec<LoginLack> {
        let mut lacks = Vec::new();
        if entry.associate.retired {
            lacks.push(LoginLack::Retired);
        }
        lacks.extend(&self.all);
        if self.all.contains(&LoginLack::License) {
            // No row counts, so that nothing can be said of those that are held.
            return lacks;
        }
        if !entry.held.iter().any(|row| self.user.contains(row)) {
            lacks.push(LoginLack::User);
        }
        if !entry.held.iter().any(|row| self.client.contains(row)) {
            lacks.push(LoginLack::Client);
        }
        lacks
    }
}
