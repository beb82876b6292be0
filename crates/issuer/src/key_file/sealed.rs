//! A private key under a passphrase: Argon2id (RFC 9106) makes a key of it, ChaCha20-Poly1305 (RFC 8439) encrypts.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use segl_license::{decode_base64, encode_base64};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::KeyFileError;
use crate::key::random;

/// RFC 9106 section 4, second recommended option: 64 MiB, three passes, four lanes.
const COSTS: (u32, u32, u32) = (64 * 1024, 3, 4);
/// The most that a file may ask for: 1 GiB, 32 passes, 16 lanes. A file from elsewhere must not exhaust the machine.
const LIMITS: (u32, u32, u32) = (1024 * 1024, 32, 16);

/// Fields of `EncryptedPrivateKey`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct Sealed {
    derivation: String,
    #[serde(rename = "MemoryKiB")]
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    cipher: String,
    nonce: String,
    data: String,
}

const DERIVATION: &str = "argon2id-v19";
const CIPHER: &str = "chacha20-poly1305";

impl Sealed {
    /// Encrypts a seed. The public key is bound to it, so that neither half can be exchanged alone.
    pub(super) fn seal(seed: &[u8; 32], public: &[u8; 32], passphrase: &str) -> Result<Self, KeyFileError> {
        let (salt, nonce) = (random::<16>()?, random::<12>()?);
        let mut sealed = Self {
            derivation: DERIVATION.to_owned(),
            memory_kib: COSTS.0,
            passes: COSTS.1,
            lanes: COSTS.2,
            salt: encode_base64(salt.as_slice()),
            cipher: CIPHER.to_owned(),
            nonce: encode_base64(nonce.as_slice()),
            data: String::new(),
        };
        let data = sealed
            .cipher(passphrase)?
            .encrypt(&Nonce::from(*nonce), Payload { msg: seed, aad: public })
            .map_err(|_| KeyFileError::Form)?;
        sealed.data = encode_base64(&data);
        Ok(sealed)
    }

    /// Decrypts the seed.
    pub(super) fn open(
        &self,
        public: &[u8; 32],
        passphrase: &str,
    ) -> Result<Zeroizing<[u8; 32]>, KeyFileError> {
        if self.derivation != DERIVATION || self.cipher != CIPHER {
            return Err(KeyFileError::Form);
        }
        let nonce: [u8; 12] =
            decode_base64(&self.nonce).and_then(|nonce| nonce.try_into().ok()).ok_or(KeyFileError::Form)?;
        let data = decode_base64(&self.data).ok_or(KeyFileError::Form)?;
        let seed = self
            .cipher(passphrase)?
            .decrypt(&Nonce::from(nonce), Payload { msg: &data, aad: public })
            .map_err(|_| KeyFileError::PassphraseWrong)?;
        let seed = Zeroizing::new(seed);
        seed.as_slice().try_into().map(Zeroizing::new).map_err(|_| KeyFileError::Form)
    }

    fn cipher(&self, passphrase: &str) -> Result<ChaCha20Poly1305, KeyFileError> {
        if self.memory_kib > LIMITS.0 || self.passes > LIMITS.1 || self.lanes > LIMITS.2 {
            return Err(KeyFileError::Costs);
        }
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| KeyFileError::Costs)?;
        let salt = decode_base64(&self.salt).ok_or(KeyFileError::Form)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &salt, key.as_mut_slice())
            .map_err(|_| KeyFileError::Costs)?;
        ChaCha20Poly1305::new_from_slice(key.as_slice()).map_err(|_| KeyFileError::Form)
    }
}
