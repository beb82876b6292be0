//! What the built app weighs, and how fast it is on a slow telephone.

use crate::error::{Error, Result};
use crate::journeys;
use crate::places::Places;
use crate::process::{attempt, command, show_end};
use crate::sizes;
use crate::tools::npm;

/// What the measuring tests put before each line that is meant for people.
const MARK: &str = "bench: ";

/// `cargo xtask bench`: lists of 100,000 users, sizes, medians of five on a slow line, and Lighthouse.
pub(crate) fn run(places: &Places, more: &[String]) -> Result<()> {
    lists_of_users(places)?;
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

/// What the store needs for a page of many users, first cold and then warm.
fn lists_of_users(places: &Places) -> Result<()> {
    let mut lists = command("cargo");
    lists.args(["bench", "-q", "-p", "segl-store", "--bench", "users"]).current_dir(&places.root);
    let finished = attempt(places, "Measuring lists of 100,000 users (minutes)", "bench-users", &mut lists)?;
    for line in finished.output.lines() {
        println!("  {line}");
    }
    println!();
    if finished.ok { Ok(()) } else { Err(Error::new("lists of users could not be measured")) }
}
