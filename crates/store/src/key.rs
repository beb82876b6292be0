//! The installation key: 32 random bytes beside the database, never in it.

use std::fmt;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::StoreError;

/// The key's file in the data directory.
const FILE: &str = "installation.key";

/// Its name while it is written.
const DRAFT: &str = "installation.key.new";

/// HMAC-SHA-256 under the installation key.
#[derive(Clone)]
pub(crate) struct InstallationKey(Hmac<Sha256>);

impl fmt::Debug for InstallationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InstallationKey")
    }
}

impl InstallationKey {
    /// Reads the key of a data directory.
    pub(crate) fn load(dir: &Path) -> Result<Self, StoreError> {
        let text = std::fs::read_to_string(dir.join(FILE)).map_err(|error| match error.kind() {
            ErrorKind::NotFound => StoreError::KeyMissing,
            ErrorKind::InvalidData => StoreError::KeyMalformed,
            _ => StoreError::Io(error),
        })?;
        Self::from_hex(text.trim_end()).ok_or(StoreError::KeyMalformed)
    }

    /// Makes a key for a data directory that has none, readable by its owner alone. It is there whole or not at all.
    pub(crate) fn make(dir: &Path) -> Result<Self, StoreError> {
        if dir.join(FILE).try_exists()? {
            return Err(StoreError::KeyExists);
        }
        let text = random_hex::<32>()?;
        let draft = dir.join(DRAFT);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        private(&mut options);
        let mut file = options.open(&draft)?;
        file.write_all(text.as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        std::fs::rename(&draft, dir.join(FILE))?;
        keep(dir)?;
        Self::from_hex(&text).ok_or(StoreError::KeyMalformed)
    }

    /// The code over a message.
    pub(crate) fn code(&self, message: &[u8]) -> Vec<u8> {
        self.0.clone().chain_update(message).finalize().into_bytes().to_vec()
    }

    /// Whether a code is this key's over a message, compared in constant time.
    pub(crate) fn agrees(&self, message: &[u8], code: &[u8]) -> bool {
        self.0.clone().chain_update(message).verify_slice(code).is_ok()
    }

    fn from_hex(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let pairs: Option<Vec<u8>> = (0..32)
            .map(|at| text.get(2 * at..2 * at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
            .collect();
        Hmac::new_from_slice(&pairs?).ok().map(Self)
    }
}

/// Lets a new file be read by its owner alone.
#[cfg(unix)]
pub(crate) fn private(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600);
}

/// Lets a new file be read by whom the directory allows.
#[cfg(not(unix))]
pub(crate) fn private(_options: &mut OpenOptions) {}

/// Makes what was renamed in a directory outlast a power failure.
#[cfg(unix)]
fn keep(dir: &Path) -> Result<(), StoreError> {
    Ok(std::fs::File::open(dir)?.sync_all()?)
}

/// Elsewhere the file system sees to it.
#[cfg(not(unix))]
fn keep(_dir: &Path) -> Result<(), StoreError> {
    Ok(())
}

/// Random bytes from the system, in lower-case hex.
pub(crate) fn random_hex<const BYTES: usize>() -> Result<String, StoreError> {
    let mut bytes = [0_u8; BYTES];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Random)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
