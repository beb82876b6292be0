//! `segl-server metering`

pub mod file;

use std::path::PathBuf;

use clap::Subcommand;
use segl_store::Month;

use super::{Failure, Global, open};

/// Metered services: what was used, and what is included.
#[derive(Debug, Subcommand)]
pub enum MeteringCommand {
    /// Note amounts from a file; what was known of the same service and month is replaced.
    ///
    /// UTF-8, separated by semicolons, with the heading line Month;Service;Quantity;Users. Month is YYYY-MM, or 0 for
    /// this month, -1 for the one before and so on. Service is Storage (in megabytes), Mailings, CustomerCenterLogins,
    /// ChatSessions or FormSubmissions. Users is the number of users of that month.
    Import {
        /// The file.
        file: PathBuf,
    },
    /// Replace the terms by those of a file.
    ///
    /// UTF-8, separated by semicolons, with the heading line
    /// Service;FromUsers;Included;PackageSize;PackagePrice;Currency. PackagePrice is in hundredths.
    Terms {
        /// The file.
        file: PathBuf,
    },
}

pub(super) fn run(global: &Global, command: &MeteringCommand) -> Result<(), Failure> {
    let (clock, store) = (open::clock(global)?, open::store(global)?);
    match command {
        MeteringCommand::Import { file } => {
            let amounts = file::amounts(&open::read(file)?, Month::of(clock.today())).map_err(refused)?;
            store.meter(&amounts, clock.now())?;
            println!("Amounts noted: {}.", amounts.len());
        }
        MeteringCommand::Terms { file } => {
            let terms = file::terms(&open::read(file)?).map_err(refused)?;
            store.set_metering_terms(&terms, &open::actor(), clock.now())?;
            println!("Terms: {}.", terms.len());
        }
    }
    Ok(())
}

fn refused(lines: Vec<String>) -> Failure {
    let failure = Failure::new("metering-refused", "Nothing was changed. These lines stand against it:");
    lines.into_iter().fold(failure, Failure::with)
}
