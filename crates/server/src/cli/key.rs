//! `segl-server key`

use clap::Subcommand;
use segl_store::{Store, StoreError};

use super::{Failure, Global, open};

/// The installation key, which seals whose installation it is and who holds what.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Make a new key where the old one is lost and no backup has it.
    ///
    /// Whoever has the key can give licences past this program, so a new one trusts nothing that the old one sealed: every
    /// assignment counts as altered and grants nothing until an administrator gives it again. Numbers and licences are the
    /// vendor's, and stay as they were signed. A key that is there is never replaced.
    Renew {
        /// The company's name, exactly as the vendor has it.
        #[arg(long, value_name = "NAME")]
        company: String,
        /// The company's serial number: ten digits.
        #[arg(long, value_name = "NUMBER")]
        serial: String,
    },
}

pub(super) fn run(global: &Global, command: &KeyCommand) -> Result<(), Failure> {
    let KeyCommand::Renew { company, serial } = command;
    let now = open::clock(global)?.now();
    if !segl_license::is_serial_nr(serial) {
        return Err(StoreError::SerialNr.into());
    }
    let store = Store::renew_key(&global.data, &open::actor(), now)?;
    store.confirm_company(company, serial, &open::actor(), now)?;
    println!(
        "Made a new installation key in {}, for {company}, serial number {serial}.",
        global.data.display()
    );
    println!("Nobody holds a licence until an administrator gives it again, in Users. Back up the key now.");
    Ok(())
}
