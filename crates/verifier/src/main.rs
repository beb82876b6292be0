//! `segl`: the program. All of it is in the library beside it.

use std::process::ExitCode;

use clap::Parser as _;
use segl_verifier::cli::{Cli, run};

fn main() -> ExitCode {
    run(Cli::parse())
}
