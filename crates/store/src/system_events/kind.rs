//! The kinds of events, and what may be done with each.

/// A kind of event, by its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// Nobody logs in.
    NoLogin,
    /// No free text is sent along with a travelling database.
    NoFreetext,
    /// Nobody travels.
    NoTravel,
    /// A message to everyone.
    MessageOfTheDay,
    /// User-defined fields are rebuilt, and cannot be read meanwhile.
    UDefRebuild,
    /// The free-text index is rebuilt.
    FreetextRebuild,
    /// A prototype of travelling databases is rebuilt.
    PrototypeRebuild,
    /// Counters and status monitors are made anew.
    ROURebuild,
    /// Something is imported.
    Import,
    /// Whatever else a hand or a newer program put there.
    Unknown,
}

/// Who starts events of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventStarter {
    /// An administrator announces it.
    Administrator,
    /// The system itself runs it.
    System,
}

/// Whether an administrator may end an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventCancel {
    /// It is the only way in which it ends.
    Freely,
    /// In an emergency: what the operation made is then not whole.
    AfterWarning,
    /// It must run to its end.
    Never,
}

/// For whom an event holds. Numbers are the vendor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventScope {
    /// All databases under this licence.
    SystemWide,
    /// This database.
    Database,
    /// A group of users.
    Group,
    /// One user.
    User,
}

const KINDS: [(EventKind, &str, EventStarter, EventCancel); 9] = {
    use EventCancel::{AfterWarning, Freely, Never};
    use EventStarter::{Administrator, System};
    [
        (EventKind::NoLogin, "NoLogin", Administrator, Freely),
        (EventKind::NoFreetext, "NoFreetext", Administrator, Freely),
        (EventKind::NoTravel, "NoTravel", Administrator, Freely),
        (EventKind::MessageOfTheDay, "MessageOfTheDay", Administrator, Freely),
        (EventKind::UDefRebuild, "UDefRebuild", System, Never),
        (EventKind::FreetextRebuild, "FreetextRebuild", System, AfterWarning),
        (EventKind::PrototypeRebuild, "PrototypeRebuild", System, AfterWarning),
        (EventKind::ROURebuild, "ROURebuild", System, AfterWarning),
        (EventKind::Import, "Import", System, AfterWarning),
    ]
};

impl EventKind {
    /// The kind of a key. Rebuilds of user-defined fields have several keys that begin alike.
    pub fn of(key: &str) -> Self {
        let exact = KINDS.iter().find(|(_, known, ..)| *known == key).map(|(kind, ..)| *kind);
        exact.unwrap_or(if key.starts_with(Self::UDefRebuild.key()) {
            Self::UDefRebuild
        } else {
            Self::Unknown
        })
    }

    /// The key; empty for [`EventKind::Unknown`].
    pub fn key(self) -> &'static str {
        self.rules().map_or("", |(_, key, ..)| key)
    }

    /// Who starts it.
    pub fn starter(self) -> EventStarter {
        self.rules().map_or(EventStarter::System, |(_, _, starter, _)| *starter)
    }

    /// Whether it may be ended by hand.
    pub fn cancel(self) -> EventCancel {
        self.rules().map_or(EventCancel::AfterWarning, |(_, _, _, cancel)| *cancel)
    }

    fn rules(self) -> Option<&'static (Self, &'static str, EventStarter, EventCancel)> {
        KINDS.iter().find(|(kind, ..)| *kind == self)
    }
}

impl EventScope {
    const ALL: [(Self, i64); 4] =
        [(Self::SystemWide, 1), (Self::Database, 2), (Self::Group, 3), (Self::User, 4)];

    /// The vendor's number.
    pub fn number(self) -> i64 {
        Self::ALL.iter().find(|(scope, _)| *scope == self).map_or(0, |(_, number)| *number)
    }

    /// The scope of a number.
    pub fn of(number: i64) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == number).map(|(scope, _)| *scope)
    }
}
