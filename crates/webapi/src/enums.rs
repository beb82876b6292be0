//! The vendor's enumerations: a name on the wire, a number in its database.
//!
//! Source: the `enum` lists of the vendor's Swagger files for the names, `Enums.ts` of its npm client for the
//! numbers. They are written as names; read from a name without regard to case, from a number, or, as
//! everywhere in requests, from `null` as the default.

mod visitor;

use visitor::wire_enum;

wire_enum! {
    /// Who a licence is counted for.
    ///
    /// Mind the trap: on screen [`SiteLicense`](Self::SiteLicense) is "System licences" and
    /// [`SatelliteLicense`](Self::SatelliteLicense) is "Site licences".
    LicenseType {
        /// Not a legal value of a licence.
        #[default]
        Unknown = 0,
        /// Counted for the whole installation.
        SiteLicense = 1,
        /// Counted for each database or satellite.
        SatelliteLicense = 2,
        /// Counted for each user.
        UserLicense = 3,
    }
}

wire_enum! {
    /// The kind of a user, and which kind a licence may be given to.
    UserType {
        /// Not a legal value of a user.
        #[default]
        Unknown = 0,
        /// An employee.
        InternalAssociate = 1,
        /// Something that can be booked: a room, a projector.
        ResourceAssociate = 2,
        /// A person of another company.
        ExternalAssociate = 3,
        /// Nobody in particular, as on a public page.
        AnonymousAssociate = 4,
        /// The system itself.
        SystemAssociate = 5,
    }
}

wire_enum! {
    /// What the licence server found, and so what the administrator is to do.
    ///
    /// The default is the last one: nothing is fine because nobody said so.
    LicenseStatus {
        /// The active licence is the newest one.
        Ok = 0,
        /// A newer licence can be fetched and activated.
        NewLicenseAvailable = 1,
        /// The company has another name now; fetch and activate.
        NewCompanyNameAvailable = 2,
        /// The installation has another serial number now; fetch and activate.
        NewSerialAvailable = 3,
        /// What to do stands in the message.
        UseCustomMessage = 4,
        /// What to do stands in the message, and behind a link.
        UseCustomMessageAndUrl = 5,
        /// A newer licence was fetched and activated.
        NewLicenseActivated = 6,
        /// No new licence can be fetched.
        ProblemWithLicense = 100,
        /// The question could not be answered.
        #[default]
        UnknownError = 5000,
    }
}

wire_enum! {
    /// The kind of role that a user has.
    RoleType {
        /// An employee.
        #[default]
        Employee = 0,
        /// A person of another company.
        ExternalUser = 1,
        /// Nobody in particular.
        Anonymous = 2,
        /// The system itself, to which no role-based restriction applies.
        System = 3,
    }
}

wire_enum! {
    /// The status of a user in the vendor's request handling ("ej" is its older name).
    EjUserStatus {
        /// Not a user there.
        #[default]
        StatusNone = 0,
        /// Present.
        StatusNormal = 1,
        /// Absent.
        StatusNotAvailable = 2,
        /// Deleted.
        StatusDeleted = 3,
        /// May only read.
        StatusReadOnly = 4,
        /// The vendor's `Spm`; its documents give no meaning.
        StatusSpm = 5,
        /// The system itself.
        StatusSystem = 127,
    }
}

wire_enum! {
    /// For whom a system event holds.
    SystemEventScope {
        /// Not a legal value of an event.
        #[default]
        Undefined = 0,
        /// All databases under this licence.
        SystemWide = 1,
        /// One database.
        Database = 2,
        /// A group of users.
        Group = 3,
        /// One user.
        User = 4,
    }
}

wire_enum! {
    /// How the value of a credential is shown.
    ValueControl {
        /// Shown, not changed.
        #[default]
        Static = 0,
        /// Typed.
        Edit = 1,
        /// Typed unseen.
        Password = 2,
        /// Followed.
        Link = 3,
        /// Not shown.
        Hidden = 4,
    }
}

wire_enum! {
    /// What a client asks before a command.
    CommandAction {
        /// Nothing.
        #[default]
        Implicit = 0,
        /// Yes or no.
        YesNo = 1,
        /// Whether to go on.
        OkCancel = 2,
        /// Nothing; it tells.
        Ok = 3,
    }
}
