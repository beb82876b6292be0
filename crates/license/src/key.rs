//! Public keys and the one call that decides: `verify_strict`.

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::encoding::hex;
use crate::pre_authentication_encoding;

/// An Ed25519 public key (RFC 8032) that is fit to verify: canonically encoded and not of small order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    key: VerifyingKey,
    key_id: String,
}

/// Why 32 bytes are not accepted as a public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// Not the canonical encoding of a point on the curve.
    NotAPoint,
    /// A point of small order, under which almost anything would verify.
    Weak,
}

impl PublicKey {
    /// Loads a raw 32-byte public key.
    ///
    /// # Errors
    /// [`KeyError`] when the bytes are not a canonical point, or one of small order.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        if !is_canonical(bytes) {
            return Err(KeyError::NotAPoint);
        }
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::NotAPoint)?;
        if key.is_weak() {
            return Err(KeyError::Weak);
        }
        Ok(Self { key, key_id: hex(&Sha256::digest(bytes)) })
    }

    /// `SHA-256(raw public key)`, 64 lower-case hex digits.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The first 16 digits of the key id, as envelopes carry it.
    pub fn hint(&self) -> &str {
        self.key_id.get(..16).unwrap_or_default()
    }

    /// The raw 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// Whether `signature` is this key's over the pre-authentication encoding of `body`.
    pub fn verifies(&self, payload_type: &str, body: &[u8], signature: &[u8]) -> bool {
        self.verifies_message(&pre_authentication_encoding(payload_type, body), signature)
    }

    /// Whether `signature` is this key's over exactly these bytes: for published cases that are not encoded.
    #[doc(hidden)]
    pub fn verifies_message(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.key.verify_strict(message, &signature).is_ok())
    }
}

/// Whether the y coordinate is below p = 2^255 - 19; dalek alone would reduce it.
fn is_canonical(bytes: &[u8; 32]) -> bool {
    let [first, middle @ .., last] = bytes;
    !(*first >= 0xed && middle.iter().all(|byte| *byte == 0xff) && last & 0x7f == 0x7f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_small_order_and_other_spellings_of_a_point_are_refused() {
        let mut identity = [0_u8; 32];
        identity[0] = 1;
        assert_eq!(PublicKey::from_bytes(&identity), Err(KeyError::Weak));
        assert_eq!(PublicKey::from_bytes(&[0; 32]), Err(KeyError::Weak));
        let mut beyond = [0xff_u8; 32];
        beyond[0] = 0xee;
        beyond[31] = 0x7f;
        assert_eq!(PublicKey::from_bytes(&beyond), Err(KeyError::NotAPoint));
    }
}
