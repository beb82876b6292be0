//! `segl-server`: see [`segl_server::cli`].

use std::process::ExitCode;

use clap::Parser as _;
use segl_server::cli::{self, Cli};

fn main() -> ExitCode {
    let cli = Cli::parse();
    cli::log::start(&cli);
    match cli::run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            cli::log::tell(&cli, &failure);
            ExitCode::FAILURE
        }
    }
}
