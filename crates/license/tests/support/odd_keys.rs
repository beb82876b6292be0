//! Keys and signatures that no honest signer makes, where implementations of Ed25519 disagree.

use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::Scalar;
use segl_license::Bytes32;
use sha2::{Digest, Sha512};

use super::keys::Signer;

/// A signer that adds a point of small order to its key, or has no nonce.
pub(crate) struct OddKey {
    secret: Scalar,
    torsion: EdwardsPoint,
    /// Signs with R = identity, a point of small order.
    without_nonce: bool,
}

impl OddKey {
    /// A key of mixed order: its point is not in the prime-order group, and its signatures verify all the same.
    pub(crate) fn of_mixed_order() -> Self {
        Self { secret: scalar(b"mixed order"), torsion: EIGHT_TORSION[1], without_nonce: false }
    }

    /// A sound key whose signatures have R of small order. The equation holds.
    pub(crate) fn without_nonce() -> Self {
        Self { secret: scalar(b"without nonce"), torsion: EIGHT_TORSION[0], without_nonce: true }
    }

    fn point(&self) -> EdwardsPoint {
        EdwardsPoint::mul_base(&self.secret) + self.torsion
    }

    /// R and S over a message, with the challenge that binds them.
    fn attempt(&self, nonce: &Scalar, message: &[u8]) -> (Vec<u8>, Scalar) {
        let r = EdwardsPoint::mul_base(nonce).compress().to_bytes();
        let hash = Sha512::new().chain_update(r).chain_update(self.public_key().0).chain_update(message);
        let challenge = Scalar::from_bytes_mod_order_wide(&hash.finalize().into());
        let s = nonce + challenge * self.secret;
        ([r.as_slice(), s.as_bytes()].concat(), challenge)
    }
}

impl Signer for OddKey {
    fn public_key(&self) -> Bytes32 {
        Bytes32(self.point().compress().to_bytes())
    }

    fn signature(&self, message: &[u8]) -> Vec<u8> {
        if self.without_nonce {
            return self.attempt(&Scalar::ZERO, message).0;
        }
        // The torsion of the key vanishes where the challenge is a multiple of eight.
        let nonces = (0_u8..=255).map(|count| scalar(&[&[count], message].concat()));
        nonces
            .map(|nonce| self.attempt(&nonce, message))
            .find(|(_, challenge)| challenge.as_bytes()[0].is_multiple_of(8))
            .expect("one nonce in eight")
            .0
    }
}

/// The same signature with the group order added to S: another spelling that lax verifiers accept.
pub(crate) fn with_order_added(signature: &[u8]) -> Vec<u8> {
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut changed = signature.to_vec();
    let mut carry = 0;
    for (byte, more) in changed[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(more) + carry;
        *byte = (sum & 0xff) as u8;
        carry = sum >> 8;
    }
    changed
}

fn scalar(seed: &[u8]) -> Scalar {
    Scalar::from_bytes_mod_order_wide(&Sha512::digest([b"segl odd key: ".as_slice(), seed].concat()).into())
}
