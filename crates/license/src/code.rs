//! Every reason as a stable code. A code, once released, never changes its meaning.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// A reason. `docs/license-format.md` has the table with steps and facts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as it stands on the wire.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

codes! {
    /// The file is over 8 MiB.
    TooLarge = "too-large",
    /// UTF-16: not a text of ASCII lines.
    ArmourEncoding = "armour-encoding",
    /// No BEGIN line.
    ArmourBeginMissing = "armour-begin-missing",
    /// A BEGIN line of another kind of file.
    ArmourKind = "armour-kind",
    /// No END line.
    ArmourEndMissing = "armour-end-missing",
    /// More than one BEGIN or END line.
    ArmourRepeated = "armour-repeated",
    /// END before BEGIN.
    ArmourOrder = "armour-order",
    /// Between the markers stands something that is not base64.
    Base64Bad = "base64-bad",
    /// The content is not JSON.
    JsonBad = "json-bad",
    /// JSON, but not in the one documented shape and spelling.
    JsonShape = "json-shape",
    /// `Format` is not `segl-license/1`.
    FormatUnknown = "format-unknown",
    /// Made for a newer version of the format.
    NeedsNewerVersion = "needs-newer-version",
    /// No row, or more than 2,000.
    RowCount = "row-count",
    /// No key, or more than 8.
    KeyCount = "key-count",
    /// An envelope of another kind than its place asks for.
    EnvelopeType = "envelope-type",
    /// Not exactly one signature.
    EnvelopeSignatures = "envelope-signatures",
    /// The key hint is not 16 lower-case hex digits.
    EnvelopeKeyid = "envelope-keyid",
    /// The payload is not strict base64.
    EnvelopeBase64 = "envelope-base64",
    /// The signature is not 64 bytes in strict base64.
    EnvelopeSignature = "envelope-signature",
    /// A body is over its limit.
    BodyTooLarge = "body-too-large",
    /// Signed by a root that is not pinned here.
    RootUnknown = "root-unknown",
    /// The root's signature on a certificate fails.
    CertificateSignatureBad = "certificate-signature-bad",
    /// A certificate is not in the documented form.
    CertificateMalformed = "certificate-malformed",
    /// The certified key is weak, no point, or not the one its KeyId names.
    CertificateKeyBad = "certificate-key-bad",
    /// Two certificates for one key.
    CertificateDuplicate = "certificate-duplicate",
    /// Certified for another owner.
    CertificateOwner = "certificate-owner",
    /// Certified for another epoch.
    CertificateEpoch = "certificate-epoch",
    /// The licence was issued outside the certificate's dates.
    CertificatePeriod = "certificate-period",
    /// A certificate that nothing in the file needs.
    CertificateUnneeded = "certificate-unneeded",
    /// A test key, and this program is a vendor's build.
    TestKeyRefused = "test-key-refused",
    /// The licence's key is not among the certified ones.
    KeyUnknown = "key-unknown",
    /// The licence's signature fails.
    SignatureBad = "signature-bad",
    /// The licence's body is not in the documented form.
    LicenseMalformed = "license-malformed",
    /// The revocation list's signature fails.
    RevocationsSignatureBad = "revocations-signature-bad",
    /// The revocation list is not in the documented form.
    RevocationsMalformed = "revocations-malformed",
    /// Two different lists of one generation.
    RevocationsConflict = "revocations-conflict",
    /// The licence asks for a newer revocation list than is known.
    RevocationsOutdated = "revocations-outdated",
    /// Warning: the newest revocation list is past its NextUpdate.
    RevocationsStale = "revocations-stale",
    /// The key that signed was compromised.
    KeyCompromised = "key-compromised",
    /// Database, warning: the key that signed was compromised, but this was active before.
    KeyCompromisedLater = "key-compromised-later",
    /// The key that signed is retired: nothing new is activated under it.
    KeyRetired = "key-retired",
    /// This very licence was withdrawn.
    LicenseRevoked = "license-revoked",
    /// For another serial number.
    SerialDiffers = "serial-differs",
    /// Warning: nothing is installed and no serial number was typed.
    SerialNotJudged = "serial-not-judged",
    /// Database, warning: for the serial number from before; its owner has yet to issue it for the new one.
    SerialNeedsReplacement = "serial-needs-replacement",
    /// Information: takes over from another serial number.
    SerialReplaced = "serial-replaced",
    /// Information: the company's name changes.
    CompanyChanged = "company-changed",
    /// A row's key is not among the certified ones.
    RowKeyUnknown = "row-key-unknown",
    /// A row's signature fails.
    RowSignatureBad = "row-signature-bad",
    /// A row's body is not in the documented form.
    RowMalformed = "row-malformed",
    /// A row of another owner.
    RowOwner = "row-owner",
    /// A row for another serial number.
    RowSerial = "row-serial",
    /// A row from another issue.
    RowIssue = "row-issue",
    /// A row that the licence does not list.
    RowUnlisted = "row-unlisted",
    /// A row that stands twice.
    RowDuplicate = "row-duplicate",
    /// A row is listed under another name.
    RowName = "row-name",
    /// A listed row is not there.
    RowMissing = "row-missing",
    /// Rows are not in the documented order.
    RowOrder = "row-order",
    /// A prerequisite that is no row of this licence.
    PrerequisiteUnknown = "prerequisite-unknown",
    /// Prerequisites that lead in a circle.
    PrerequisiteCycle = "prerequisite-cycle",
    /// This very licence is active already.
    AlreadyActive = "already-active",
    /// Another licence under the same number as the active one: an alarm.
    Equivocation = "equivocation",
    /// Older than what is active, or was seen.
    OlderThanInstalled = "older-than-installed",
    /// Information: issues between the active one and this one were skipped.
    IssuesSkipped = "issues-skipped",
    /// Information: it follows another licence than the active one.
    PreviousDiffers = "previous-differs",
    /// Warning, expiry and grace are not in this order.
    DatesOrder = "dates-order",
    /// Warning and grace dates where there is no expiry, or the reverse.
    DatesNull = "dates-null",
    /// Warning: today is before the day of issue.
    ClockBehind = "clock-behind",
    /// Database: a column differs from the signed value.
    ColumnChanged = "column-changed",
    /// Database: the stored hash is not the body's.
    StoredHashChanged = "stored-hash-changed",
    /// Database: the stored signature does not fit the body.
    StoredSignatureChanged = "stored-signature-changed",
    /// Database: the stored key id is not the signing key's.
    StoredKeyChanged = "stored-key-changed",
    /// Database: a row is stored twice; it counts once.
    StoredTwice = "stored-twice",
    /// Database: neither listed nor signed: changed or damaged.
    RowChanged = "row-changed",
    /// Database: genuine, but from another issue.
    RowForeignIssue = "row-foreign-issue",
    /// Database: genuine, but for another serial number.
    RowForeignSerial = "row-foreign-serial",
    /// Database: listed, but not stored.
    RowRemoved = "row-removed",
    /// Database: its own signature holds, but no verified list says that it belongs.
    ListUnverified = "list-unverified",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
