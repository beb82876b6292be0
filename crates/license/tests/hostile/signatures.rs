//! Envelopes, signatures and keys.

use segl_license::{Code, Envelope, Kind, encode_base64, pre_authentication_encoding};

use super::{refusal, refuses};
use crate::support::edit::{json_of, wrapped};
use crate::support::issue::Issue;
use crate::support::keys::{Key, Signer as _, certificate, root, superoffice};
use crate::support::odd_keys::{OddKey, with_order_added};

/// The file's text with a change to the licence's envelope.
fn with_license(edit: impl FnOnce(&mut Envelope)) -> Vec<u8> {
    let mut file = Issue::first().file();
    edit(&mut file.license);
    file.to_text().into_bytes()
}

fn with_signature(edit: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    with_license(|license| edit(&mut license.signature))
}

/// The file with a text of its JSON replaced.
fn replaced(from: &str, to: &str) -> Vec<u8> {
    let json = json_of(&Issue::first().file());
    assert!(json.contains(from), "{from}");
    wrapped(json.replacen(from, to, 1))
}

#[test]
fn a_signature_is_sixty_four_bytes_in_base64_and_there_is_one() {
    let sig = encode_base64(&Issue::first().file().license.signature);
    let hint = superoffice().hint();
    refuses(&[
        ("missing", replaced(&format!(",\"sig\":\"{sig}\""), ""), Code::JsonShape),
        ("null", replaced(&format!("\"{sig}\""), "null"), Code::JsonShape),
        ("empty", replaced(&sig, ""), Code::EnvelopeSignature),
        ("63 bytes", with_signature(|s| s.truncate(63)), Code::EnvelopeSignature),
        ("65 bytes", with_signature(|s| s.push(0)), Code::EnvelopeSignature),
        ("no padding", replaced(&sig, sig.trim_end_matches('=')), Code::EnvelopeSignature),
        ("hexadecimal", replaced(&sig, &"00".repeat(64)), Code::EnvelopeSignature),
        (
            "no signature",
            replaced(&format!("[{{\"keyid\":\"{hint}\",\"sig\":\"{sig}\"}}]"), "[]"),
            Code::EnvelopeSignatures,
        ),
        (
            "two signatures",
            replaced(
                &format!("\"sig\":\"{sig}\"}}"),
                &format!("\"sig\":\"{sig}\"}},{{\"keyid\":\"{hint}\",\"sig\":\"{sig}\"}}"),
            ),
            Code::EnvelopeSignatures,
        ),
        ("a hint in capitals", replaced(&hint, &hint.to_uppercase()), Code::EnvelopeKeyid),
        ("a whole key id", replaced(&hint, &superoffice().key_id()), Code::EnvelopeKeyid),
        ("no hint", replaced(&hint, ""), Code::EnvelopeKeyid),
        (
            "a payload in another alphabet",
            replaced("\"payload\":\"", "\"payload\":\"-_-_"),
            Code::EnvelopeBase64,
        ),
        ("no payload", replaced("\"payload\":\"ey", "\"payload\":\"e"), Code::EnvelopeBase64),
    ]);
}

#[test]
fn a_signature_that_is_not_this_one_fails() {
    let file = Issue::first().file();
    let row = file.module_licenses[0].signature.clone();
    let as_row = pre_authentication_encoding(Kind::ModuleLicense.payload_type(), &file.license.body);
    refuses(&[
        ("all zero", with_signature(|s| s.fill(0)), Code::SignatureBad),
        ("all ones", with_signature(|s| s.fill(0xff)), Code::SignatureBad),
        ("a row's", with_signature(|s| *s = row), Code::SignatureBad),
        ("R and S exchanged", with_signature(|s| s.rotate_left(32)), Code::SignatureBad),
        (
            "over the body alone",
            with_signature(|s| *s = superoffice().signature(&file.license.body)),
            Code::SignatureBad,
        ),
        (
            "under another payloadType",
            with_signature(|s| *s = superoffice().signature(&as_row)),
            Code::SignatureBad,
        ),
        ("S + L", with_signature(|s| *s = with_order_added(s)), Code::SignatureBad),
        (
            "another key's",
            with_license(|l| l.signature = Key::named("nobody").seal(l.kind, &l.body).signature),
            Code::SignatureBad,
        ),
        (
            "another key's, with its hint",
            with_license(|l| *l = Key::named("nobody").seal(l.kind, &l.body)),
            Code::KeyUnknown,
        ),
        ("the root's", with_license(|l| *l = root().seal(l.kind, &l.body)), Code::KeyUnknown),
        ("a hint of nobody", with_license(|l| "0".repeat(16).clone_into(&mut l.hint)), Code::KeyUnknown),
    ]);
}

