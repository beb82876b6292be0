//! `segl-issuer issue`

use std::path::{Path, PathBuf};

use segl_issuer::{
    IssueOptions, Order, files, issue, prove, public_key_from_json, read_certificate, read_revocations,
};
use segl_license::{Date, Installed, Judgement, License, Outcome, Roots, State, judge_file, pinned_roots};

use super::clock::today;
use super::passphrase::PassphraseArgs;
use super::{Failure, day};

const LONG: &str = "Turns an order into a signed licence file.

An order is a TOML file: what the customer bought, row by row. Days are written as 2027-06-30, `today` or \
`today + 220 days`. Every problem of an order is named at once, with its line, and then nothing is written. What was \
signed is judged by the same code as in the customer's browser before it is written.

A licence that follows another one names it: --previous sets Previous and the next Sequence, and says again what that \
one said in Replaces: third parties' licences for the serial number from before rest on it.

Examples:
  segl-issuer issue --order order.toml --key acme.key --cert acme.cert --out acme.segl
  segl-issuer issue --order order.toml --key acme.key --cert acme.cert \\
      --previous acme-1.segl --out acme-2.segl";

/// Turn an order into a signed licence file
#[derive(Debug, clap::Args)]
#[command(long_about = LONG)]
pub(super) struct Args {
    /// The order
    #[arg(long, value_name = "FILE.toml")]
    order: PathBuf,
    /// The owner's private key
    #[arg(long, value_name = "KEY")]
    key: PathBuf,
    /// The key's certificate
    #[arg(long, value_name = "FILE.cert")]
    cert: PathBuf,
    /// The day of issue; without it, today in UTC
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    /// The licence that this one follows
    #[arg(long, value_name = "FILE.segl", conflicts_with = "sequence")]
    previous: Option<PathBuf>,
    /// The sequence, instead of the order's
    #[arg(long, value_name = "N")]
    sequence: Option<u32>,
    /// A revocation list to put into the file
    #[arg(long, value_name = "FILE")]
    revocations: Option<PathBuf>,
    /// The root's public key, to judge the result by; without it, the roots built into this program
    #[arg(long, value_name = "FILE.pub")]
    root_public: Option<PathBuf>,
    /// File for the licence
    #[arg(long, value_name = "FILE.segl")]
    out: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

pub(super) fn run(args: &Args) -> Result<String, Failure> {
    let today = today(args.today)?;
    let order = Order::read(&files::read_text(&args.order)?, today);
    let (certificate, _) =
        read_certificate(&files::read_text(&args.cert)?).map_err(|why| Failure::of(&args.cert, why))?;
    let roots = roots(args.root_public.as_deref())?;
    let previous = args.previous.as_deref().map(|path| previous(path, &order.license, &roots, today));
    let previous = previous.transpose()?.and_then(|judgement| judgement.content);
    let mut options = IssueOptions { sequence: args.sequence, ..IssueOptions::default() };
    if let Some(previous) = &previous {
        options.previous = Some(previous.license.hash());
        options.replaces.clone_from(&previous.license.replaces);
        options.sequence = Some(previous.license.sequence.saturating_add(1));
    }
    if let Some(path) = &args.revocations {
        let (list, _) = read_revocations(&files::read_text(path)?).map_err(|why| Failure::of(path, why))?;
        options.revocations = Some(list);
    }
    let key = args.passphrase.load(&args.key)?;
    let file = issue(&order, &key, &certificate, options)
        .map_err(|problems| Failure::order(&args.order, &problems))?;
    let installed = Installed::new(previous.map(|previous| previous.license).into_iter().collect());
    let judgement = prove(&file, &roots, &installed, &order.license.serial_nr, today).map_err(|why| {
        Failure::refused(format_args!("nothing was written: a customer's program would refuse it: {why}"))
    })?;
    files::write_atomically(&args.out, &file.to_text())?;
    Ok(answer(&args.out, &judgement))
}

/// The roots that the result is judged by.
pub(super) fn roots(public: Option<&Path>) -> Result<Roots, Failure> {
    let Some(path) = public else {
        return pinned_roots().map_err(|_| Failure::usage("the roots built into this program are damaged"));
    };
    let root = public_key_from_json(&files::read_text(path)?).map_err(|why| Failure::of(path, why))?;
    let key = segl_license::encode_base64(root.key.as_bytes());
    let json = format!(r#"[{{"PublicKey":"{key}","Test":{}}}]"#, root.test);
    Roots::from_json(&json, "null").map_err(|_| Failure::of(path, "not a usable root"))
}

/// The licence before this one: it must verify and be for the same customer.
fn previous(path: &Path, order: &License, roots: &Roots, today: Date) -> Result<Judgement, Failure> {
    let file = files::read_bytes(path)?;
    let judgement = judge_file(&file, roots, &State::default(), &Installed::default(), today);
    let Some(content) = &judgement.content else {
        let code = judgement.verdict.code.map_or("refused", segl_license::Code::as_str);
        return Err(Failure::of(path, format_args!("not accepted as the previous licence: {code}")));
    };
    let (owner, serial) = (&content.license.owner_name, &content.license.serial_nr);
    if *owner != order.owner_name || *serial != order.serial_nr {
        let message = format_args!(
            "this is the licence of {owner} for {serial}, and the order is for {} and {}; a new serial number takes \
             over with Replaces in the order, without --previous",
            order.owner_name, order.serial_nr
        );
        return Err(Failure::of(path, message));
    }
    Ok(judgement)
}

fn answer(out: &Path, judgement: &Judgement) -> String {
    let Some(content) = &judgement.content else { return String::new() };
    let license = &content.license;
    let hidden = content.rows.iter().filter(|row| row.is_hidden).count();
    let test = if judgement.verdict.outcome == Outcome::VerifiedTest { " with a TEST key" } else { "" };
    let expiry = license.expiry_date.map_or_else(|| "without end".to_owned(), |date| format!("to {date}"));
    format!(
        "Wrote {}, verified{test}: {} for {} ({}), epoch {}, sequence {}, {} rows ({hidden} hidden), {} {expiry}",
        out.display(),
        license.owner_name,
        license.company_name,
        license.serial_nr,
        license.epoch,
        license.sequence,
        content.rows.len(),
        license.issued
    )
}
