//! What is activated, by whom and when.

use segl_license::{Date, LicenseFile, ModuleLicense, Revocations, Roots, Verified, VerifiedFile};

use crate::Actor;

/// A file to be activated, the roots and the day it is judged by, who does it, and when.
pub struct ActivationDraft<'a> {
    /// The file, byte for byte.
    pub file: &'a [u8],
    /// Pinned roots.
    pub roots: &'a Roots,
    /// The day.
    pub today: Date,
    /// For the log.
    pub actor: &'a Actor,
    /// Unix seconds.
    pub now: i64,
}

/// What was verified, and the envelopes it came in.
pub(super) struct Content<'a> {
    pub(super) file: &'a LicenseFile,
    pub(super) license: &'a Verified<segl_license::License>,
    pub(super) rows: &'a [Verified<ModuleLicense>],
    pub(super) revocations: Option<&'a Verified<Revocations>>,
}

impl<'a> Content<'a> {
    pub(super) fn of(content: &'a VerifiedFile) -> Self {
        Self {
            file: &content.file,
            license: &content.license,
            rows: &content.rows,
            revocations: content.revocations.as_ref(),
        }
    }

    /// A row by name.
    pub(super) fn row(&self, module: &str) -> Option<&'a Verified<ModuleLicense>> {
        self.rows.iter().find(|row| row.module_name == module)
    }
}