#[test]
fn a_body_under_another_payload_type_is_named() {
    let swap = |from: Kind, to: &str| replaced(from.payload_type(), to);
    refuses(&[
        ("a row's type", swap(Kind::License, Kind::ModuleLicense.payload_type()), Code::EnvelopeType),
        ("a text", swap(Kind::License, "text/plain"), Code::EnvelopeType),
        ("nothing", swap(Kind::License, ""), Code::EnvelopeType),
        (
            "version 2",
            swap(Kind::ModuleLicense, "application/vnd.segl.module-license.v2+json"),
            Code::NeedsNewerVersion,
        ),
        (
            "version 2 of another kind",
            swap(Kind::License, "application/vnd.segl.revocations.v2+json"),
            Code::EnvelopeType,
        ),
        ("version 01", swap(Kind::License, "application/vnd.segl.license.v01+json"), Code::EnvelopeType),
        ("version two", swap(Kind::License, "application/vnd.segl.license.vtwo+json"), Code::EnvelopeType),
        (
            "a version of 21 digits",
            swap(Kind::License, &format!("application/vnd.segl.license.v{}+json", "1".repeat(21))),
            Code::EnvelopeType,
        ),
    ]);
    let long = refusal(&swap(Kind::License, &"x".repeat(101)));
    assert_eq!(long.facts.text("Found"), None);
}

#[test]
fn a_certificate_speaks_for_the_key_that_its_root_signed() {
    let with_certificate = |edit: &dyn Fn(&mut segl_license::KeyCertificate)| {
        let mut own = certificate(&superoffice());
        edit(&mut own);
        let mut issue = Issue::first();
        issue.keys = vec![root().sign(&own)];
        issue.file().to_text().into_bytes()
    };
    let mut swapped = Issue::first().file();
    let thief = String::from_utf8(root().sign(&certificate(&Key::named("thief"))).body).unwrap();
    swapped.keys[0].body = thief.into_bytes();
    let mut by_owner = Issue::first().file();
    by_owner.keys[0] = superoffice().sign(&certificate(&superoffice()));
    let small = OddKey::without_nonce();
    refuses(&[
        (
            "the key swapped and signed",
            with_certificate(&|c| c.public_key = Key::named("thief").public_key()),
            Code::CertificateKeyBad,
        ),
        ("the body swapped", swapped.to_text().into_bytes(), Code::CertificateSignatureBad),
        ("signed by itself", by_owner.to_text().into_bytes(), Code::RootUnknown),
        (
            "a key of zeroes",
            with_certificate(&|c| c.public_key = segl_license::Bytes32([0; 32])),
            Code::CertificateKeyBad,
        ),
        (
            "the root certified as an owner",
            with_certificate(&|c| *c = certificate(&root())),
            Code::KeyUnknown,
        ),
        (
            "for a partner",
            with_certificate(&|c| c.owner_name = "NORDDATA".to_owned()),
            Code::CertificateOwner,
        ),
        ("for another key", with_certificate(&|c| *c = certificate(&small)), Code::KeyUnknown),
        ("for tests", with_certificate(&|c| c.test = true), Code::TestKeyRefused),
    ]);
}
