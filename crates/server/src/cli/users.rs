//! `segl-server users`

pub mod file;
mod sign_in;

use std::path::PathBuf;

use clap::Subcommand;
use segl_store::{ImportError, ImportFault, ImportProblem};

use super::{Failure, Global, open};

/// Users.
#[derive(Debug, Subcommand)]
pub enum Users {
    /// Add users with the licences they hold, from a file: all of them or none.
    ///
    /// UTF-8, separated by semicolons, with this heading line:
    ///
    /// Name;FirstName;LastName;Email;Country;UserType;Role;UserPlan;Licences;Retired
    ///
    /// UserType is InternalAssociate, ExternalAssociate or another of the vendor's. Role is Administrator or Standard.
    /// UserPlan is the name in code of a plan of SUPEROFFICE, or empty; what a plan brings with it is not listed again.
    /// Licences are further ones, written OWNER.module and separated by commas. Retired is 0 or 1. A further
    /// column OpenRequests may say how many requests in Service the user owns: such a user keeps a plan. One more,
    /// LastSignIn, may say when the user last signed in, in UTC: 2026-11-20 08:40, or -2 08:40 for two days ago.
    ///
    /// A user of the same name gets the new particulars and keeps the password. New users have none and cannot sign in
    /// until admin reset gives them one. Every line that cannot be imported is named with its reason.
    Import {
        /// The file.
        file: PathBuf,
    },
}

pub(super) fn run(global: &Global, command: &Users) -> Result<(), Failure> {
    let Users::Import { file } = command;
    let (clock, roots, store) = (open::clock(global)?, open::roots()?, open::store(global)?);
    let users = file::parse(&open::read(file)?, clock.today())
        .map_err(|problems| not_imported(problems.iter().map(ToString::to_string).collect()))?;
    let report = store.import(&roots, clock.today(), &users, &open::actor(), clock.now()).map_err(
        |error| match error {
            ImportError::Store(error) => error.into(),
            ImportError::Problems(problems) => not_imported(problems.iter().map(line).collect()),
        },
    )?;
    println!("Users: {} added, {} updated. Licences given: {}.", report.added, report.updated, report.links);
    Ok(())
}

fn not_imported(lines: Vec<String>) -> Failure {
    let failure = Failure::new("import-refused", "Nothing was imported. These lines stand against it:");
    lines.into_iter().fold(failure, Failure::with)
}

fn line(problem: &ImportProblem) -> String {
    let code = match &problem.fault {
        ImportFault::NameInvalid => "name-invalid",
        ImportFault::NameTwice => "name-twice",
        ImportFault::LastAdministrator => "last-administrator",
        ImportFault::Refused(rule) => rule.code(),
    };
    format!("line {}, {}: {code}: {}", problem.line, problem.name, problem.fault)
}
