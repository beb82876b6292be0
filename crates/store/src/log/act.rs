//! What administrators do that is written down.

/// What was done. The text is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The database was made.
    DatabaseCreated,
    /// The installation key was lost, and a new one made.
    KeyRenewed,
    /// An administrator confirmed company name and serial number, or a licence brought new ones.
    CompanyConfirmed,
    /// A licence was activated.
    LicenseActivated,
    /// A third party's licence was removed.
    LicenseRemoved,
    /// Licences of a user or satellite changed.
    AssignmentsChanged,
    /// A user was added.
    AssociateAdded,
    /// A user's particulars changed.
    AssociateChanged,
    /// A user was retired.
    AssociateRetired,
    /// A user who was retired is so no more.
    AssociateRestored,
    /// A user's password was set.
    PasswordSet,
    /// A user was signed out everywhere.
    SessionsEnded,
    /// A satellite was added.
    SatelliteAdded,
    /// It was said which satellite this database is.
    SatelliteSet,
    /// What is included of metered services was said.
    MeteringTermsSet,
    /// A system event was added.
    SystemEventAdded,
    /// The message or the expected end of a system event changed.
    SystemEventChanged,
    /// A system event was ended, or an operation cancelled.
    SystemEventDeleted,
}

impl Act {
    /// The stable text.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DatabaseCreated => "database-created",
            Self::KeyRenewed => "key-renewed",
            Self::CompanyConfirmed => "company-confirmed",
            Self::LicenseActivated => "license-activated",
            Self::LicenseRemoved => "license-removed",
            Self::AssignmentsChanged => "assignments-changed",
            Self::AssociateAdded => "associate-added",
            Self::AssociateChanged => "associate-changed",
            Self::AssociateRetired => "associate-retired",
            Self::AssociateRestored => "associate-restored",
            Self::PasswordSet => "password-set",
            Self::SessionsEnded => "sessions-ended",
            Self::SatelliteAdded => "satellite-added",
            Self::SatelliteSet => "satellite-set",
            Self::MeteringTermsSet => "metering-terms-set",
            Self::SystemEventAdded => "system-event-added",
            Self::SystemEventChanged => "system-event-changed",
            Self::SystemEventDeleted => "system-event-deleted",
        }
    }
}
