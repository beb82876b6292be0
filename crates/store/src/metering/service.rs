//! The services that are metered.

/// A metered service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeteredService {
    /// Storage used, in megabytes.
    Storage,
    /// E-mails sent through mailings.
    Mailings,
    /// Logins to the customer centre.
    CustomerCenterLogins,
    /// Chat sessions started.
    ChatSessions,
    /// Forms submitted.
    FormSubmissions,
}

impl MeteredService {
    /// Every service, in the order in which they are told of.
    pub const ALL: [Self; 5] = [
        Self::Storage,
        Self::Mailings,
        Self::CustomerCenterLogins,
        Self::ChatSessions,
        Self::FormSubmissions,
    ];

    /// The name in code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Storage => "Storage",
            Self::Mailings => "Mailings",
            Self::CustomerCenterLogins => "CustomerCenterLogins",
            Self::ChatSessions => "ChatSessions",
            Self::FormSubmissions => "FormSubmissions",
        }
    }

    /// The service of a name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|service| service.as_str() == name)
    }
}
