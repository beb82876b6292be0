//! Generated damage, without a clock: valid files and what a database holds are changed here and there, and judged by the
//! three judges. They must agree byte for byte, panic at nothing, and take at most 100 ms for one input.
//!
//! `SEGL_MUTATIONS=100000 cargo test -p segl-server --test http mutations` tries as many; without it, 5,000. Mutation
//! number n is the same in every run.

mod database;
mod file;
mod generator;

use std::io::Write as _;
use std::ops::AddAssign;
use std::time::Duration;

use generator::Generator;

use crate::judges::{Agreed, Judges};
use crate::world::World;

const LIMIT: Duration = Duration::from_millis(100);

/// Whoever computes besides this may hold a judge up; an input that is slow is slow each time.
const ATTEMPTS: usize = 20;

/// One mutation in so many is of the database.
const OF_THE_DATABASE: usize = 5;

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    tried: usize,
    agreed: usize,
    refused: usize,
    slowest: Duration,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.tried += other.tried;
        self.agreed += other.agreed;
        self.refused += other.refused;
        self.slowest = self.slowest.max(other.slowest);
    }
}

/// Judges an input until it was quick once, and counts it.
async fn judged(ask: impl AsyncFn() -> (Agreed, bool), number: usize) -> Tally {
    let (mut first, refused) = ask().await;
    for _ in 1..ATTEMPTS {
        if first.slowest <= LIMIT {
            break;
        }
        first.slowest = first.slowest.min(ask().await.0.slowest);
    }
    assert!(first.slowest <= LIMIT, "mutation {number} took {:?}", first.slowest);
    Tally { tried: 1, agreed: 1, refused: usize::from(refused), slowest: first.slowest }
}

/// Every `step`th mutation from `first` on: of files, of the database.
async fn share(first: usize, step: usize, count: usize) -> [Tally; 2] {
    let active = [file::small().text()];
    let judges = Judges::of(World::of_admin(&active), &active);
    let clean = judges.database().await.json;
    let edits = database::Edits::of(&judges.world.database());
    let sources = file::sources();
    let mut tallies = [Tally::default(); 2];
    for number in (first..count).step_by(step) {
        let mut generator = Generator::of(number);
        if number.is_multiple_of(OF_THE_DATABASE) {
            edits.make(&mut generator);
            let ask = async || {
                let agreed = judges.database().await;
                let noticed = agreed.json != clean;
                (agreed, noticed)
            };
            tallies[1] += judged(ask, number).await;
            edits.undo();
        } else {
            let bytes = file::mutated(&sources, &mut generator);
            let ask = async || {
                let (verdict, agreed) = judges.file(&bytes).await;
                (agreed, verdict.code.is_some())
            };
            tallies[0] += judged(ask, number).await;
        }
    }
    assert_eq!(judges.database().await.json, clean, "every edit was undone, and nothing else is changed");
    tallies
}

#[test]
fn generated_mutations_of_files_and_databases_get_one_verdict_from_three_judges_in_time() {
    let count = std::env::var("SEGL_MUTATIONS").map_or(5_000, |text| text.parse().unwrap());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let run = |first: usize| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(share(first, threads, count))
    };
    let mut all = [Tally::default(); 2];
    std::thread::scope(|scope| {
        let shares: Vec<_> = (0..threads).map(|first| scope.spawn(move || run(first))).collect();
        for share in shares {
            let [files, databases] = share.join().unwrap();
            all[0] += files;
            all[1] += databases;
        }
    });
    let mut text = "\nMutations      tried  agreed  refused  slowest\n".to_owned();
    for (what, Tally { tried, agreed, refused, slowest }) in [("of files", all[0]), ("of databases", all[1])]
    {
        text += &format!("{what:12}{tried:>8}{agreed:>8}{refused:>9}{:>6} ms\n", slowest.as_millis());
        assert!(tried == agreed && refused * 2 > tried && refused < tried, "{text}");
    }
    std::io::stderr().write_all(text.as_bytes()).unwrap();
    assert_eq!(all[0].tried + all[1].tried, count);
}
