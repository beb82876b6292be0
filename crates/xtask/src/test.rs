//! `cargo xtask test`: every stage, one line each, and the sum.

mod counts;
mod stages;

use crate::error::{Error, Result};
use crate::options::Options;
use crate::places::Places;
use counts::Counts;
use stages::{STAGES, Stage};
use std::process::ExitCode;
use std::time::Instant;

/// Runs all stages, or those named, in their order; a failed one does not keep the others from running.
pub(crate) fn run(places: &Places, mut options: Options) -> Result<ExitCode> {
    let mut named = Vec::new();
    while let Some(word) = options.next_word() {
        named.push(word);
    }
    let passed_on = options.passed_on().to_vec();
    options.finish()?;
    if let Some(unknown) = named.iter().find(|name| STAGES.iter().all(|stage| stage.name != **name)) {
        return Err(Error::new(format!("there is no stage {unknown}; stages: {}", names())));
    }
    if !passed_on.is_empty() && named.len() != 1 {
        return Err(Error::new("arguments after -- need exactly one stage named before them"));
    }

    let begun = Instant::now();
    let mut lines = Vec::new();
    let mut sum = Counts::default();
    for stage in STAGES.iter().filter(|stage| named.is_empty() || named.iter().any(|name| name == stage.name))
    {
        println!("{}: {}", stage.name, stage.what);
        let started = Instant::now();
        let counts = perform(places, stage, &passed_on);
        let line = format!("{:<9} {counts} in {:.1} s", stage.name, started.elapsed().as_secs_f64());
        println!("  {line}\n");
        lines.push(line);
        sum = sum + counts;
    }
    println!("{}\n\nin {:.1} s\n{sum}", lines.join("\n"), begun.elapsed().as_secs_f64());
    Ok(if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A stage that cannot even run is one failed test.
fn perform(places: &Places, stage: &Stage, passed_on: &[String]) -> Counts {
    (stage.run)(places, passed_on).unwrap_or_else(|error| {
        println!("  {error}");
        Counts { passed: 0, failed: 1 }
    })
}

fn names() -> String {
    STAGES.iter().map(|stage| stage.name).collect::<Vec<_>>().join(" ")
}
