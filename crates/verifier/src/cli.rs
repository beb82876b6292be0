//! The command line: what can be asked, and what is answered.

mod clock;
mod inspect;
mod seats;
mod verify;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use segl_license::Date;

pub use crate::failure::Failure;

const ABOUT: &str = "Judges licences: the independent second judge beside browser and server.

It calls the same code as they do, so it gives the same verdict, byte for byte; but it runs where you trust it, and the \
roots it believes are built into it. It cannot sign.

  segl verify acme.segl                       a licence file
  segl verify --database data/segl.sqlite     everything that is installed
  segl inspect acme.segl                      what a file contains

Exit codes: 0 verified and nothing is wrong; 1 refused, or something is not as it was signed; 2 a wrong command line, or \
a file that cannot be read.";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "segl", version, about = "Judges licences", long_about = ABOUT)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Verify(verify::Args),
    Inspect(inspect::Args),
}

/// What is said, and whether all is well.
#[derive(Debug)]
pub struct Answer {
    /// For standard output; a last line end may be missing.
    pub text: String,
    /// Whether all is verified and nothing is wrong: exit code 0, else 1.
    pub clean: bool,
}

/// Does what was asked, and returns what is to be said.
///
/// # Errors
/// What keeps a judgement from being made, as one sentence: exit code 2.
pub fn answer(cli: &Cli) -> Result<Answer, Failure> {
    match &cli.command {
        Command::Verify(args) => verify::run(args),
        Command::Inspect(args) => inspect::run(args),
    }
}

/// Does what was asked, and says it.
pub fn run(cli: Cli) -> ExitCode {
    match answer(&cli) {
        Ok(answer) => {
            // Whoever reads may stop early, as `head` does; the exit code still says what was found.
            let _ = writeln!(std::io::stdout(), "{}", answer.text.trim_end());
            ExitCode::from(u8::from(!answer.clean))
        }
        Err(Failure(message)) => {
            let _ = writeln!(std::io::stderr(), "{message}");
            ExitCode::from(2)
        }
    }
}

/// A day as an argument.
fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "expected a day such as 2027-06-30, from 2000-01-01 on".to_owned())
}

/// A serial number as an argument.
fn serial_nr(text: &str) -> Result<String, String> {
    let right = segl_license::is_serial_nr(text).then(|| text.to_owned());
    right.ok_or_else(|| "expected ten digits, the last one the check digit of the others".to_owned())
}
