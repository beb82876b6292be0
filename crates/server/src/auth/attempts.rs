//! How often a password may be tried. Kept in memory, by names that are hashed with a secret of this process.

use std::collections::HashMap;
use std::collections::VecDeque;
use std::net::IpAddr;
use std::sync::Mutex;

use sha2::{Digest as _, Sha256};

use crate::clock::Seconds;

/// Failures that one user name may have from one address within [`WINDOW`].
const BY_NAME: usize = 5;
/// Failures that one address may have within [`WINDOW`], whatever the names.
const BY_ADDRESS: usize = 50;
/// How long a failure counts.
const WINDOW: Seconds = 5 * 60;
/// When old failures are swept out.
const MANY: usize = 10_000;

type Key = [u8; 32];

/// Counts failed attempts. There is no limit by name alone: a stranger could lock an administrator out with it.
#[derive(Debug, Default)]
pub(crate) struct Attempts {
    failures: Mutex<HashMap<Key, VecDeque<Seconds>>>,
    secret: [u8; 32],
}

/// Too many attempts: how many seconds until the next one is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooMany {
    /// At least 1.
    pub retry_after: Seconds,
}

/// An attempt that counts as failed until it is [forgiven](Attempts::forgive), so that many at once gain nothing.
#[derive(Debug)]
pub(crate) struct Attempt {
    keys: [Key; 2],
    at: Seconds,
}

impl Attempts {
    /// Without any failures.
    pub(crate) fn new() -> Self {
        let mut secret = [0; 32];
        // Without randomness the names in memory are hashed all the same.
        let _ = getrandom::fill(&mut secret);
        Self { failures: Mutex::default(), secret }
    }

    /// Takes note of an attempt, before its password is looked at.
    ///
    /// # Errors
    /// [`TooMany`], and then the attempt does not count.
    pub(crate) fn begin(
        &self,
        user_name: &str,
        address: Option<IpAddr>,
        now: Seconds,
    ) -> Result<Attempt, TooMany> {
        let address = address.map(|address| address.to_canonical().to_string()).unwrap_or_default();
        let by_name = self.key(&[address.as_str(), user_name.to_lowercase().as_str()]);
        let by_address = self.key(&[address.as_str()]);
        let Ok(mut failures) = self.failures.lock() else { return Err(TooMany { retry_after: WINDOW }) };
        if failures.len() > MANY {
            failures.retain(|_, times| times.back().is_some_and(|last| *last > now - WINDOW));
        }
        for (key, most) in [(by_name, BY_NAME), (by_address, BY_ADDRESS)] {
            let times = failures.entry(key).or_default();
            while times.front().is_some_and(|first| *first <= now - WINDOW) {
                times.pop_front();
            }
            if let Some(first) = times.front().filter(|_| times.len() >= most) {
                return Err(TooMany { retry_after: (first + WINDOW - now).max(1) });
            }
        }
        for key in [by_name, by_address] {
            failures.entry(key).or_default().push_back(now);
        }
        Ok(Attempt { keys: [by_name, by_address], at: now })
    }

    /// The password was right: the attempt does not count, and neither do the earlier ones under this name.
    pub(crate) fn forgive(&self, attempt: &Attempt) {
        let Ok(mut failures) = self.failures.lock() else { return };
        let [by_name, by_address] = &attempt.keys;
        failures.remove(by_name);
        if let Some(times) = failures.get_mut(by_address)
            && let Some(at) = times.iter().rposition(|time| *time == attempt.at)
        {
            times.remove(at);
        }
    }

    fn key(&self, parts: &[&str]) -> Key {
        let mut hasher = Sha256::new();
        hasher.update(self.secret);
        for part in parts {
            hasher.update(part.len().to_be_bytes());
            hasher.update(part);
        }
        hasher.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST));
    const THERE: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7)));

    #[test]
    fn the_sixth_attempt_waits_until_the_first_is_five_minutes_old() {
        let attempts = Attempts::new();
        for second in 0..5 {
            attempts.begin("admin", HERE, 100 + second).unwrap();
        }
        assert_eq!(attempts.begin("ADMIN", HERE, 110).unwrap_err(), TooMany { retry_after: 290 });
        assert_eq!(attempts.begin("admin", HERE, 399).unwrap_err(), TooMany { retry_after: 1 });
        attempts.begin("admin", HERE, 400).unwrap();
    }

    #[test]
    fn another_user_and_another_address_are_not_kept_waiting() {
        let attempts = Attempts::new();
        for _ in 0..5 {
            attempts.begin("admin", HERE, 0).unwrap();
        }
        attempts.begin("ada", HERE, 0).unwrap();
        attempts.begin("admin", THERE, 0).unwrap();
    }

    #[test]
    fn an_address_that_tries_many_names_is_kept_waiting() {
        let attempts = Attempts::new();
        for number in 0..50 {
            attempts.begin(&format!("user{number}"), HERE, 0).unwrap();
        }
        assert!(attempts.begin("another", HERE, 0).is_err());
        attempts.begin("another", THERE, 0).unwrap();
    }

    #[test]
    fn the_right_password_forgives_what_was_mistyped_before() {
        let attempts = Attempts::new();
        for _ in 0..4 {
            attempts.begin("admin", HERE, 0).unwrap();
        }
        let right = attempts.begin("admin", HERE, 0).unwrap();
        attempts.forgive(&right);
        for _ in 0..5 {
            attempts.begin("admin", HERE, 0).unwrap();
        }
    }
}
