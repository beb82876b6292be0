//! Step 2: certificates.

use segl_license::{Bytes32, KeyCertificate, Kind};

use super::vector::Vector;
use crate::support::issue::Issue;
use crate::support::keys::{Key, Signer, certificate, day, root, superoffice};

/// The first issue under a certificate with a change.
fn certified(name: &str, title: &str, edit: impl FnOnce(&mut KeyCertificate)) -> Vector {
    let mut own = certificate(&superoffice());
    edit(&mut own);
    let mut issue = Issue::first();
    issue.keys = vec![root().sign(&own)];
    Vector::file(name, title, &issue.file())
}

/// A certificate for any 32 bytes, with the KeyId that belongs to them.
fn for_key(name: &str, title: &str, key: [u8; 32]) -> Vector {
    struct Raw([u8; 32]);
    impl Signer for Raw {
        fn public_key(&self) -> Bytes32 {
            Bytes32(self.0)
        }

        fn signature(&self, _: &[u8]) -> Vec<u8> {
            Vec::new()
        }
    }
    certified(name, title, |own| {
        own.key_id = Raw(key).key_id();
        own.public_key = Bytes32(key);
    })
}

fn with_first_byte(first: u8, rest: u8, last: u8) -> [u8; 32] {
    let mut bytes = [rest; 32];
    bytes[0] = first;
    bytes[31] = last;
    bytes
}

pub(super) fn vectors() -> Vec<Vector> {
    let file = Issue::first().file();
    let mut flipped = file.clone();
    flipped.keys[0].signature[0] ^= 1;
    let mut malformed = file.clone();
    malformed.keys[0] = root().seal(Kind::KeyCertificate, b"{}");
    let mut twice = file.clone();
    twice.keys.push(file.keys[0].clone());
    let mut unneeded = file.clone();
    unneeded.keys.push(root().sign(&certificate(&Key::named("nobody"))));
    let order_eight: [u8; 32] = [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a,
        0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ];
    vec![
        Vector::file("root-unknown", "Certified by a root that is not pinned.", &file)
            .roots(&[(&Key::named("other root"), false)]),
        Vector::file("certificate-signature-bad", "One bit of the root's signature flipped.", &flipped),
        Vector::file("certificate-malformed", "Signed, but not of the documented shape.", &malformed),
        certified("certificate-key-bad", "The key was swapped; KeyId names the one before.", |own| {
            own.public_key = Key::named("thief").public_key();
        }),
        for_key(
            "certificate-key-bad-order-one",
            "The identity: a point of small order.",
            with_first_byte(1, 0, 0),
        ),
        for_key("certificate-key-bad-order-eight", "A point of order eight.", order_eight),
        for_key(
            "certificate-key-bad-spelling",
            "y = p + 3, another spelling of y = 3.",
            with_first_byte(0xf0, 0xff, 0x7f),
        ),
        for_key("certificate-key-bad-point", "y = 2: no point of the curve.", with_first_byte(2, 0, 0)),
        Vector::file("certificate-duplicate", "The same certificate twice.", &twice),
        certified("certificate-owner", "A partner's key signs for SUPEROFFICE.", |own| {
            own.owner_name = "NORDDATA".to_owned();
        }),
        certified("certificate-epoch", "Certified for epoch 2; the licence says 1.", |own| own.epoch = 2),
        certified("certificate-period", "Issued a day before SignDate.", |own| {
            own.sign_date = day("2026-11-02");
        }),
        Vector::file("certificate-unneeded", "A second certificate whose key signed nothing.", &unneeded),
        certified("test-key-refused", "A test key, where no test root is pinned.", |own| own.test = true),
    ]
}
