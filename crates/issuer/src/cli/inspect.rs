//! `segl-issuer inspect`

use std::path::{Path, PathBuf};

use segl_issuer::{
    Order, OrderProblem, PublicKeyFile, files, public_key_from_json, read_certificate, read_revocations,
};
use segl_license::{Date, License, LicenseFile, ModuleLicense, RevocationReason, decode, parse_file};

use super::clock::today;
use super::{Failure, day};

const LONG: &str =
    "Says in plain words what a file is: a key, a certificate, a revocation list, an order or a licence.

Nothing is verified and no private key is read; `segl verify` judges licences.

Examples:
  segl-issuer inspect acme.cert
  segl-issuer inspect order.toml";

/// Say what a file is
#[derive(Debug, clap::Args)]
#[command(long_about = LONG)]
pub(super) struct Args {
    /// A key, certificate, revocation list, order or licence
    file: PathBuf,
    /// The day that an order's dates count from; without it, today in UTC
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
}

pub(super) fn run(args: &Args) -> Result<String, Failure> {
    let text = files::read_text(&args.file)?;
    if let Ok(key) = public_key_from_json(&text) {
        return Ok(of_key(&key));
    }
    if let Ok((envelope, certificate)) = read_certificate(&text) {
        return Ok(format!(
            "A certificate: key {} may sign for {} (epoch {}{}), licences issued from {} to {}.\n\
             Signed by the root whose key id begins with {}; that signature is not verified here.",
            certificate.key_id,
            certificate.owner_name,
            certificate.epoch,
            if certificate.test { ", test" } else { "" },
            certificate.sign_date,
            certificate.expiry_date,
            envelope.hint
        ));
    }
    if let Ok((envelope, list)) = read_revocations(&text) {
        let mut lines = vec![format!(
            "A revocation list: generation {}, issued {}, the next one by {}, {} withdrawn. Signed by the root whose key \
             id begins with {}; that signature is not verified here.",
            list.generation,
            list.issued,
            list.next_update,
            list.entries.len(),
            envelope.hint
        )];
        lines.extend(list.entries.iter().map(|entry| {
            let reason = if entry.reason == RevocationReason::Retired { "retired" } else { "compromised" };
            let hash = entry.hash.map(|hash| format!("licence {}", hash.to_base64()));
            let name = entry.key_id.as_ref().map(|id| format!("key {id}")).or(hash).unwrap_or_default();
            format!("  {name} {reason} on {}", entry.date)
        }));
        return Ok(lines.join("\n"));
    }
    if let Ok((file, _)) = parse_file(text.as_bytes()) {
        return of_license(&args.file, &file);
    }
    let order = Order::read(&text, today(args.today)?);
    of_order(&args.file, &order)
}

fn of_key(file: &PublicKeyFile) -> String {
    let what = match (file.private, file.encrypted) {
        (true, true) => "A private key, encrypted with a passphrase",
        (true, false) => "A private key, NOT encrypted",
        (false, _) => "A public key",
    };
    let test = if file.test { ", for tests and demonstrations only" } else { "" };
    format!("{what}{test}.\nKey id {}", file.key.key_id())
}

fn of_license(path: &Path, file: &LicenseFile) -> Result<String, Failure> {
    let license: License = decode(&file.license.body)
        .map_err(|_| Failure::of(path, "a licence file whose licence is not in the documented form"))?;
    let rows: Vec<ModuleLicense> =
        file.module_licenses.iter().filter_map(|row| decode(&row.body).ok()).collect();
    Ok(format!(
        "A licence file: {}\nObject hash {}\nNot verified here: `segl verify` judges it.",
        summary(&license, &rows),
        file.license.hash().to_base64()
    ))
}

fn of_order(path: &Path, order: &Order) -> Result<String, Failure> {
    let problems: Vec<OrderProblem> = order.problems();
    if problems.iter().any(|problem| problem.field == "the file") {
        return Err(Failure::of(
            path,
            "neither a key, a certificate, a revocation list, an order nor a licence",
        ));
    }
    if !problems.is_empty() {
        return Err(Failure::order(path, &problems));
    }
    Ok(format!("An order without problems: {}", summary(&order.license, &order.rows)))
}

fn summary(license: &License, rows: &[ModuleLicense]) -> String {
    let hidden = rows.iter().filter(|row| row.is_hidden).count();
    let expiry = license.expiry_date.map_or_else(|| "without end".to_owned(), |date| format!("to {date}"));
    format!(
        "{} for {} ({}), sequence {}, {} rows ({hidden} hidden), issued {}, {expiry}.",
        license.owner_name,
        license.company_name,
        license.serial_nr,
        license.sequence,
        rows.len(),
        license.issued
    )
}
