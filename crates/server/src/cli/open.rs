//! What commands need before they begin.

use std::path::Path;
use std::{fs, io};

use segl_license::{Roots, pinned_roots};
use segl_store::{Actor, Store};

use super::{Failure, Global};
use crate::clock::Clock;
use crate::password::{self, Unfit};
use crate::token::one_time_password;

/// The clock that the options ask for.
pub(super) fn clock(global: &Global) -> Result<Clock, Failure> {
    let system = || {
        Clock::system()
            .ok_or_else(|| Failure::new("clock-unset", "This machine's clock is set to no usable day."))
    };
    global.today.map(Clock::on).map_or_else(system, Ok)
}

/// The database of the data folder.
pub(super) fn store(global: &Global) -> Result<Store, Failure> {
    Ok(Store::open(&global.data)?)
}

/// The roots compiled into this program.
pub(super) fn roots() -> Result<Roots, Failure> {
    pinned_roots().map_err(|cause| {
        Failure::new("roots-bad", format!("The trust roots of this build do not hold: {cause:?}."))
    })
}

/// What the log says about who did it.
pub(super) fn actor() -> Actor {
    Actor::program("segl-server")
}

/// A file of the command line.
pub(super) fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(file).map_err(|cause| {
        let sentence = match cause.kind() {
            io::ErrorKind::NotFound => format!("There is no file {}.", file.display()),
            _ => format!("{} cannot be read: {cause}.", file.display()),
        };
        Failure::new("file-unreadable", sentence)
    })
}

/// A password that was given, or a new one.
pub(super) struct Password {
    /// Its hash.
    pub(super) hash: String,
    /// The password itself where it was made here, to be shown once.
    pub(super) made: Option<String>,
}

/// Takes the given password, or makes one.
pub(super) fn password(given: Option<&str>) -> Result<Password, Failure> {
    given.map_or(Ok(()), password::fits).map_err(|unfit| match unfit {
        Unfit::Short => {
            Failure::new("password-short", format!("A password has at least {} characters.", password::LEAST))
        }
        Unfit::Long => {
            Failure::new("password-long", format!("A password has at most {} octets.", password::MOST))
        }
    })?;
    let failed = || Failure::new("random-failed", "The operating system gave no random bytes.");
    let made = match given {
        Some(_) => None,
        None => Some(one_time_password().ok_or_else(failed)?),
    };
    let text = given.or(made.as_deref()).unwrap_or_default();
    let hash = password::hash(text.as_bytes()).map_err(|_| failed())?;
    Ok(Password { hash, made })
}

impl Password {
    /// What to print about it: a password that was made here is shown this once.
    pub(super) fn say(&self, name: &str) {
        match &self.made {
            Some(password) => {
                println!("{name} signs in with the password {password}");
                println!("It is shown this once. segl-server admin reset {name} makes another.");
            }
            None => println!("{name} signs in with the password that was given."),
        }
    }
}
