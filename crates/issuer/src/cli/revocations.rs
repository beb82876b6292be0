//! `segl-issuer revocations`

use std::path::PathBuf;

use segl_issuer::{RootError, files};
use segl_license::{Body as _, Bytes32, Date, Revocation, RevocationReason, Revocations};

use super::clock::today;
use super::root::RootArgs;
use super::{Failure, day};

const LONG: &str = "Signs a list of withdrawn keys and licences.

`segl-issuer revoke` is the same command. A key that is to be followed by another one is withdrawn by `rotate`.

Each list replaces the one before it, so it names everything that is withdrawn, and its generation is higher. A \
retired key signs nothing new, and what is installed stays good. Whatever a compromised key signed is refused. An entry \
names a key by its 64-digit key id, or one licence by its object hash in base64.

Example:
  segl-issuer revocations --root root.key --generation 3 --next-update 2027-06-30 \\
      --entry retired:0f3a...:2026-12-31 --out revocations.json";

/// Sign a list of withdrawn keys and licences
#[derive(Debug, clap::Args)]
#[command(long_about = LONG)]
pub(super) struct Args {
    #[command(flatten)]
    root: RootArgs,
    /// Higher than that of the list before it
    #[arg(long, value_name = "N")]
    generation: u32,
    /// One withdrawn key or licence; may be repeated. REASON is retired or compromised
    #[arg(long = "entry", value_name = "REASON:KEYID:DATE", value_parser = entry)]
    entries: Vec<Revocation>,
    /// The day of issue; without it, today in UTC
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    /// The day by which the next list is promised
    #[arg(long, value_name = "DATE", value_parser = day)]
    next_update: Date,
    /// File for the list
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<String, Failure> {
    let list = Revocations {
        generation: args.generation,
        issued: today(args.today)?,
        next_update: args.next_update,
        entries: args.entries.clone(),
    };
    check(&list)?;
    let envelope = args.root.load()?.sign(&list)?;
    files::write_atomically(&args.out, &format!("{}\n", envelope.to_json()))?;
    Ok(format!("Wrote {}: {}", args.out.display(), told(&list)))
}

/// Refuses a list that is not in its form.
pub(super) fn check(list: &Revocations) -> Result<(), Failure> {
    let refused = |why| Failure::refused(format_args!("no list was made: {}", RootError::Field(why)));
    list.check().map_err(refused)
}

/// What a list is, in words.
pub(super) fn told(list: &Revocations) -> String {
    let (generation, withdrawn) = (list.generation, list.entries.len());
    format!("generation {generation}, {withdrawn} withdrawn, next list by {}", list.next_update)
}

/// `REASON:KEYID:DATE` or `REASON:HASH:DATE`.
fn entry(text: &str) -> Result<Revocation, String> {
    let mut parts = text.split(':');
    let (Some(reason), Some(name), Some(date), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err("expected REASON:KEYID:DATE".to_owned());
    };
    let reason = match reason {
        "retired" => RevocationReason::Retired,
        "compromised" => RevocationReason::Compromised,
        _ => return Err("the reason is retired or compromised".to_owned()),
    };
    let is_key_id = name.len() == 64 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let hash = Bytes32::from_base64(name);
    if !is_key_id && hash.is_none() {
        return Err("expected a key id (64 lower-case hex digits) or a licence's hash (base64)".to_owned());
    }
    Ok(Revocation { key_id: is_key_id.then(|| name.to_owned()), hash, date: day(date)?, reason })
}
