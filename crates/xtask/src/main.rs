//! The project's only scripts: `cargo xtask run`, `test`, `build`, `demo`, `bench`, `fuzz`, `load`.

mod app;
mod bench;
mod demo;
mod dist;
mod error;
mod files;
mod fuzz;
mod hash;
mod journeys;
mod load;
mod options;
mod places;
mod process;
mod programs;
mod run;
mod screenshots;
mod sizes;
mod spell;
mod test;
mod tools;
mod vendor;

#[cfg(test)]
mod scratch;

use crate::error::{Error, Result};
use crate::options::Options;
use crate::places::Places;
use std::process::ExitCode;
use std::time::Instant;

const HELP: &str = "\
cargo xtask: everything that this project needs done, on a machine that has Rust and npm

  run [--port 8080] [--today DAY] [--dir demo-data]
        Builds the app and the server, makes demonstration data on the first start, serves it on this machine
        and says how to sign in. The first time fetches and compiles tools (minutes); afterwards it takes seconds.

  test [STAGE...] [-- ARGUMENTS]
        Every check and test in order, or only the stages named; ends with `N passed, N failed`.
        Stages: fmt clippy deny spell native web firefox verifier dist budgets e2e named
        Arguments go to the test program of the one stage named: cargo xtask test e2e -- --grep seal

  build                              The app alone: dist/, one page a language, compressed
  demo [--dir demo-data] [--today DAY] [--fresh]
                                     Demonstration data alone; --fresh makes it anew
  screenshots [-- ARGUMENTS]         Pictures of every screen, dialog and state into target/screenshots: four languages,
                                     light and dark, wide, 320 pixels, 400 %; -- --grep panic takes only some
  bench [-- ARGUMENTS]               What the built app weighs, how soon its pages are there on a slow telephone (medians
                                     of five), and what Lighthouse says of them
  fuzz [TARGET...] [--minutes 10] [--keep]
                                     Looks for inputs that break a promise: licence-file bodies order tables routes, one
                                     after the other; --keep takes what reached something new into the corpus. Needs a C++
                                     compiler (docs/fuzzing.md)
  load [--seconds 300] [--rate 200]  Honest and hostile traffic against the program as it is shipped: nothing that it
                                     acknowledged may be lost

Tools are kept in ~/.cache/segl/tools (SEGL_TOOLS moves them), logs of long steps in target/xtask/logs.
SEGL_CHROMIUM and CHROMEDRIVER, SEGL_FIREFOX and GECKODRIVER name a browser and its driver where they are not on
the search path.
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let options = Options::new(arguments.collect());
    let started = Instant::now();
    match perform(&command, options) {
        Ok(code) => {
            if matches!(command.as_str(), "build" | "demo") {
                println!("  {:.1} s in all", started.elapsed().as_secs_f64());
            }
            code
        }
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn perform(command: &str, mut options: Options) -> Result<ExitCode> {
    if matches!(command, "" | "help" | "--help" | "-h") || options.flag("--help") || options.flag("-h") {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    let places = Places::find()?;
    match command {
        "run" => run::run(&places, options)?,
        "build" => {
            options.finish()?;
            app::build(&places)?;
        }
        "demo" => build_demo(&places, options)?,
        "bench" => {
            let more = options.passed_on().to_vec();
            options.finish()?;
            bench::run(&places, &more)?;
        }
        "fuzz" => fuzz::run(&places, options)?,
        "load" => load::run(&places, options)?,
        "screenshots" => {
            let more = options.passed_on().to_vec();
            options.finish()?;
            screenshots::run(&places, &more)?;
        }
        "test" => return test::run(&places, options),
        run::ANNOUNCE => run::announce(options)?,
        vendor::KEEP => vendor::keep(&places, options)?,
        unknown => return Err(Error::new(format!("there is no command {unknown}; cargo xtask --help"))),
    }
    Ok(ExitCode::SUCCESS)
}

fn build_demo(places: &Places, mut options: Options) -> Result<()> {
    let today = options.value("--today")?;
    let folder = places.root.join(options.value("--dir")?.unwrap_or_else(|| "demo-data".to_owned()));
    let fresh = options.flag("--fresh");
    options.finish()?;
    programs::build(places)?;
    if fresh {
        demo::renew(places, &folder, today.as_deref())
    } else {
        demo::ensure(places, &folder, today.as_deref())
    }
}
