//! What the judge found, as a sentence.

use segl_license::{Code, Finding};

use super::facts::{is_known, number, text};
use super::value;
use crate::i18n::Messages;
use crate::i18n::texts::reason;

/// What is wrong, what it means and what to do.
pub(crate) fn finding(m: &Messages, found: &Finding) -> String {
    let fixed = match found.code {
        // A file that cannot be read as a licence file
        Code::TooLarge => reason::too_large(m),
        Code::ArmourEncoding => reason::armour_encoding(m),
        Code::ArmourBeginMissing => reason::armour_begin_missing(m),
        Code::ArmourKind => return reason::armour_kind(m, text(found, "Found")),
        Code::ArmourEndMissing => reason::armour_end_missing(m),
        Code::ArmourRepeated => reason::armour_repeated(m),
        Code::ArmourOrder => reason::armour_order(m),
        Code::Base64Bad => reason::base64_bad(m),
        Code::JsonBad => reason::json_bad(m),
        Code::JsonShape => reason::json_shape(m),
        Code::FormatUnknown => reason::format_unknown(m),
        Code::NeedsNewerVersion => reason::needs_newer_version(m),
        Code::RowCount => return reason::row_count(m, number(found, "Found"), number(found, "Most")),
        Code::KeyCount => return reason::key_count(m, number(found, "Found"), number(found, "Most")),

        // A part of it that is no signed object as it should be
        Code::EnvelopeType => reason::envelope_type(m),
        Code::EnvelopeSignatures => reason::envelope_signatures(m),
        Code::EnvelopeKeyid => reason::envelope_keyid(m),
        Code::EnvelopeBase64 => reason::envelope_base64(m),
        Code::EnvelopeSignature => reason::envelope_signature(m),
        Code::BodyTooLarge => reason::body_too_large(m),

        // The key and its certificate
        Code::RootUnknown => reason::root_unknown(m),
        Code::CertificateSignatureBad => reason::certificate_signature_bad(m),
        Code::CertificateMalformed => reason::certificate_malformed(m),
        Code::CertificateKeyBad => reason::certificate_key_bad(m),
        Code::CertificateDuplicate => reason::certificate_duplicate(m),
        Code::CertificateOwner => {
            return reason::certificate_owner(m, text(found, "Found"), text(found, "Expected"));
        }
        Code::CertificateEpoch => {
            return reason::certificate_epoch(m, number(found, "Found"), number(found, "Expected"));
        }
        Code::CertificatePeriod => {
            let (from, until) = (text(found, "SignDate"), text(found, "ExpiryDate"));
            return reason::certificate_period(m, text(found, "Issued"), from, until);
        }
        Code::CertificateUnneeded => reason::certificate_unneeded(m),
        Code::TestKeyRefused => reason::test_key_refused(m),

        // The licence itself
        Code::KeyUnknown => reason::key_unknown(m),
        Code::SignatureBad => reason::signature_bad(m),
        Code::LicenseMalformed => reason::license_malformed(m),

        // Withdrawn keys and licences
        Code::RevocationsSignatureBad => reason::revocations_signature_bad(m),
        Code::RevocationsMalformed => reason::revocations_malformed(m),
        Code::RevocationsConflict => return reason::revocations_conflict(m, number(found, "Generation")),
        Code::RevocationsOutdated => {
            return reason::revocations_outdated(m, number(found, "Required"), number(found, "Known"));
        }
        Code::RevocationsStale => return reason::revocations_stale(m, text(found, "NextUpdate")),
        Code::KeyCompromised => return reason::key_compromised(m, text(found, "Date")),
        Code::KeyCompromisedLater => return reason::key_compromised_later(m, text(found, "Date")),
        Code::KeyRetired => return reason::key_retired(m, text(found, "Date")),
        Code::LicenseRevoked => return reason::license_revoked(m, text(found, "Date")),

        // The serial number and the order of issues
        Code::SerialDiffers => {
            return reason::serial_differs(m, text(found, "Found"), text(found, "Expected"));
        }
        Code::SerialNotJudged => reason::serial_not_judged(m),
        Code::SerialNeedsReplacement => {
            return reason::serial_needs_replacement(m, text(found, "Found"), text(found, "Expected"));
        }
        Code::SerialReplaced => return reason::serial_replaced(m, text(found, "From"), text(found, "To")),
        Code::CompanyChanged => return reason::company_changed(m, text(found, "From"), text(found, "To")),
        Code::AlreadyActive => reason::already_active(m),
        Code::Equivocation => {
            return reason::equivocation(m, number(found, "Sequence"), number(found, "Epoch"));
        }
        Code::OlderThanInstalled => {
            return reason::older_than_installed(m, number(found, "Sequence"), number(found, "Epoch"));
        }
        Code::IssuesSkipped if is_known(found, "Count") => {
            return reason::issues_skipped(m, number(found, "Count"));
        }
        Code::IssuesSkipped => reason::issues_skipped_unknown(m),
        Code::PreviousDiffers => reason::previous_differs(m),

        // The rows of a file
        Code::RowKeyUnknown => reason::row_key_unknown(m),
        Code::RowSignatureBad => reason::row_signature_bad(m),
        Code::RowMalformed => reason::row_malformed(m),
        Code::RowOwner => return reason::row_owner(m, text(found, "Found")),
        Code::RowSerial => return reason::row_serial(m, text(found, "Found")),
        Code::RowIssue => return reason::row_issue(m, number(found, "Sequence"), number(found, "Epoch")),
        Code::RowUnlisted => reason::row_unlisted(m),
        Code::RowDuplicate => reason::row_duplicate(m),
        Code::RowName => return reason::row_name(m, text(found, "Listed")),
        Code::RowMissing => return reason::row_missing(m, text(found, "ModuleName")),
        Code::RowOrder => reason::row_order(m),
        Code::PrerequisiteUnknown => {
            let required = text(found, "PrerequisiteModuleName");
            return reason::prerequisite_unknown(m, text(found, "ModuleName"), required);
        }
        Code::PrerequisiteCycle => {
            let required = text(found, "PrerequisiteModuleName");
            return reason::prerequisite_cycle(m, text(found, "ModuleName"), required);
        }

        // Dates
        Code::DatesOrder => {
            let (expiry, grace) = (text(found, "ExpiryDate"), text(found, "GraceDate"));
            return reason::dates_order(m, text(found, "AdminWarningDate"), expiry, grace);
        }
        Code::DatesNull => reason::dates_null(m),
        Code::ClockBehind => return reason::clock_behind(m, text(found, "Issued")),

        // What the database says beside what was signed
        Code::ColumnChanged => {
            let field = text(found, "Field");
            let said = |name| value(m, field, found.facts.get(name));
            return reason::column_changed(m, &said("Stored"), field, &said("Signed"));
        }
        Code::StoredHashChanged => reason::stored_hash_changed(m),
        Code::StoredSignatureChanged => reason::stored_signature_changed(m),
        Code::StoredKeyChanged => reason::stored_key_changed(m),
        Code::StoredTwice => reason::stored_twice(m),
        Code::RowChanged => reason::row_changed(m),
        Code::RowForeignIssue => {
            return reason::row_foreign_issue(m, number(found, "Sequence"), number(found, "Epoch"));
        }
        Code::RowForeignSerial => return reason::row_foreign_serial(m, text(found, "SerialNr")),
        Code::RowRemoved => reason::row_removed(m),
        Code::ListUnverified => reason::list_unverified(m),
    };
    fixed.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;
    use crate::verify::testing::Vector;

    /// Every finding of every published vector, about licences and about rows.
    fn findings() -> Vec<Finding> {
        let of = |vector: Vector| {
            let judged = vector.judge();
            let rows = judged.rows.into_iter().flat_map(|row| row.verdict.findings);
            judged.licence.findings().into_iter().chain(rows).collect::<Vec<_>>()
        };
        Vector::all().into_iter().flat_map(of).collect()
    }

    #[test]
    fn every_finding_of_the_published_vectors_is_a_sentence_without_a_gap_in_every_language() {
        let findings = findings();
        assert!(findings.len() > 40, "{}", findings.len());
        for lang in Lang::ALL {
            let m = messages(lang);
            for found in &findings {
                let said = finding(&m, found);
                assert!(said.ends_with('.'), "{said}");
                let gap = ["  ", " .", " ,", "“”", "»«", "””", "()"].iter().find(|gap| said.contains(**gap));
                assert_eq!(gap, None, "{}: {said}", found.code.as_str());
                assert!(said.chars().all(|c| !c.is_control()), "{said}");
            }
        }
    }

    #[test]
    fn an_edited_column_is_told_with_its_name_and_both_values_as_people_write_them() {
        let m = messages(Lang::En);
        let edited = Vector::demonstration().with(|owner| {
            owner["Columns"]["ExpiryDate"] = "2099-12-31".into();
            owner["Columns"]["GraceDate"] = serde_json::Value::Null;
            owner["Columns"]["LicenseVersion"] = "".into();
        });
        let said: Vec<String> =
            edited.judge().licence.findings().iter().map(|found| finding(&m, found)).collect();
        assert_eq!(said.len(), 3);
        assert_eq!(
            said[0],
            "The database says 2099-12-31 for ExpiryDate, but 2027-02-28 was signed and counts. \
             Load the licence again to repair the database."
        );
        assert!(
            said[1].starts_with("The database says Not set for GraceDate, but 2027-03-14"),
            "{}",
            said[1]
        );
        assert!(said[2].starts_with("The database says (empty) for LicenseVersion, but 4.2"), "{}", said[2]);
    }
}
