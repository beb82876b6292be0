//! The command line. Its help is written to be read by someone who sees Segl for the first time.

pub mod admin;
pub mod failure;
pub mod init;
pub mod key;
pub mod license;
pub mod log;
pub mod metering;
pub mod open;
pub mod satellite;
pub mod serve;
pub mod users;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use segl_license::Date;

use crate::license_server::{Address, AddressError};

pub use failure::Failure;

/// The backend of Segl: keeps licences as they were signed, counts seats, and serves the Licenses screen.
#[derive(Debug, Parser)]
#[command(
    name = "segl-server",
    version,
    arg_required_else_help = true,
    after_help = "\
From nothing to the screen:
  segl-server --data DIR init --company \"Wordslayer AS\" --serial 1801852599 --admin ada
  segl-server --data DIR license load superoffice.segl
  segl-server --data DIR users import users.csv
  segl-server --data DIR --dist dist serve

Options of every command stand before or after it. Exit codes: 0 done, 1 refused (standard error says why), 2 wrong usage."
)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options that every command understands.
#[derive(Debug, Args)]
pub struct Global {
    /// Folder of the database and of the installation key. Back up both: without the key every assignment counts as
    /// altered.
    #[arg(long, value_name = "DIR", default_value = "segl-data", global = true)]
    pub data: PathBuf,
    /// Folder of the built app.
    #[arg(long, value_name = "DIR", default_value = "dist", global = true)]
    pub dist: PathBuf,
    /// Address and port to serve at. Put a proxy with TLS in front for any other machine than this one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080", global = true)]
    pub listen: SocketAddr,
    /// A licence server that may be asked, with the owner whose licences it hands out; may be repeated. https, or plain
    /// http on this machine. Servers that are not named here are never asked, whatever a licence says.
    #[arg(long, value_name = "OWNER=URL", value_parser = license_server, global = true)]
    pub license_server: Vec<(String, Address)>,
    /// A day, YYYY-MM-DD, to take for today. For tests and demonstrations.
    #[arg(long, value_name = "DAY", value_parser = day, global = true)]
    pub today: Option<Date>,
    /// For demonstrations: imports and rebuilds that do nothing but tell how far they are.
    #[arg(long, global = true)]
    pub demo_operations: bool,
    /// Browsers reach this server by TLS: cookies are sent over TLS alone, and browsers are told to use nothing else.
    #[arg(long, global = true)]
    pub secure_cookies: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the app and its API until Ctrl-C or SIGTERM. The data must be there: see init.
    Serve(serve::Serve),
    /// Make a new database for one company, with its first administrator.
    ///
    /// The serial number is the one that the vendor gave the company. Only licences for it can be loaded.
    Init(init::Init),
    /// Licences.
    #[command(subcommand)]
    License(license::License),
    /// Users.
    #[command(subcommand)]
    Users(users::Users),
    /// Satellites: the databases beside the central one, for which site licences are counted.
    #[command(subcommand)]
    Satellite(satellite::SatelliteCommand),
    /// Metered services: what was used, and what is included.
    #[command(subcommand)]
    Metering(metering::MeteringCommand),
    /// The installation key, which seals whose installation it is and who holds what.
    #[command(subcommand)]
    Key(key::KeyCommand),
    /// Administrators: the only ones who see and change licences.
    #[command(subcommand)]
    Admin(admin::Admin),
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "a day is written YYYY-MM-DD, such as 2026-11-22".to_owned())
}

fn license_server(text: &str) -> Result<(String, Address), String> {
    let (owner, address) = text.split_once('=').ok_or("expected OWNER=URL")?;
    let named =
        !owner.is_empty() && owner.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if !named {
        return Err("an owner is written in capital letters and digits, such as SUPEROFFICE".to_owned());
    }
    Ok((owner.to_owned(), address.parse().map_err(|error: AddressError| error.to_string())?))
}

/// Does what the command line says.
///
/// # Errors
/// What to tell the one who called.
pub fn run(cli: &Cli) -> Result<(), Failure> {
    match &cli.command {
        Command::Serve(command) => serve::run(&cli.global, command),
        Command::Init(command) => init::run(&cli.global, command),
        Command::License(command) => license::run(&cli.global, command),
        Command::Users(command) => users::run(&cli.global, command),
        Command::Satellite(command) => satellite::run(&cli.global, command),
        Command::Metering(command) => metering::run(&cli.global, command),
        Command::Key(command) => key::run(&cli.global, command),
        Command::Admin(command) => admin::run(&cli.global, command),
    }
}
