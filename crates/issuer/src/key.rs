//! A private key in memory.

use std::fmt;

use ed25519_dalek::Signer as _;
use segl_license::{KeyError, PublicKey};
use zeroize::Zeroizing;

/// An Ed25519 key that can sign (RFC 8032). Wiped from memory when dropped.
pub struct SigningKey {
    key: ed25519_dalek::SigningKey,
    public: PublicKey,
    test: bool,
}

/// The operating system gave no randomness, so no key was made.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no randomness: {0}")]
pub struct NoRandomness(getrandom::Error);

impl SigningKey {
    /// The key that a 32-byte seed stands for; `test` marks it as one for tests and demonstrations.
    ///
    /// # Errors
    /// [`KeyError`] when the public key would be refused by a verifier.
    pub fn from_seed(seed: &[u8; 32], test: bool) -> Result<Self, KeyError> {
        let key = ed25519_dalek::SigningKey::from_bytes(seed);
        let public = PublicKey::from_bytes(key.verifying_key().as_bytes())?;
        Ok(Self { key, public, test })
    }

    /// A new key from the operating system's randomness.
    ///
    /// # Errors
    /// [`NoRandomness`] when there is none to be had.
    pub fn generate(test: bool) -> Result<Self, NoRandomness> {
        loop {
            let seed: Zeroizing<[u8; 32]> = random()?;
            // A random seed gives a weak key with a probability of about 2^-250; then another one is taken.
            if let Ok(key) = Self::from_seed(&seed, test) {
                return Ok(key);
            }
        }
    }

    /// The public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Whether the key is for tests and demonstrations only.
    pub fn is_test(&self) -> bool {
        self.test
    }

    pub(crate) fn signature(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }

    pub(crate) fn seed(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }
}

/// Shows which key it is, never the key.
impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("key_id", &self.public.key_id()).finish_non_exhaustive()
    }
}

/// Random bytes of the operating system.
pub(crate) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, NoRandomness> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut_slice()).map_err(NoRandomness)?;
    Ok(bytes)
}
