//! Every code in a plain English sentence. `{Name}` is the fact of that name.

use segl_license::{Code, Fact, Facts, Finding, spelled_out_to};

/// A finding as a sentence.
pub fn sentence(finding: &Finding) -> String {
    words(finding.code, &finding.facts)
}

/// A code and its facts as a sentence.
pub fn words(code: Code, facts: &Facts) -> String {
    let mut text = String::new();
    let mut rest = template(code, facts);
    while let Some((before, name, after)) = placeholder(rest) {
        text.push_str(before);
        text.push_str(&shown(facts.get(name)));
        rest = after;
    }
    text + rest
}

/// The longest that a text from anyone may be, in characters.
const LONGEST: usize = 200;

/// A text that may come from anyone, fit for a terminal: what cannot be seen, or could move the cursor, is spelled out.
pub fn clean(text: &str) -> String {
    spelled_out_to(text, LONGEST)
}

fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

fn shown(fact: Option<&Fact>) -> String {
    match fact {
        None => "(unknown)".to_owned(),
        Some(Fact::Nothing) => "nothing".to_owned(),
        Some(Fact::Flag(flag)) => flag.to_string(),
        Some(Fact::Number(number)) => number.to_string(),
        Some(Fact::Text(text)) if text.is_empty() => "an empty text".to_owned(),
        Some(Fact::Text(text)) => clean(text),
    }
}

