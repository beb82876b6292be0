//! Why a licence server gave nothing that can be used.

use segl_license::Verdict;
use segl_webapi::enums::LicenseStatus;
use segl_webapi::problem::{Fact, Facts};

use crate::activation::verdict_facts;

/// What went wrong. The screen stays usable, and says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No address of the owner's server is configured.
    NotConfigured,
    /// Nobody answers there.
    Unreachable,
    /// It took too long.
    TimedOut,
    /// It answered with this status.
    Failed(u16),
    /// It answered with something else than was asked for, such as a page of HTML.
    NotUnderstood,
    /// It answered with more than a licence can be.
    TooLarge,
    /// It knows nothing of the serial number.
    SerialUnknown,
    /// It knows the serial number under another company's name.
    CompanyDiffers,
    /// What it handed out was refused.
    Refused(Box<Verdict>),
}

impl Trouble {
    /// The stable code; a refused licence has its verdict's.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NotConfigured => "license-server-unconfigured",
            Self::Unreachable => "license-server-unreachable",
            Self::TimedOut => "license-server-timed-out",
            Self::Failed(_) => "license-server-failed",
            Self::NotUnderstood => "license-server-not-understood",
            Self::TooLarge => "license-server-too-large",
            Self::SerialUnknown => "serial-unknown",
            Self::CompanyDiffers => "company-differs",
            Self::Refused(verdict) => verdict.code.map_or("license-refused", |code| code.as_str()),
        }
    }

    /// With what values.
    pub(crate) fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        match self {
            Self::Failed(status) => facts.set("Status", Fact::Number(i64::from(*status))),
            Self::Refused(verdict) => facts = verdict_facts(verdict),
            _ => {}
        }
        facts
    }

    /// What the vendor calls it.
    pub(crate) fn status(&self) -> LicenseStatus {
        match self {
            Self::SerialUnknown | Self::CompanyDiffers | Self::Refused(_) => {
                LicenseStatus::ProblemWithLicense
            }
            _ => LicenseStatus::UnknownError,
        }
    }

    /// Whether asking again soon may help.
    pub(crate) fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Unreachable | Self::TimedOut | Self::Failed(_) | Self::NotUnderstood | Self::TooLarge
        )
    }
}
