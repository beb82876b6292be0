//! HTTP Basic (RFC 7617) for programs, its password check remembered for a minute.

use std::collections::HashMap;
use std::sync::Mutex;

use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::answer::origin::is_browser;
use crate::clock::Seconds;

/// How long a password that was right is not checked again.
const KEPT: Seconds = 60;
/// How many are kept at most.
const MOST: usize = 1000;

/// Name and password as a program sent them.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Credentials {
    pub(crate) user_name: String,
    pub(crate) password: String,
}

/// Credentials of a program. A browser's are not looked at: it keeps them, and sends them for any page that asks.
pub(crate) fn credentials(headers: &HeaderMap) -> Option<Credentials> {
    if is_browser(headers) {
        return None;
    }
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (user_name, password) = text.split_once(':')?;
    Some(Credentials { user_name: user_name.to_owned(), password: password.to_owned() })
}

/// Credentials that were right a moment ago, as hashes with a secret of this process.
#[derive(Debug)]
pub(crate) struct Known {
    secret: [u8; 32],
    until: Mutex<HashMap<[u8; 32], Seconds>>,
}

impl Known {
    pub(crate) fn new() -> Self {
        let mut secret = [0; 32];
        // Without randomness the credentials in memory are hashed all the same.
        let _ = getrandom::fill(&mut secret);
        Self { secret, until: Mutex::default() }
    }

    /// Whether these were right for the stored hash; a password that was changed meanwhile is not.
    pub(crate) fn has(&self, credentials: &Credentials, stored: &str, now: Seconds) -> bool {
        let key = self.key(credentials, stored);
        self.until.lock().is_ok_and(|until| until.get(&key).is_some_and(|until| now < *until))
    }

    pub(crate) fn keep(&self, credentials: &Credentials, stored: &str, now: Seconds) {
        let key = self.key(credentials, stored);
        if let Ok(mut until) = self.until.lock() {
            if until.len() >= MOST {
                until.retain(|_, until| now < *until);
            }
            if until.len() < MOST {
                until.insert(key, now + KEPT);
            }
        }
    }

    fn key(&self, credentials: &Credentials, stored: &str) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(self.secret);
        for part in [stored, &credentials.user_name, &credentials.password] {
            hasher.update(part.len().to_be_bytes());
            hasher.update(part);
        }
        hasher.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&'static str, &'static str)]) -> Option<(String, String)> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        credentials(&headers).map(|found| (found.user_name, found.password))
    }

    #[test]
    fn a_password_may_hold_colons_and_letters_of_any_language() {
        let encoded = ("authorization", "basic w6VzZTpww6U6cw==");
        assert_eq!(read(&[encoded]), Some(("åse".to_owned(), "på:s".to_owned())));
    }

    #[test]
    fn what_a_browser_sends_is_not_looked_at() {
        let encoded = ("authorization", "Basic YTpi");
        assert!(read(&[encoded]).is_some());
        assert_eq!(read(&[encoded, ("origin", "https://segl.example")]), None);
        assert_eq!(read(&[encoded, ("sec-fetch-site", "same-origin")]), None);
    }

    #[test]
    fn nonsense_is_no_credentials() {
        for value in ["Bearer YTpi", "Basic", "Basic !!", "Basic YWI=", "Basic /w=="] {
            assert_eq!(read(&[("authorization", value)]), None, "{value}");
        }
    }

    #[test]
    fn a_check_is_remembered_for_a_minute_and_not_past_a_new_password() {
        let known = Known::new();
        let mine = Credentials { user_name: "a".to_owned(), password: "b".to_owned() };
        assert!(!known.has(&mine, "hash", 0));
        known.keep(&mine, "hash", 0);
        assert!(known.has(&mine, "hash", 59));
        assert!(!known.has(&mine, "hash", 60));
        assert!(!known.has(&mine, "another hash", 1));
        let moved = Credentials { user_name: "ab".to_owned(), password: String::new() };
        assert!(!known.has(&moved, "hash", 1));
    }
}
