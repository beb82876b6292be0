//! Passwords: Argon2id (RFC 9106) with the parameters of its crate, off the runtime's own threads.

use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use segl_webapi::access::LEAST_PASSWORD;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// The least length, in characters.
pub(crate) const LEAST: usize = LEAST_PASSWORD as usize;
/// The greatest length, in bytes, that is looked at: a bound on work, not a rule.
pub(crate) const MOST: usize = 1024;

/// How many passwords are hashed at once: each takes 19 MiB for that time.
const AT_ONCE: usize = 2;

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It has fewer characters than [`LEAST`].
    Short,
    /// It has more octets than [`MOST`].
    Long,
}

/// Whether a new password is long enough, and not longer than is looked at.
///
/// # Errors
/// [`Unfit`]
pub(crate) fn fits(password: &str) -> Result<(), Unfit> {
    if password.chars().count() < LEAST {
        return Err(Unfit::Short);
    }
    if password.len() > MOST { Err(Unfit::Long) } else { Ok(()) }
}

/// Checks passwords with the same work whether a user exists or not.
#[derive(Clone, Debug)]
pub(crate) struct Passwords {
    places: Arc<Semaphore>,
    /// A hash that no password has, for users that do not exist.
    nobody: Arc<str>,
}

/// The operating system has no randomness, or memory has run out.
#[derive(Debug, thiserror::Error)]
#[error("a password could not be hashed")]
pub struct HashingFailed;

impl Passwords {
    /// Prepares the checks.
    ///
    /// # Errors
    /// [`HashingFailed`].
    pub(crate) fn new() -> Result<Self, HashingFailed> {
        let mut random = [0; 32];
        getrandom::fill(&mut random).map_err(|_| HashingFailed)?;
        let nobody = hash(&random)?.into();
        Ok(Self { places: Arc::new(Semaphore::new(AT_ONCE)), nobody })
    }

    /// Whether `password` is the one of `stored`; with `None` never, and as slowly.
    pub(crate) async fn matches(&self, password: String, stored: Option<String>) -> bool {
        let exists = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.nobody.to_string());
        let Ok(_place) = self.places.acquire().await else { return false };
        let same = spawn_blocking(move || verify(password.as_bytes(), &stored)).await.unwrap_or(false);
        same && exists
    }

    /// Hashes a new password, waiting for its turn.
    ///
    /// # Errors
    /// [`HashingFailed`].
    pub(crate) async fn hash(&self, password: String) -> Result<String, HashingFailed> {
        let _place = self.places.acquire().await.map_err(|_| HashingFailed)?;
        spawn_blocking(move || hash(password.as_bytes())).await.map_err(|_| HashingFailed)?
    }
}

/// Hashes a password into a PHC string with a salt of its own.
///
/// # Errors
/// [`HashingFailed`].
pub fn hash(password: &[u8]) -> Result<String, HashingFailed> {
    let hash = Argon2::default().hash_password(password).map_err(|_| HashingFailed)?;
    Ok(hash.to_string())
}

fn verify(password: &[u8], stored: &str) -> bool {
    let Ok(stored) = PasswordHash::new(stored) else { return false };
    password.len() <= MOST && Argon2::default().verify_password(password, &stored).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_a_user_who_exists_matches() {
        let passwords = Passwords::new().unwrap();
        let stored = hash(b"correct horse").unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(passwords.matches("correct horse".to_owned(), Some(stored.clone())).await);
        assert!(!passwords.matches("Correct horse".to_owned(), Some(stored)).await);
        assert!(!passwords.matches("correct horse".to_owned(), Some("no hash".to_owned())).await);
        assert!(!passwords.matches(String::new(), None).await);
    }
}
