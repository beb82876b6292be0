//! `segl-server init`

use clap::Args;
use segl_store::Store;

use super::admin::new_administrator;
use super::{Failure, Global, open};

/// Make a new database for one company, with its first administrator.
#[derive(Debug, Args)]
pub struct Init {
    /// The company's name, exactly as the vendor has it.
    #[arg(long, value_name = "NAME")]
    pub company: String,
    /// The company's serial number: ten digits.
    #[arg(long, value_name = "NUMBER")]
    pub serial: String,
    /// Name of the satellite that this database is. Left out, it is the central database.
    #[arg(long, value_name = "NAME")]
    pub satellite: Option<String>,
    /// User name of the first administrator.
    #[arg(long, value_name = "USER")]
    pub admin: String,
    /// The administrator's password, at least 12 characters. Left out, one is made and printed, which is safer: other
    /// users of this machine can read command lines.
    #[arg(long, value_name = "PASSWORD")]
    pub password: Option<String>,
}

pub(super) fn run(global: &Global, command: &Init) -> Result<(), Failure> {
    let now = open::clock(global)?.now();
    let password = open::password(command.password.as_deref())?;
    let administrator = new_administrator(&command.admin, &password)?;
    let store = Store::create(&global.data, &command.company, &command.serial, now)?;
    if let Some(name) = &command.satellite {
        store.set_satellite(name, &open::actor(), now)?;
    }
    store.add_associate(&administrator, &open::actor(), now).map_err(super::admin::failure)?;
    println!("Made {} for {}, serial number {}.", global.data.display(), command.company, command.serial);
    password.say(&command.admin);
    println!("Next: segl-server --data {} license load FILE", global.data.display());
    Ok(())
}
