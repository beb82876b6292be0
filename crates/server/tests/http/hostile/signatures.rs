//! The group Signature.

use segl_issuer::{SigningKey, sign, sign_body};
use segl_license::{
    Bytes32, Code, Envelope, KeyCertificate, Kind, LicenseFile, RevocationReason, Roots, decode,
    encode_base64,
};

use super::forge::{ROW, next, text, with, with_json};
use super::{Item, judges, refused};
use crate::world::licence::{certificate, key, roots_json, withdrawn};
use crate::world::{Issue, World};

/// The order of the group, least octet first (RFC 8032, section 5.1).
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

pub(super) fn items() -> Vec<Item> {
    let file = next();
    let sig = encode_base64(&file.license.signature);
    let whole = format!("[{{\"keyid\":\"{}\",\"sig\":\"{sig}\"}}]", file.license.hint);
    let items = vec![
        ("missing", with_json(&format!(",\"sig\":\"{sig}\""), ""), Code::JsonShape),
        ("empty", with_json(&sig, ""), Code::EnvelopeSignature),
        ("63 bytes", signature(|sig| sig.truncate(63)), Code::EnvelopeSignature),
        ("65 bytes", signature(|sig| sig.push(0)), Code::EnvelopeSignature),
        ("all zero", signature(|sig| sig.fill(0)), Code::SignatureBad),
        (
            "another row's",
            with(|file| file.module_licenses[ROW].signature = file.module_licenses[0].signature.clone()),
            Code::RowSignatureBad,
        ),
        ("signatures: []", with_json(&whole, "[]"), Code::EnvelopeSignatures),
        ("unknown key", with(|file| resign(&mut file.license, &stranger())), Code::KeyUnknown),
        ("foreign key", signed_by(&key(3), "NORDDATA", "2030-12-31"), Code::CertificateOwner),
        ("expired key", signed_by(&key(2), "SUPEROFFICE", "2026-11-21"), Code::CertificatePeriod),
        ("compromised key", with_withdrawn(RevocationReason::Compromised), Code::KeyCompromised),
        ("retired key", with_withdrawn(RevocationReason::Retired), Code::KeyRetired),
        (
            "right signature under another payloadType",
            with(|file| {
                let as_row = sign(Kind::ModuleLicense, &file.license.body, &key(2));
                file.license.signature = as_row.signature;
            }),
            Code::SignatureBad,
        ),
        (
            "another payloadType over the right signature",
            with_json(Kind::License.payload_type(), Kind::ModuleLicense.payload_type()),
            Code::EnvelopeType,
        ),
        ("small-order key", certified(|own| own.public_key = Bytes32([0; 32])), Code::CertificateKeyBad),
        ("S + L", signature(|sig| add_order(sig)), Code::SignatureBad),
        ("a certificate whose key was swapped", with(swap_key), Code::CertificateSignatureBad),
        (
            "a certificate signed with a swapped key",
            certified(|own| own.public_key = Bytes32(*stranger().public().as_bytes())),
            Code::CertificateKeyBad,
        ),
        ("signed by the owner itself", with(|file| resign(&mut file.keys[0], &key(2))), Code::RootUnknown),
    ];
    refused("Signature", items)
}

fn stranger() -> SigningKey {
    SigningKey::from_seed(&[9; 32], true).unwrap()
}

fn signature(edit: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    with(|file| edit(&mut file.license.signature))
}

fn resign(envelope: &mut Envelope, key: &SigningKey) {
    *envelope = sign(envelope.kind, &envelope.body, key);
}

fn signed_by(key: &SigningKey, owner: &str, until: &str) -> Vec<u8> {
    Issue::next().sealed_with(key, certificate(key, owner, until)).to_text().into_bytes()
}

fn with_withdrawn(reason: RevocationReason) -> Vec<u8> {
    with(|file| file.revocations = Some(withdrawn(reason, "2026-11-01")))
}

/// With another certificate that the root signed.
fn certified(edit: impl FnOnce(&mut KeyCertificate)) -> Vec<u8> {
    with(|file| {
        let mut own: KeyCertificate = decode(&file.keys[0].body).unwrap();
        edit(&mut own);
        file.keys[0] = sign_body(&own, &key(1));
    })
}

/// A thief's certificate under the signature of the genuine one.
fn swap_key(file: &mut LicenseFile) {
    file.keys[0].body = certificate(&stranger(), "SUPEROFFICE", "2030-12-31").body;
}

/// Another spelling of S, which lax verifiers accept.
fn add_order(signature: &mut [u8]) {
    let mut carry = 0;
    for (byte, more) in signature[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(more) + carry;
        *byte = (sum & 0xff) as u8;
        carry = sum >> 8;
    }
}

#[tokio::test]
async fn a_file_under_a_test_root_is_refused_by_all_three_on_a_vendors_build() {
    let vendors = Roots::from_json(&roots_json(false), "null").unwrap();
    let judges = judges(World::new().believing(vendors));
    let (verdict, _) = judges.file(text().as_bytes()).await;
    assert_eq!(verdict.code, Some(Code::TestKeyRefused), "{}", verdict.to_json());
}
