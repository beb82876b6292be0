//! `segl-server satellite`

use clap::Subcommand;
use segl_store::AssignError;

use super::{Failure, Global, open};

/// Satellites: the databases beside the central one, for which site licences are counted.
#[derive(Debug, Subcommand)]
pub enum SatelliteCommand {
    /// Name a satellite, and give it site licences. One that is there already gets what it lacks.
    Add {
        /// Its name.
        name: String,
        /// A site licence to give, written OWNER.module; may be repeated.
        #[arg(long = "license", value_name = "OWNER.MODULE", value_parser = license)]
        licenses: Vec<(String, String)>,
    },
    /// List the satellites with what they hold.
    List,
}

pub(super) fn run(global: &Global, command: &SatelliteCommand) -> Result<(), Failure> {
    let (clock, roots, store) = (open::clock(global)?, open::roots()?, open::store(global)?);
    match command {
        SatelliteCommand::Add { name, licenses } => {
            if name.trim().is_empty() || name.trim() != name {
                return Err(Failure::new(
                    "name-invalid",
                    "A satellite has a name, without a blank at either end.",
                ));
            }
            let (today, actor, now) = (clock.today(), open::actor(), clock.now());
            let id = store.add_satellite(name, &actor, now)?;
            for (owner, module) in licenses {
                store
                    .assign_satellite(&roots, today, owner, id, &[module], &actor, now)
                    .map_err(|error| refused(owner, module, error))?;
            }
            println!("Satellite: {name}. Licences given: {}.", licenses.len());
        }
        SatelliteCommand::List => {
            for satellite in store.satellites()? {
                let held = store.satellite_holdings(satellite.id)?;
                let held: Vec<String> =
                    held.iter().map(|link| format!("{}.{}", link.owner_name, link.module_name)).collect();
                println!("{}: {}", satellite.name, held.join(", "));
            }
        }
    }
    Ok(())
}

fn refused(owner: &str, module: &str, error: AssignError) -> Failure {
    match error {
        AssignError::Refused(rule) => {
            Failure::new(rule.code(), format!("{owner}.{module} was not given: {rule}."))
        }
        AssignError::Store(error) => error.into(),
    }
}

fn license(text: &str) -> Result<(String, String), String> {
    let named = text.split_once('.').ok_or("expected OWNER.module, such as SUPEROFFICE.satellite")?;
    Ok((named.0.to_owned(), named.1.to_owned()))
}
