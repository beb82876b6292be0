//! One owner's licence as assignments are decided from it: what verifies, and why the rest does not.

use segl_license::{Code, Date, DateState, LicenseType, ModuleLicense, UserType, Verified};

use crate::assign::{Refusal, company_stands};
use crate::check::Holders;
use crate::judge::Judged;
use crate::{Associate, JudgedRecord, Satellite};

/// A verified row with its primary key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) id: i64,
    pub(crate) signed: &'a Verified<ModuleLicense>,
}

/// One owner's licence, verified.
pub(crate) struct Desk<'a> {
    pub(super) owner: &'a JudgedRecord,
    pub(super) judged: &'a Judged,
}

/// Who is to hold something.
#[derive(Clone, Debug)]
pub(crate) struct Who {
    pub(crate) holders: Holders,
    pub(crate) id: i64,
    pub(crate) name: String,
    /// As people call it.
    pub(crate) full_name: String,
    user_type: UserType,
}

impl Who {
    pub(crate) fn user(user: &Associate) -> Self {
        let full_name = user.full_name();
        let full_name = if full_name.is_empty() { user.name.clone() } else { full_name };
        Self {
            holders: Holders::Users,
            id: user.id,
            name: user.name.clone(),
            full_name,
            user_type: user.user_type,
        }
    }

    pub(crate) fn satellite(satellite: &Satellite) -> Self {
        Self {
            holders: Holders::Satellites,
            id: satellite.id,
            name: satellite.name.clone(),
            full_name: satellite.name.clone(),
            user_type: UserType::Unknown,
        }
    }

    /// Whether a row is counted per such a holder, and allowed for it.
    pub(crate) fn may_hold(&self, row: &ModuleLicense) -> Result<(), Refusal> {
        let module = row.module_name.clone();
        let counted = match self.holders {
            Holders::Users => LicenseType::UserLicense,
            Holders::Satellites => LicenseType::SatelliteLicense,
        };
        if row.license_type != counted {
            return Err(Refusal::TypeNotAssignable { module });
        }
        let anyone = row.allowed_user_type == UserType::Unknown || self.holders == Holders::Satellites;
        if !anyone && row.allowed_user_type != self.user_type {
            let (allowed, found) = (row.allowed_user_type, self.user_type);
            return Err(Refusal::UserTypeNotAllowed { module, allowed, found });
        }
        Ok(())
    }
}

impl<'a> Desk<'a> {
    /// Takes an owner's licence to give from: it must verify, and not have stopped.
    pub(crate) fn open(judged: &'a Judged, owner: &str, today: Date) -> Result<Self, Refusal> {
        company_stands(judged)?;
        let found = judged.snapshot.owner(owner);
        let found = found.ok_or_else(|| Refusal::UnknownOwner { owner: owner.to_owned() })?;
        let verdict = &found.judged.verdict;
        let Some(license) = &found.judged.license else {
            let code = verdict.code.unwrap_or(Code::ListUnverified);
            return Err(Refusal::OwnerNotVerified { owner: owner.to_owned(), code });
        };
        match (DateState::of(license, today), license.grace_date) {
            (DateState::Stopped, Some(grace_date)) => {
                Err(Refusal::Stopped { owner: owner.to_owned(), grace_date })
            }
            _ => Ok(Self { owner: found, judged }),
        }
    }

    /// A row by name, where it verifies.
    pub(crate) fn verified(&self, module: &str) -> Option<Row<'a>> {
        verified(self.owner, module)
    }

    /// A row by name, or why there is none to give.
    pub(crate) fn row(&self, module: &str) -> Result<Row<'a>, Refusal> {
        if let Some(row) = self.verified(module) {
            return Ok(row);
        }
        let mut rows = self.owner.judged.verdict.rows.iter();
        let diagnosed = rows.find(|row| row.module_name.as_deref() == Some(module));
        let module = module.to_owned();
        Err(match diagnosed.and_then(|row| row.findings.first()) {
            Some(finding) => Refusal::NotVerified { module, code: finding.code },
            None => Refusal::UnknownModule { module },
        })
    }

    /// A row that a plan implies; `None` where the signed licence has no such row.
    pub(super) fn implied(&self, module: &str) -> Result<Option<Row<'a>>, Refusal> {
        match self.row(module) {
            Ok(row) => Ok(Some(row)),
            Err(Refusal::UnknownModule { .. }) => Ok(None),
            Err(refusal) => Err(refusal),
        }
    }

    /// Whether there is room for one more.
    pub(super) fn seat(&self, row: Row<'_>) -> Result<(), Refusal> {
        let in_use = self.judged.taken.of(&row.signed.owner_name, &row.signed.module_name);
        let seats = segl_license::seats(row.signed, in_use);
        match seats.total {
            Some(total) if !seats.has_room_for(1) => {
                Err(Refusal::NoFreeSeat { module: row.signed.module_name.clone(), total, in_use })
            }
            _ => Ok(()),
        }
    }
}

/// A row of an owner by name, where it verifies.
pub(crate) fn verified<'a>(owner: &'a JudgedRecord, module: &str) -> Option<Row<'a>> {
    let mut rows = owner.record.rows.iter().zip(&owner.judged.rows);
    rows.find_map(|(record, row)| {
        let signed = row.as_ref().filter(|row| row.module_name == module)?;
        Some(Row { id: record.id, signed })
    })
}
