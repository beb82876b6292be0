//! The places for connections: so many in all, and so many from one address.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Limits;

/// All places. Clones are the same.
#[derive(Clone, Debug)]
pub(super) struct Places {
    free: Arc<Semaphore>,
    taken: Arc<Mutex<HashMap<IpAddr, usize>>>,
    per_address: usize,
}

/// A place among all, not yet somebody's.
#[derive(Debug)]
pub(super) struct Free {
    _permit: OwnedSemaphorePermit,
}

/// A place that an address holds until this is dropped.
#[derive(Debug)]
pub(super) struct Place {
    _free: Free,
    whose: IpAddr,
    taken: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

impl Places {
    pub(super) fn new(limits: &Limits) -> Self {
        let all = limits.in_all().min(Semaphore::MAX_PERMITS);
        Self { free: Arc::new(Semaphore::new(all)), taken: Arc::default(), per_address: limits.per_address() }
    }

    /// Waits until there is one.
    pub(super) async fn free(&self) -> Option<Free> {
        Arc::clone(&self.free).acquire_owned().await.ok().map(|permit| Free { _permit: permit })
    }

    /// Whether all are taken at this moment.
    pub(super) fn are_taken(&self) -> bool {
        self.free.available_permits() == 0
    }

    /// Gives it to an address; none where that has as many as it may.
    pub(super) fn give(&self, free: Free, address: IpAddr) -> Option<Place> {
        let whose = network(address);
        let mut taken = lock(&self.taken);
        let count = taken.entry(whose).or_default();
        if *count >= self.per_address {
            return None;
        }
        *count += 1;
        Some(Place { _free: free, whose, taken: Arc::clone(&self.taken) })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = lock(&self.taken);
        if let Some(count) = taken.get_mut(&self.whose) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.whose);
            }
        }
    }
}

/// Who has an IPv6 address has its whole network of 64 bits. An IPv4 address in the form of the other is itself.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        address => address,
    }
}

fn lock(taken: &Mutex<HashMap<IpAddr, usize>>) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn an_address_or_a_network_has_its_share_and_leaves_nothing_behind() {
        let second = Duration::from_secs(1);
        let limits = Limits {
            connections: 5.try_into().unwrap(),
            connections_per_address: None,
            head_timeout: second,
            request_timeout: second,
            answer_timeout: second,
        };
        let places = Places::new(&limits);
        let mut held = Vec::new();
        for (address, is_given) in [
            ("192.0.2.1", true),
            ("::ffff:192.0.2.1", true),
            ("192.0.2.1", true),
            ("192.0.2.1", false),
            ("2001:db8::1", true),
            ("2001:db8::2:1", true),
        ] {
            let place = places.give(places.free().await.unwrap(), address.parse().unwrap());
            assert_eq!(place.is_some(), is_given, "{address}");
            held.extend(place);
        }
        assert!(places.are_taken());
        held.clear();
        assert!(!places.are_taken() && lock(&places.taken).is_empty());
    }
}
