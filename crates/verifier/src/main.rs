//! `segl`: the independent second judge of licences. It calls the same core as the browser and the server, trusts the
//! roots built into it, and cannot sign.

mod arguments;
mod cli;
mod document;
mod failure;
mod report;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    cli::run(cli::Cli::parse())
}
