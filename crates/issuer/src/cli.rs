//! The command line: what can be asked, and what is answered.

mod certify;
mod clock;
mod failure;
mod inspect;
mod issue;
mod keygen;
mod passphrase;
mod revocations;
mod root;
mod rotate;
mod serve;
mod sign;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use segl_license::Date;

use failure::Failure;

const ABOUT: &str = "Makes keys, certificates and licences.

A licence is an order, signed. The chain is short: a root certifies an owner's key, the owner's key signs licences, and \
every program that reads a licence knows the root. A first licence takes four commands:

  segl-issuer keygen --out root.key
  segl-issuer keygen --out acme.key
  segl-issuer certify --root root.key --public acme.key.pub --owner ACME --epoch 1 \\
      --from 2026-01-01 --to 2028-12-31 --out acme.cert
  segl-issuer issue --order order.toml --key acme.key --cert acme.cert \\
      --root-public root.key.pub --out acme.segl

Only files pass between these commands, so the root's key can live on a machine without a network, or in a device that \
signs by a command (--signer).

Exit codes: 0 done; 1 the order, key or licence is not in order, and nothing was written; 2 a wrong command line, or a \
file that cannot be read or written.";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "segl-issuer", version, about = "Makes keys, certificates and licences", long_about = ABOUT)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Keygen(keygen::Args),
    Certify(certify::Args),
    Issue(issue::Args),
    #[command(visible_alias = "revoke")]
    Revocations(revocations::Args),
    Rotate(Box<rotate::Args>),
    Sign(sign::Args),
    Inspect(inspect::Args),
    Serve(serve::Args),
}

/// Does what was asked; prints the answer or what stands in the way.
pub(crate) fn run(cli: Cli) -> ExitCode {
    let done = match cli.command {
        Command::Keygen(args) => keygen::run(&args),
        Command::Certify(args) => certify::run(&args),
        Command::Issue(args) => issue::run(&args),
        Command::Revocations(args) => revocations::run(&args),
        Command::Rotate(args) => rotate::run(&args),
        Command::Sign(args) => sign::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Serve(args) => serve::run(&args),
    };
    match done {
        Ok(answer) => {
            // What was asked is done; whoever reads may stop early, as `head` does.
            let _ = writeln!(std::io::stdout(), "{answer}");
            ExitCode::SUCCESS
        }
        Err(Failure { code, message }) => {
            let _ = writeln!(std::io::stderr(), "{message}");
            ExitCode::from(code)
        }
    }
}

/// A day as an argument.
fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "expected a day such as 2027-06-30, from 2000-01-01 on".to_owned())
}