fn template(code: Code, facts: &Facts) -> &'static str {
    match code {
        Code::TooLarge => "The file has {Bytes} bytes; a licence file has at most {Limit}.",
        Code::ArmourEncoding => "The file is saved as UTF-16; a licence file is plain text.",
        Code::ArmourBeginMissing => "There is no line that begins a licence.",
        Code::ArmourKind => "The file holds \"{Found}\", not a licence.",
        Code::ArmourEndMissing => "The line that ends a licence is missing: the file was cut off.",
        Code::ArmourRepeated => "The file holds more than one licence.",
        Code::ArmourOrder => "The end of the licence stands before its beginning.",
        Code::Base64Bad => "The licence was damaged on its way: it is not base64.",
        Code::JsonBad => "The content is not JSON.",
        Code::JsonShape => "The content does not have the documented shape.",
        Code::FormatUnknown => "The content has a format that is not known.",
        Code::NeedsNewerVersion => "It is made for a newer version: {Version}.",
        Code::RowCount => "There are {Found} rows; a licence has 1 to {Most}.",
        Code::KeyCount => "There are {Found} keys; a licence has 1 to {Most}.",
        Code::EnvelopeType => "{Object} is of another kind: {Found} instead of {Expected}.",
        Code::EnvelopeSignatures => "{Object} has {Count} signatures instead of one.",
        Code::EnvelopeKeyid => "{Object} does not name its key in the right form.",
        Code::EnvelopeBase64 => "The content of {Object} is not base64.",
        Code::EnvelopeSignature => "The signature of {Object} is not 64 bytes in base64.",
        Code::BodyTooLarge => "{Object} has {Bytes} bytes; at most {Limit} are allowed.",
        Code::RootUnknown => "No root that is believed here vouches for {Object}.",
        Code::CertificateSignatureBad => "The root's signature on {Object} fails.",
        Code::CertificateMalformed => "{Object} is signed, but not a certificate in the documented form.",
        Code::CertificateKeyBad => "The key in {Object} is weak, or not the one that it names.",
        Code::CertificateDuplicate => "{Object} certifies a key a second time.",
        Code::CertificateOwner => "The key of {Object} belongs to {Found} and cannot sign for {Expected}.",
        Code::CertificateEpoch => {
            "The key of {Object} is certified for epoch {Found}; the licence says {Expected}."
        }
        Code::CertificatePeriod => {
            "Issued on {Issued}, but the key of {Object} is certified for {SignDate} to {ExpiryDate}."
        }
        Code::CertificateUnneeded => "Nothing in the file needs {Object}.",
        Code::TestKeyRefused => {
            "{Object} is a test key, and these roots are a vendor's: test keys are refused."
        }
        Code::KeyUnknown => "The licence is signed with a key that it brings no certificate for.",
        Code::SignatureBad => "The signature of the licence fails: it was changed after it was signed.",
        Code::LicenseMalformed => {
            "The licence is signed, but not in the documented form ({Problem}, field {Field})."
        }
        Code::RevocationsSignatureBad => "The signature of the revocation list fails.",
        Code::RevocationsMalformed => "The revocation list is signed, but not in the documented form.",
        Code::RevocationsConflict => "There are two different revocation lists of generation {Generation}.",
        Code::RevocationsOutdated => {
            "It asks for revocation list {Required}; the newest one known is {Known}."
        }
        Code::RevocationsStale => "A newer revocation list was promised by {NextUpdate}.",
        Code::KeyCompromised => {
            "The key that signed it is compromised since {Date}: what it signed counts for nothing."
        }
        Code::KeyCompromisedLater => {
            "The key that signed it is compromised since {Date}: it was active before, and counts."
        }
        Code::KeyRetired => "The key that signed it is retired since {Date}: it activates nothing new.",
        Code::LicenseRevoked => "This licence was withdrawn on {Date}.",
        Code::SerialDiffers => "It is for serial number {Found}; expected is {Expected}.",
        Code::SerialNotJudged => "Whether the serial number is yours was not judged: say it with --serial.",
        Code::SerialNeedsReplacement => {
            "It is for serial number {Found}, which {Expected} took over from; it counts until it is issued anew."
        }
        Code::SerialReplaced => "Serial number {To} takes over from {From}.",
        Code::CompanyChanged => "The company's name changes from {From} to {To}.",
        Code::RowKeyUnknown => "The row's key is not certified here; an update may know it.",
        Code::RowSignatureBad => "The row's signature fails: it was changed after it was signed.",
        Code::RowMalformed => "The row is signed, but not in the documented form ({Problem}, field {Field}).",
        Code::RowOwner => "The row belongs to {Found}.",
        Code::RowSerial => "The row is for serial number {Found}.",
        Code::RowIssue => "The row comes from another issue (epoch {Epoch}, sequence {Sequence}).",
        Code::RowUnlisted => "The row is genuine, but the licence does not list it.",
        Code::RowDuplicate => "The row stands in the file twice.",
        Code::RowName => "The licence lists this row as {Listed}.",
        Code::RowMissing => "The licence lists {ModuleName}, but it is not in the file.",
        Code::RowOrder => "The rows do not stand in the documented order.",
        Code::PrerequisiteUnknown => {
            "{ModuleName} needs {PrerequisiteModuleName}, which is no row of this licence."
        }
        Code::PrerequisiteCycle => "{ModuleName} needs {PrerequisiteModuleName}, and that leads in a circle.",
        Code::AlreadyActive => "This very licence is active already.",
        Code::Equivocation => {
            "ALARM: another licence with the same number (epoch {Epoch}, sequence {Sequence}) is known, hash {Hash}."
        }
        Code::OlderThanInstalled => "A newer licence is known: epoch {Epoch}, sequence {Sequence}.",
        Code::IssuesSkipped if facts.number("Count").is_none() => {
            "Issues of an earlier epoch may have been skipped."
        }
        Code::IssuesSkipped => "Issues between the installed licence and this one were skipped: {Count}.",
        Code::PreviousDiffers => "It was issued to follow another licence than the installed one.",
        Code::DatesOrder => {
            "Its dates contradict each other: reminders {AdminWarningDate}, expiry {ExpiryDate}, grace {GraceDate}."
        }
        Code::DatesNull => "It has some of the dates for reminders, expiry and grace, but not all three.",
        Code::ClockBehind => {
            "It was issued on {Issued}, after the day that is judged for: a clock may be behind."
        }
        Code::ColumnChanged => "The column {Field} says {Stored}; signed is {Signed}.",
        Code::StoredHashChanged => "The hash stored beside it was changed; what was signed is genuine.",
        Code::StoredSignatureChanged => "Its own signature was changed; the signed list still names it.",
        Code::StoredKeyChanged => "The key id stored beside it was changed; what was signed is genuine.",
        Code::StoredTwice => "It is stored a second time and counts once.",
        Code::RowChanged => {
            "It was changed or damaged: neither the list nor a signature fits it. It grants nothing."
        }
        Code::RowForeignIssue => {
            "It comes from another issue (epoch {Epoch}, sequence {Sequence}). It grants nothing."
        }
        Code::RowForeignSerial => "It was issued for serial number {SerialNr}. It grants nothing.",
        Code::RowRemoved => "The licence lists it, but it was removed from the database.",
        Code::ListUnverified => {
            "Its own signature holds, but no verified licence lists it. It grants nothing."
        }
    }
}
