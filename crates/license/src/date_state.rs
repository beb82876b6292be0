//! What the dates of a licence mean on a given day.

use serde::Serialize;

use crate::{Date, License};

/// The state of a licence on a day. The proof does not depend on it, and it is judged again whenever it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DateState {
    /// It never expires.
    Perpetual,
    /// Before the day on which reminders begin.
    Valid,
    /// From AdminWarningDate through ExpiryDate.
    Warning,
    /// After ExpiryDate, through GraceDate: everything works.
    Grace,
    /// After GraceDate: read-only, but a new licence can always be loaded.
    Stopped,
}

impl DateState {
    /// The state of a licence on a day; a date is valid through the whole named day.
    pub fn of(license: &License, today: Date) -> Self {
        let Some(expiry) = license.expiry_date else { return Self::Perpetual };
        let reached = |date: Option<Date>| date.is_some_and(|date| today >= date);
        let passed = |date: Option<Date>| date.is_none_or(|date| today > date);
        if today <= expiry {
            if reached(license.admin_warning_date) { Self::Warning } else { Self::Valid }
        } else if passed(license.grace_date) {
            Self::Stopped
        } else {
            Self::Grace
        }
    }
}

/// Whether maintenance has ended on a day.
pub fn maintenance_ended(license: &License, today: Date) -> bool {
    license.maintenance_date.is_some_and(|date| today > date)
}
