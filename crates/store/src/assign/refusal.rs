//! The rules that stand against giving or taking a licence.

use segl_license::{Code, Date, UserType};
use thiserror::Error;

/// Why a licence is not given or taken, by rule.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The company row is altered: nothing is granted until an administrator confirms it.
    #[error("the company row is altered")]
    CompanyAltered,
    /// No licence of this owner is stored.
    #[error("no licence of this owner")]
    UnknownOwner {
        /// The owner.
        owner: String,
    },
    /// The owner's licence does not verify.
    #[error("the licence of {owner} does not verify: {code}")]
    OwnerNotVerified {
        /// The owner.
        owner: String,
        /// The verdict's code.
        code: Code,
    },
    /// The grace date has passed: assignments are read-only.
    #[error("the licence of {owner} has ended")]
    Stopped {
        /// The owner.
        owner: String,
        /// Its last day.
        grace_date: Date,
    },
    /// The licence has no such row.
    #[error("no module {module}")]
    UnknownModule {
        /// The module.
        module: String,
    },
    /// The row does not verify.
    #[error("{module} does not verify: {code}")]
    NotVerified {
        /// The module.
        module: String,
        /// The row's weightiest finding.
        code: Code,
    },
    /// Not counted per user (or per satellite, where a satellite is to have it).
    #[error("{module} is not assigned to the like")]
    TypeNotAssignable {
        /// The module.
        module: String,
    },
    /// Hidden rows come with a plan.
    #[error("{module} is hidden")]
    HiddenNotAssignable {
        /// The module.
        module: String,
    },
    /// For another kind of user.
    #[error("{module} is for another kind of user")]
    UserTypeNotAllowed {
        /// The module.
        module: String,
        /// Who may hold it.
        allowed: UserType,
        /// What the user is.
        found: UserType,
    },
    /// The user does not hold what the row asks for.
    #[error("{module} needs {needs}")]
    PrerequisiteMissing {
        /// The module.
        module: String,
        /// What must be held first.
        needs: String,
    },
    /// Another licence of the user needs this one.
    #[error("{module} is needed by {by}")]
    StillNeeded {
        /// The module to be taken.
        module: String,
        /// What needs it.
        by: String,
    },
    /// Every signed seat is taken.
    #[error("no free seat of {module}")]
    NoFreeSeat {
        /// The module.
        module: String,
        /// The signed number.
        total: u32,
        /// Seats in use.
        in_use: u32,
    },
    /// One plan a user.
    #[error("more than one plan")]
    SeveralPlans,
    /// The holder does not hold it, so it cannot be moved away.
    #[error("{module} is not held")]
    NotHeld {
        /// The module.
        module: String,
    },
    /// The user owns open requests in Service, which a plan or its part is needed for.
    #[error("{name} has {count} open requests")]
    OpenRequests {
        /// The user.
        name: String,
        /// The module to be taken.
        module: String,
        /// Requests that are open.
        count: u32,
    },
    /// There is no such user.
    #[error("no such user")]
    UnknownAssociate,
    /// There is no such satellite.
    #[error("no such satellite")]
    UnknownSatellite,
    /// The user is retired.
    #[error("the user is retired")]
    Retired,
}

impl Refusal {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::CompanyAltered => "company-altered",
            Self::UnknownOwner { .. } => "owner-unknown",
            Self::OwnerNotVerified { .. } => "owner-not-verified",
            Self::Stopped { .. } => "license-stopped",
            Self::UnknownModule { .. } => "module-unknown",
            Self::NotVerified { .. } => "module-not-verified",
            Self::TypeNotAssignable { .. } => "type-not-assignable",
            Self::HiddenNotAssignable { .. } => "hidden-not-assignable",
            Self::UserTypeNotAllowed { .. } => "user-type-not-allowed",
            Self::PrerequisiteMissing { .. } => "prerequisite-missing",
            Self::StillNeeded { .. } => "still-needed",
            Self::NoFreeSeat { .. } => "no-free-seat",
            Self::SeveralPlans => "several-plans",
            Self::NotHeld { .. } => "not-held",
            Self::OpenRequests { .. } => "open-requests",
            Self::UnknownAssociate => "associate-unknown",
            Self::UnknownSatellite => "satellite-unknown",
            Self::Retired => "associate-retired",
        }
    }
}
