//! What one who connects may take of the server, and for how long.

use std::num::NonZeroU32;
use std::time::Duration;

use clap::Args;

/// Limits for connections. They hold without a proxy, and beside one.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Limits")]
pub struct Limits {
    /// Connections at once. Whoever comes later waits until one of them ends.
    #[arg(long, value_name = "NUMBER", default_value = "512")]
    pub connections: NonZeroU32,
    /// Of these, how many from one address (IPv6: one network of 64 bits); half of them unless it is said. What is beyond is
    /// closed at once. A proxy is one address.
    #[arg(long, value_name = "NUMBER")]
    pub connections_per_address: Option<NonZeroU32>,
    /// Seconds until the head of a request must be there, waiting for the next request included.
    #[arg(long, value_name = "SECONDS", default_value = "20", value_parser = seconds)]
    pub head_timeout: Duration,
    /// Seconds until a request with its body must be there and its answer must begin.
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub request_timeout: Duration,
    /// Seconds in which somebody may take nothing of an answer that waits.
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub answer_timeout: Duration,
}

impl Limits {
    pub(super) fn in_all(&self) -> usize {
        usize::try_from(self.connections.get()).unwrap_or(usize::MAX)
    }

    pub(super) fn per_address(&self) -> usize {
        let half = self.in_all().div_ceil(2);
        self.connections_per_address.map_or(half, |most| usize::try_from(most.get()).unwrap_or(usize::MAX))
    }
}

/// A whole number of seconds, a day at most.
fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|seconds| (1..=86_400).contains(seconds));
    seconds.map(Duration::from_secs).ok_or_else(|| "expected seconds, from 1 to 86400".to_owned())
}
