//! What a new licence changes: row by row, and in its dates. Gains and losses are told apart here, once for browser and
//! server.

use crate::{Date, License, ModuleLicense, Verified, implied_modules};

/// In what a row differs between two licences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Only the new licence has it.
    Added,
    /// Only the old licence has it.
    Removed,
    /// A higher number.
    More,
    /// A lower number.
    Fewer,
    /// Its number is no longer a limit.
    Unlimited,
    /// Its number becomes a limit.
    Limited,
    /// The plan implies further rows.
    BringsMore,
    /// The plan no longer implies some rows.
    BringsLess,
    /// It is for another kind of user.
    OtherUsers,
    /// It asks for a row that it did not ask for.
    OtherPrerequisite,
    /// It no longer asks for another row.
    NoPrerequisite,
    /// It is counted per something else, or becomes a plan or none.
    OtherKind,
    /// It can no longer be given by hand.
    Hidden,
    /// It can be given by hand from now on.
    Shown,
}

impl Difference {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::More => "more",
            Self::Fewer => "fewer",
            Self::Unlimited => "unlimited",
            Self::Limited => "limited",
            Self::BringsMore => "brings-more",
            Self::BringsLess => "brings-less",
            Self::OtherUsers => "other-users",
            Self::OtherPrerequisite => "other-prerequisite",
            Self::NoPrerequisite => "no-prerequisite",
            Self::OtherKind => "other-kind",
            Self::Hidden => "hidden",
            Self::Shown => "shown",
        }
    }

    /// Whether somebody may be worse off with it: such a licence is never activated without being asked for.
    pub fn is_loss(self) -> bool {
        !matches!(
            self,
            Self::Added
                | Self::More
                | Self::Unlimited
                | Self::BringsMore
                | Self::NoPrerequisite
                | Self::Shown
        )
    }
}

/// In what a row differs; nothing where texts, version and place alone do.
pub fn row_differences(
    old: Option<&Verified<ModuleLicense>>,
    new: Option<&Verified<ModuleLicense>>,
) -> Vec<Difference> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, Some(_)) => return vec![Difference::Added],
        (Some(_), None) => return vec![Difference::Removed],
        (None, None) => return Vec::new(),
    };
    let mut found = Vec::new();
    match (old.unrestricted, new.unrestricted) {
        (false, true) => found.push(Difference::Unlimited),
        (true, false) => found.push(Difference::Limited),
        _ if new.number_of_licenses > old.number_of_licenses => found.push(Difference::More),
        _ if new.number_of_licenses < old.number_of_licenses => found.push(Difference::Fewer),
        _ => {}
    }
    let (before, after) = (implied_modules(old), implied_modules(new));
    if after.iter().any(|name| !before.contains(name)) {
        found.push(Difference::BringsMore);
    }
    if before.iter().any(|name| !after.contains(name)) {
        found.push(Difference::BringsLess);
    }
    if old.allowed_user_type != new.allowed_user_type {
        found.push(Difference::OtherUsers);
    }
    match (&old.prerequisite_module_name, &new.prerequisite_module_name) {
        (before, Some(after)) if before.as_ref() != Some(after) => found.push(Difference::OtherPrerequisite),
        (Some(_), None) => found.push(Difference::NoPrerequisite),
        _ => {}
    }
    if old.license_type != new.license_type || old.extra_flags != new.extra_flags {
        found.push(Difference::OtherKind);
    }
    match (old.is_hidden, new.is_hidden) {
        (false, true) => found.push(Difference::Hidden),
        (true, false) => found.push(Difference::Shown),
        _ => {}
    }
    found
}

/// A date of the licence that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateChange {
    /// Its name, such as `ExpiryDate`.
    pub name: &'static str,
    /// Until now; none is for ever.
    pub from: Option<Date>,
    /// From now on; none is for ever.
    pub to: Option<Date>,
}

impl DateChange {
    /// Whether it moves towards today.
    pub fn is_loss(&self) -> bool {
        match (self.from, self.to) {
            (Some(from), Some(to)) => to < from,
            (None, Some(_)) => true,
            (_, None) => false,
        }
    }
}

/// The dates up to which something works that differ between two licences.
pub fn date_changes(old: &License, new: &License) -> Vec<DateChange> {
    [
        ("ExpiryDate", old.expiry_date, new.expiry_date),
        ("GraceDate", old.grace_date, new.grace_date),
        ("MaintenanceDate", old.maintenance_date, new.maintenance_date),
    ]
    .into_iter()
    .filter(|(_, from, to)| from != to)
    .map(|(name, from, to)| DateChange { name, from, to })
    .collect()
}
