//! `cargo xtask load`: honest and hostile traffic for minutes, against the program as it is shipped (docs/fuzzing.md).

use crate::error::{Error, Result};
use crate::options::Options;
use crate::places::Places;
use crate::process::{attempt, command, show_end};

/// Asks so often a second for so long, and prints what became of it.
pub(crate) fn run(places: &Places, mut options: Options) -> Result<()> {
    let seconds = options.value("--seconds")?.unwrap_or_else(|| "300".to_owned());
    let rate = options.value("--rate")?.unwrap_or_else(|| "200".to_owned());
    options.finish()?;
    let mut test = command("cargo");
    test.args(["test", "--release", "-p", "segl-server", "--test", "cli", "load::", "--", "--nocapture"]);
    test.env("SEGL_LOAD_SECONDS", &seconds).env("SEGL_LOAD_RATE", &rate).current_dir(&places.root);
    let what =
        format!("Asking {rate} times a second for {seconds} seconds (minutes of building the first time)");
    let finished = attempt(places, &what, "load", &mut test)?;
    if !finished.ok {
        show_end(&finished);
        return Err(Error::new(format!("the log is {}", places.short(&finished.log))));
    }
    let told = finished.output.lines().skip_while(|line| !line.starts_with("running "));
    told.skip(1).for_each(|line| println!("  {line}"));
    Ok(())
}
