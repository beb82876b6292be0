//! Codes of a verdict in English, for the command line. The particulars are printed below.

use segl_license::Code;

/// One sentence.
pub(super) fn of(code: Code) -> &'static str {
    match code {
        Code::TooLarge => "The file is too large to be a licence.",
        Code::ArmourEncoding => "The file is saved as UTF-16. Save it as plain text.",
        Code::ArmourBeginMissing => "The line that begins a licence is missing: this is no licence file.",
        Code::ArmourKind => "This file holds something else than a licence.",
        Code::ArmourEndMissing => "The line that ends a licence is missing: the file was cut off.",
        Code::ArmourRepeated => "The file holds more than one licence.",
        Code::ArmourOrder => "The lines that begin and end a licence stand in the wrong order.",
        Code::Base64Bad | Code::JsonBad | Code::JsonShape => "The file was damaged on its way.",
        Code::FormatUnknown => "The file is in no known form.",
        Code::NeedsNewerVersion => "The licence is made for a newer version of this program.",
        Code::RowCount | Code::KeyCount => "The file holds none or too many of its parts.",
        Code::EnvelopeType
        | Code::EnvelopeSignatures
        | Code::EnvelopeKeyid
        | Code::EnvelopeBase64
        | Code::EnvelopeSignature
        | Code::BodyTooLarge => "A signed part of the file is not in its form.",
        Code::RootUnknown => "The owner's key is certified by a root that this program does not trust.",
        Code::CertificateSignatureBad => "The certificate of the owner's key was changed.",
        Code::CertificateMalformed | Code::CertificateKeyBad | Code::CertificateDuplicate => {
            "The certificate of the owner's key is not in its form."
        }
        Code::CertificateOwner => "The key belongs to another owner, and cannot sign for this one.",
        Code::CertificateEpoch | Code::CertificatePeriod => "The key was not certified for this time.",
        Code::CertificateUnneeded => "The file holds a certificate that nothing in it needs.",
        Code::TestKeyRefused => "The licence is signed with test keys, which this program refuses.",
        Code::KeyUnknown => "The licence is signed with a key that the file does not certify.",
        Code::SignatureBad => "The licence was changed after it was signed.",
        Code::LicenseMalformed => "The licence is not in its form.",
        Code::RevocationsSignatureBad => "The list of withdrawn keys was changed after it was signed.",
        Code::RevocationsMalformed => "The list of withdrawn keys is not in its form.",
        Code::RevocationsConflict => "There are two different lists of withdrawn keys under one number.",
        Code::RevocationsOutdated => "The licence asks for a newer list of withdrawn keys.",
        Code::RevocationsStale => "The list of withdrawn keys should have been renewed.",
        Code::KeyCompromised => "The key that signed was stolen, and is withdrawn.",
        Code::KeyRetired => "The key that signed is retired: ask the owner for a new licence.",
        Code::LicenseRevoked => "The owner has withdrawn this licence.",
        Code::SerialDiffers => "The licence is for another serial number.",
        Code::SerialNotJudged => "No serial number was known to compare with.",
        Code::SerialReplaced => "The serial number changes.",
        Code::CompanyChanged => "The company's name changes.",
        Code::RowKeyUnknown => "A row is signed with a key that the file does not certify.",
        Code::RowSignatureBad => "A row was changed after it was signed.",
        Code::RowMalformed => "A row is not in its form.",
        Code::RowOwner => "A row belongs to another owner.",
        Code::RowSerial => "A row belongs to another serial number.",
        Code::RowIssue => "A row belongs to another issue.",
        Code::RowUnlisted => "There is a row that the licence does not list.",
        Code::RowDuplicate => "A row stands twice.",
        Code::RowName => "A row is listed under another name.",
        Code::RowMissing | Code::RowRemoved => "A row is missing.",
        Code::RowOrder => "The rows are not in their order.",
        Code::PrerequisiteUnknown | Code::PrerequisiteCycle => "A row asks for what cannot be given first.",
        Code::AlreadyActive => "This very licence is active already.",
        Code::Equivocation => "There is another licence under the number of the active one. Tell the owner.",
        Code::OlderThanInstalled => "The licence is older than the active one.",
        Code::IssuesSkipped => "Issues between the active licence and this one were skipped.",
        Code::PreviousDiffers => "The licence follows another one than the active licence.",
        Code::DatesOrder | Code::DatesNull => "The dates of the licence do not fit together.",
        Code::ClockBehind => "This machine's clock is behind the day of issue.",
        Code::ColumnChanged => "The database differs from what was signed.",
        Code::StoredHashChanged => "The stored hash was changed.",
        Code::StoredSignatureChanged => "The stored signature was changed.",
        Code::StoredKeyChanged => "The stored key id was changed.",
        Code::StoredTwice => "A row is stored twice; it counts once.",
        Code::RowChanged => "A row was changed or damaged.",
        Code::RowForeignIssue => "A row is from another issue.",
        Code::RowForeignSerial => "A row is for another serial number.",
        Code::ListUnverified => "No verified list says that a row belongs.",
    }
}
