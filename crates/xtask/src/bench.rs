//! What the built app weighs, and how fast it is on a slow telephone.

use crate::error::{Error, Result};
use crate::journeys;
use crate::places::Places;
use crate::process::{attempt, show_end};
use crate::sizes;
use crate::tools::npm;

/// What the measuring tests put before each line that is meant for people.
const MARK: &str = "bench: ";

/// `cargo xtask bench`: sizes, medians of five on a slow line, and Lighthouse.
pub(crate) fn run(places: &Places, more: &[String]) -> Result<()> {
    npm::lighthouse(places)?;
    let mut bench = journeys::playwright(places)?;
    sizes::print(places)?;
    println!();
    bench.args(["--project=bench"]).args(more);
    let finished = attempt(places, "Measuring (minutes; nothing else should run)", "bench", &mut bench)?;
    println!();
    for line in finished.output.lines().filter_map(|line| line.strip_prefix(MARK)) {
        println!("  {line}");
    }
    if !finished.ok {
        show_end(&finished);
        return Err(Error::new(format!("measuring failed; the log is {}", places.short(&finished.log))));
    }
    Ok(())
}
