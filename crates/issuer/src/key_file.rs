//! Key files: `segl-key/1` with the private key, `segl-public-key/1` without.

mod sealed;

use segl_license::{Bytes32, PublicKey};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::SigningKey;
use sealed::Sealed;

const FORMAT: &str = "segl-key/1";
const PUBLIC_FORMAT: &str = "segl-public-key/1";

/// Why a key file was not made or not read.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// Not a key file, or one of a newer version.
    #[error("not a key file ({FORMAT} or {PUBLIC_FORMAT})")]
    Form,
    /// The public key is no key, or not the one that the private key has.
    #[error("the key file is damaged: its public and private key do not belong together")]
    Mismatch,
    /// A public key file where a private key is needed.
    #[error("this file holds a public key only; signing needs the private key's file")]
    PublicOnly,
    /// A key that is not for tests lies in its file unprotected.
    #[error("this private key is not marked as a test key, yet it is not encrypted; it is not used")]
    Unprotected,
    /// The file is encrypted and no passphrase was given.
    #[error("the private key is encrypted and needs its passphrase")]
    PassphraseNeeded,
    /// The passphrase is wrong, or the file was changed.
    #[error("the passphrase is wrong, or the key file was changed")]
    PassphraseWrong,
    /// The file asks for more memory or time than any key file needs.
    #[error("the key file asks for more memory or passes than this program allows")]
    Costs,
    /// No randomness for salt and nonce.
    #[error(transparent)]
    NoRandomness(#[from] crate::NoRandomness),
}

/// What a key file says without its private key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKeyFile {
    /// The public key.
    pub key: PublicKey,
    /// Marked for tests and demonstrations.
    pub test: bool,
    /// Whether the private key lies in the file too.
    pub private: bool,
    /// Whether a passphrase protects it.
    pub encrypted: bool,
}

/// All that can stand in a key file; which parts do depends on the format.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Wire {
    format: String,
    test: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key_id: Option<String>,
    public_key: Bytes32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    private_key: Option<Bytes32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    encrypted_private_key: Option<Sealed>,
}

impl Drop for Wire {
    fn drop(&mut self) {
        if let Some(seed) = &mut self.private_key {
            zeroize::Zeroize::zeroize(&mut seed.0);
        }
    }
}

impl PublicKeyFile {
    /// The file that a root's machine gets: public key, key id and nothing secret.
    pub fn to_json(&self) -> String {
        json(&Wire {
            format: PUBLIC_FORMAT.to_owned(),
            test: self.test,
            key_id: Some(self.key.key_id().to_owned()),
            public_key: Bytes32(*self.key.as_bytes()),
            private_key: None,
            encrypted_private_key: None,
        })
    }
}

impl From<&SigningKey> for PublicKeyFile {
    fn from(key: &SigningKey) -> Self {
        Self { key: key.public().clone(), test: key.is_test(), private: false, encrypted: false }
    }
}

/// Writes a key as a key file. A test key lies in it as it is; any other is encrypted with the passphrase.
///
/// # Errors
/// [`KeyFileError::PassphraseNeeded`] for a key that is not a test key, [`KeyFileError::NoRandomness`].
pub fn key_to_json(key: &SigningKey, passphrase: Option<&str>) -> Result<String, KeyFileError> {
    let public = *key.public().as_bytes();
    let sealed = passphrase.map(|passphrase| Sealed::seal(key.seed(), &public, passphrase)).transpose()?;
    if sealed.is_none() && !key.is_test() {
        return Err(KeyFileError::PassphraseNeeded);
    }
    Ok(json(&Wire {
        format: FORMAT.to_owned(),
        test: key.is_test(),
        key_id: None,
        public_key: Bytes32(public),
        private_key: sealed.is_none().then(|| Bytes32(*key.seed())),
        encrypted_private_key: sealed,
    }))
}

/// Reads the private key out of a key file.
///
/// # Errors
/// [`KeyFileError`] says what stands in the way.
pub fn key_from_json(text: &str, passphrase: Option<&str>) -> Result<SigningKey, KeyFileError> {
    let wire = read(text)?;
    let seed = match (&wire.private_key, &wire.encrypted_private_key) {
        (Some(seed), None) if wire.test => Zeroizing::new(seed.0),
        (Some(_), None) => return Err(KeyFileError::Unprotected),
        (None, Some(sealed)) => {
            sealed.open(&wire.public_key.0, passphrase.ok_or(KeyFileError::PassphraseNeeded)?)?
        }
        (None, None) if wire.format == PUBLIC_FORMAT => return Err(KeyFileError::PublicOnly),
        _ => return Err(KeyFileError::Form),
    };
    let key = SigningKey::from_seed(&seed, wire.test).map_err(|_| KeyFileError::Mismatch)?;
    if *key.public().as_bytes() == wire.public_key.0 { Ok(key) } else { Err(KeyFileError::Mismatch) }
}

/// Reads the public key out of either kind of key file; the private key is not looked at.
///
/// # Errors
/// [`KeyFileError::Form`] or [`KeyFileError::Mismatch`].
pub fn public_key_from_json(text: &str) -> Result<PublicKeyFile, KeyFileError> {
    let wire = read(text)?;
    let key = PublicKey::from_bytes(&wire.public_key.0).map_err(|_| KeyFileError::Mismatch)?;
    if wire.key_id.as_deref().is_some_and(|id| id != key.key_id()) {
        return Err(KeyFileError::Mismatch);
    }
    let encrypted = wire.encrypted_private_key.is_some();
    Ok(PublicKeyFile { key, test: wire.test, private: encrypted || wire.private_key.is_some(), encrypted })
}

fn read(text: &str) -> Result<Wire, KeyFileError> {
    let wire: Wire = serde_json::from_str(text).map_err(|_| KeyFileError::Form)?;
    let secret = wire.private_key.is_some() || wire.encrypted_private_key.is_some();
    let known = if secret { FORMAT } else { PUBLIC_FORMAT };
    if wire.format == known { Ok(wire) } else { Err(KeyFileError::Form) }
}

fn json(wire: &Wire) -> String {
    let mut text = serde_json::to_string_pretty(wire).unwrap_or_default();
    text.push('\n');
    text
}
