//! What is thrown at Segl's readers and routes, and what must hold whatever it is.
//!
//! Each target is a plain function of bytes that ends in a panic where a promise is broken. `cargo xtask fuzz` lets an
//! engine choose the bytes by what they reach; `cargo test -p segl-fuzz` replays the corpus that came of it. See
//! `docs/fuzzing.md`.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic is how a target tells of a broken promise"
)]

pub mod bodies;
pub mod fixture;
pub mod licence_file;
pub mod order;
pub mod routes;
pub mod tables;

use std::time::{Duration, Instant};

/// How long one input may take: what nothing may take longer than in the mutations of `docs/hostile-input.md`.
const LIMIT: Duration = Duration::from_millis(100);

/// Something to throw bytes at.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// What it is called on the command line; also its folder of the corpus.
    pub name: &'static str,
    /// Takes one input. Panics where a promise is broken.
    pub run: fn(&[u8]),
    /// Inputs to begin with: genuine ones, signed at this moment.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All of them.
pub const TARGETS: [Target; 5] = [
    Target { name: "licence-file", run: licence_file::run, seeds: licence_file::seeds },
    Target { name: "bodies", run: bodies::run, seeds: bodies::seeds },
    Target { name: "order", run: order::run, seeds: order::seeds },
    Target { name: "tables", run: tables::run, seeds: tables::seeds },
    Target { name: "routes", run: routes::run, seeds: routes::seeds },
];

/// The target of this name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

/// Does something that depends on nothing but its input, in time. Where it seems to take too long it is done once more, and
/// the time that it really ran is what counts: a busy machine is not the input's fault.
pub(crate) fn in_time<T>(work: impl Fn() -> T) -> T {
    let began = Instant::now();
    let done = work();
    if began.elapsed() > LIMIT {
        let (began, ran) = (Instant::now(), time_run());
        work();
        let took = time_run().zip(ran).map_or(began.elapsed(), |(now, then)| now.saturating_sub(then));
        assert!(took <= LIMIT, "one input takes {took:?}");
    }
    done
}

/// How long this thread has run, where the system says it.
fn time_run() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
