//! Keys for tests, made from fixed seeds. Nothing but tests may trust them.

use ed25519_dalek::{Signer as _, SigningKey};
use segl_license::{
    Body, Bytes32, Date, Envelope, KeyCertificate, Kind, encode, pre_authentication_encoding,
};
use sha2::{Digest, Sha256};

/// Whoever can sign a message.
pub(crate) trait Signer {
    /// The raw public key.
    fn public_key(&self) -> Bytes32;

    /// The raw signature over a message.
    fn signature(&self, message: &[u8]) -> Vec<u8>;

    /// 64 lower-case hex digits.
    fn key_id(&self) -> String {
        Bytes32(Sha256::digest(self.public_key().0).into()).to_hex()
    }

    /// The hint that envelopes carry.
    fn hint(&self) -> String {
        self.key_id()[..16].to_owned()
    }

    /// An envelope around any bytes.
    fn seal(&self, kind: Kind, body: &[u8]) -> Envelope {
        let signature = self.signature(&pre_authentication_encoding(kind.payload_type(), body));
        Envelope { kind, body: body.to_vec(), hint: self.hint(), signature }
    }

    /// An envelope around a body.
    fn sign<T: Body>(&self, body: &T) -> Envelope {
        self.seal(T::KIND, &encode(body))
    }
}

/// An honest signer.
#[derive(Clone, Debug)]
pub(crate) struct Key(SigningKey);

impl Key {
    /// The key whose seed is the SHA-256 of a text with this name in it.
    pub(crate) fn named(name: &str) -> Self {
        Self(SigningKey::from_bytes(&Sha256::digest(format!("segl vector key: {name}")).into()))
    }
}

impl Signer for Key {
    fn public_key(&self) -> Bytes32 {
        Bytes32(self.0.verifying_key().to_bytes())
    }

    fn signature(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(message).to_bytes().to_vec()
    }
}

/// The root that most tests pin.
pub(crate) fn root() -> Key {
    Key::named("root")
}

/// The key that signs for SUPEROFFICE.
pub(crate) fn superoffice() -> Key {
    Key::named("superoffice")
}

/// The certificate of a signer's key: SUPEROFFICE, epoch 1, five years.
pub(crate) fn certificate(signer: &impl Signer) -> KeyCertificate {
    KeyCertificate {
        owner_name: "SUPEROFFICE".to_owned(),
        key_id: signer.key_id(),
        public_key: signer.public_key(),
        epoch: 1,
        sign_date: day("2026-01-01"),
        expiry_date: day("2030-12-31"),
        test: false,
    }
}

/// A day, written as the format writes it.
pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}
