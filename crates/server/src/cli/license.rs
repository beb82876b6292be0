//! `segl-server license`

use std::path::PathBuf;

use clap::Subcommand;
use segl_license::{Judgement, Outcome, Verdict};
use segl_store::ActivateError;
use segl_verifier::words::words;

use super::{Failure, Global, open};

/// Licences.
#[derive(Debug, Subcommand)]
pub enum License {
    /// Verify a licence file and make it the active licence of its owner.
    ///
    /// Every signature is checked first, and that the licence is for this company's serial number. What does not verify
    /// is not stored: the code and a sentence say why.
    Load {
        /// The file that the owner sent (*.segl).
        file: PathBuf,
    },
}

pub(super) fn run(global: &Global, command: &License) -> Result<(), Failure> {
    let License::Load { file } = command;
    let (clock, roots, store) = (open::clock(global)?, open::roots()?, open::store(global)?);
    let bytes = open::read(file)?;
    let judgement =
        store.activate(&bytes, &roots, clock.today(), &open::actor(), clock.now()).map_err(not_activated)?;
    let Judgement { verdict, content: Some(content) } = &judgement else {
        return Err(refused(&judgement.verdict));
    };
    let license = &content.license;
    println!(
        "Active: {} for {}, serial number {}, issue {}, {} licences.",
        license.owner_name,
        license.company_name,
        license.serial_nr,
        license.sequence,
        content.rows.len()
    );
    if verdict.outcome == Outcome::VerifiedTest {
        println!("It is signed with test keys: good for demonstrations and nothing else.");
    }
    for warning in &verdict.warnings {
        println!("Note {}: {}", warning.code, words(warning.code, &warning.facts));
    }
    Ok(())
}

fn refused(verdict: &Verdict) -> Failure {
    let Some(code) = verdict.code else {
        return Failure::new("not-activated", "The licence was not activated.");
    };
    Failure::new(code.as_str(), words(code, &verdict.facts))
}

fn not_activated(error: ActivateError) -> Failure {
    match error {
        ActivateError::Store(error) => error.into(),
        ActivateError::Blocked(rows) => {
            let failure =
                Failure::new("activation-blocked", "More licences are in use than the new licence has.");
            let line = |row: &segl_store::Blocked| {
                format!("{}: in use {}, new total {}", row.module_name, row.in_use, row.new_total)
            };
            rows.iter().map(line).fold(failure, Failure::with)
        }
        // Only asked for with moves and conditions, which this command has none of.
        other => Failure::new("not-activated", format!("The licence was not activated: {other}.")),
    }
}
