//! `segl verify`

use std::path::{Path, PathBuf};

use segl_license::stored::{Context, judge_owner};
use segl_license::{Date, Roots, Verdict, judge_file};
use segl_store::Store;

use super::clock::today;
use super::seats::seats;
use super::{Answer, day, serial_nr};
use crate::arguments::{RootArgs, installed, read_bytes, state};
use crate::document;
use crate::failure::Failure;
use crate::report::{Subject, report, trusted};
use crate::words::clean;

const LONG: &str = "Judges a licence file, or everything that a database holds.

A file is judged for the serial number that you say (--serial), after the licences that are installed (--installed). \
Without either, the verdict says that the serial number was not judged. A database is judged owner by owner and row by \
row against what was signed, and every difference is named with both values.

--seats counts who holds what, beside each signed number. The seals of assignments are not judged here, because the \
installation's key stays with the server.

--json prints the verdict, byte for byte the one that browser and server give; for a database, an array of them.

Examples:
  segl verify acme.segl --serial 1801852599
  segl verify acme-2.segl --installed acme-1.segl --installed superoffice.segl
  segl verify --database data/segl.sqlite --json
  segl verify --database data/segl.sqlite --seats";

/// Judge a licence file or a database
#[derive(Debug, clap::Args)]
#[command(long_about = LONG)]
#[command(group = clap::ArgGroup::new("subject").required(true).args(["file", "database", "stored"]))]
pub(super) struct Args {
    /// A licence file
    file: Option<PathBuf>,
    /// A database, opened for reading only; a server may be running on it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["installed", "state", "serial"])]
    database: Option<PathBuf>,
    /// A stored licence as a JSON document, as the published vectors hold it
    #[arg(long, value_name = "FILE.json", conflicts_with = "installed")]
    stored: Option<PathBuf>,
    /// The stored licence of SUPEROFFICE beside it, as such a document: it may say that the serial number changed
    #[arg(long, value_name = "FILE.json", requires = "stored")]
    main: Option<PathBuf>,
    /// The day to judge for; without it, today in UTC
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    /// A licence that is active: the owner's own, or SUPEROFFICE's; may be repeated
    #[arg(long, value_name = "FILE.segl")]
    installed: Vec<PathBuf>,
    /// What is remembered: {"Revocations":..,"TypedSerialNr":..,"Seen":[..],"Activations":[..]}
    #[arg(long, value_name = "STATE.json")]
    state: Option<PathBuf>,
    /// The serial number that the licence must be for
    #[arg(long, value_name = "NR", value_parser = serial_nr)]
    serial: Option<String>,
    #[command(flatten)]
    roots: RootArgs,
    /// Count the seats of a database that are in use, for each row that verifies
    #[arg(long, requires = "database")]
    seats: bool,
    /// Print the verdict as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let (roots, today) = (args.roots.load()?, today(args.today)?);
    match (&args.file, &args.database, &args.stored) {
        (Some(file), _, _) => judge_licence(args, file, &roots, today),
        (_, Some(database), _) => judge_database(args, database, &roots, today),
        (_, _, Some(stored)) => judge_document(args, stored, &roots, today),
        (None, None, None) => Err(Failure("nothing to judge".to_owned())),
    }
}

fn judge_licence(args: &Args, file: &Path, roots: &Roots, today: Date) -> Result<Answer, Failure> {
    let state = state(args.state.as_deref(), args.serial.as_deref())?;
    let (installed, absent) = installed(&args.installed, roots, today)?;
    let judgement = judge_file(&read_bytes(file)?, roots, &state, &installed, today);
    let clean = judgement.verdict.is_clean();
    if args.json {
        return Ok(Answer { text: judgement.verdict.to_json(), clean });
    }
    let mut text = trusted(roots, today);
    for path in absent {
        text += &format!("{} does not verify and counts as not installed.\n", path.display());
    }
    let (license, rows) = match &judgement.content {
        Some(content) => (Some(&content.license), content.rows.iter().collect()),
        None => (None, Vec::new()),
    };
    text += &report(&Subject { verdict: &judgement.verdict, license, rows });
    Ok(Answer { text, clean })
}

fn judge_database(args: &Args, path: &Path, roots: &Roots, today: Date) -> Result<Answer, Failure> {
    let failure = |why| Failure::of(path, why);
    let snapshot =
        Store::open_read_only(path).and_then(|store| store.snapshot(roots, today)).map_err(failure)?;
    let verdicts: Vec<&Verdict> = snapshot.owners.iter().map(|owner| &owner.judged.verdict).collect();
    // A database without any licence proves nothing, so it is not called clean.
    let all_clean = !verdicts.is_empty() && verdicts.iter().all(|verdict| verdict.is_clean());
    if args.seats {
        return Ok(Answer { text: seats(&snapshot, args.json), clean: all_clean });
    }
    if args.json {
        let verdicts: Vec<String> = verdicts.iter().map(|verdict| verdict.to_json()).collect();
        return Ok(Answer { text: format!("[{}]", verdicts.join(",")), clean: all_clean });
    }
    let company = &snapshot.company;
    let mut text = trusted(roots, today);
    text += &format!(
        "Database of {} (serial number {}; neither is signed here)\n",
        clean(&company.name),
        clean(&company.serial_nr)
    );
    for owner in &snapshot.owners {
        let rows = owner.judged.rows.iter().flatten().collect();
        let (verdict, license) = (&owner.judged.verdict, owner.judged.license.as_ref());
        text += &format!("\n{}", report(&Subject { verdict, license, rows }));
    }
    if snapshot.owners.is_empty() {
        text += "\nNo licence is installed, so nothing is proven.\n";
    }
    Ok(Answer { text, clean: all_clean })
}

fn judge_document(args: &Args, path: &Path, roots: &Roots, today: Date) -> Result<Answer, Failure> {
    let state = state(args.state.as_deref(), args.serial.as_deref())?;
    let (owner, rows) = document::read(path)?;
    let main = args.main.as_deref().map(document::read).transpose()?;
    let main = main.as_ref().map(|(owner, _)| owner);
    let judged = judge_owner(&owner, &rows, Context { roots, state: &state, today, main });
    let clean = judged.verdict.is_clean();
    if args.json {
        return Ok(Answer { text: judged.verdict.to_json(), clean });
    }
    let rows = judged.rows.iter().flatten().collect();
    let subject = Subject { verdict: &judged.verdict, license: judged.license.as_ref(), rows };
    Ok(Answer { text: trusted(roots, today) + &report(&subject), clean })
}
