//! `segl-server admin`

use clap::Subcommand;
use segl_license::UserType;
use segl_store::{AssociateError, NewAssociate, Role};

use super::open::Password;
use super::{Failure, Global, open};

/// Administrators: the only ones who see and change licences.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Add a user who is an administrator.
    Add {
        /// User name.
        name: String,
        /// The password, at least 12 characters. Left out, one is made and printed.
        #[arg(long, value_name = "PASSWORD")]
        password: Option<String>,
    },
    /// Give a user a new password. Ends the user's sessions.
    Reset {
        /// User name.
        name: String,
        /// The password, at least 12 characters. Left out, one is made and printed.
        #[arg(long, value_name = "PASSWORD")]
        password: Option<String>,
    },
    /// Name every administrator.
    List,
}

pub(super) fn run(global: &Global, command: &Admin) -> Result<(), Failure> {
    let now = open::clock(global)?.now();
    let store = open::store(global)?;
    match command {
        Admin::Add { name, password } => {
            let password = open::password(password.as_deref())?;
            let administrator = new_administrator(name, &password)?;
            store.add_associate(&administrator, &open::actor(), now).map_err(failure)?;
            println!("Added the administrator {name}.");
            password.say(name);
        }
        Admin::Reset { name, password } => {
            let password = open::password(password.as_deref())?;
            let associate = store.associate_by_name(name)?.ok_or(AssociateError::Unknown).map_err(failure)?;
            store.set_password_hash(associate.id, &password.hash, &open::actor(), now).map_err(failure)?;
            password.say(&associate.name);
        }
        Admin::List => {
            let associates = store.associates()?;
            for associate in associates.iter().filter(|associate| associate.role == Role::Administrator) {
                let retired = if associate.retired { " (retired)" } else { "" };
                println!("{}{retired}", associate.name);
            }
        }
    }
    Ok(())
}

/// An administrator of whom nothing but the name is known yet.
pub(super) fn new_administrator(name: &str, password: &Password) -> Result<NewAssociate, Failure> {
    let fits = !name.is_empty() && name.trim() == name && name.chars().count() <= 239;
    if !fits {
        return Err(failure(AssociateError::NameInvalid));
    }
    Ok(NewAssociate {
        name: name.to_owned(),
        first_name: String::new(),
        last_name: String::new(),
        email: String::new(),
        country: String::new(),
        user_type: UserType::InternalAssociate,
        role: Role::Administrator,
        retired: false,
        password_hash: Some(password.hash.clone()),
    })
}

pub(super) fn failure(error: AssociateError) -> Failure {
    let (code, sentence) = match error {
        AssociateError::NameInvalid => {
            ("name-invalid", "A user name has 1 to 239 characters and no blank at either end.")
        }
        AssociateError::NameTaken => {
            ("name-taken", "There is a user of this name. segl-server admin reset gives a new password.")
        }
        AssociateError::Unknown => ("associate-unknown", "There is no user of this name."),
        AssociateError::LastAdministrator => ("last-administrator", "The last administrator stays."),
        AssociateError::NameFixed => ("name-fixed", "A user keeps its name."),
        AssociateError::Refused(rule) => {
            return Failure::new(rule.code(), "A rule of licences stands against it.");
        }
        AssociateError::Store(error) => return error.into(),
    };
    Failure::new(code, sentence)
}
