//! `segl inspect`

use std::path::PathBuf;

use segl_license::{
    Date, Installed, KeyCertificate, License, ModuleLicense, Outcome, State, Verdict, decode, judge_file,
    parse_file,
};

use super::clock::today;
use super::{Answer, day};
use crate::arguments::{RootArgs, read_bytes};
use crate::failure::Failure;
use crate::report::{Table, repaired};
use crate::words::{clean, words};

const LONG: &str = "Shows what a licence file contains.

The first line says whether it verified. What does not verify may have been written by anyone: it is shown for finding \
out what happened, and means nothing. Whether a licence suits your installation is for `segl verify` to say.

Example:
  segl inspect acme.segl";

/// Show what a licence file contains
#[derive(Debug, clap::Args)]
#[command(long_about = LONG)]
pub(super) struct Args {
    /// A licence file
    file: PathBuf,
    /// The day to judge for; without it, today in UTC
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    #[command(flatten)]
    roots: RootArgs,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let bytes = read_bytes(&args.file)?;
    let roots = args.roots.load()?;
    let judgement = judge_file(&bytes, &roots, &State::default(), &Installed::default(), today(args.today)?);
    let verified = judgement.content.is_some();
    let mut text = heading(&judgement.verdict);
    // The heading has said why there is nothing to show.
    let Ok((file, armour)) = parse_file(&bytes) else { return Ok(Answer { text, clean: false }) };
    text += &repaired(armour);
    match decode::<License>(&file.license.body) {
        Ok(license) => text += &of_license(&license),
        Err(_) => text += "The licence itself is not in the documented form.\n",
    }
    text += &format!("Object hash: {}\n", file.license.hash().to_base64());
    for key in &file.keys {
        if let Ok(certificate) = decode::<KeyCertificate>(&key.body) {
            text += &of_certificate(&certificate, &key.hint);
        }
    }
    let mut table = Table::new(["Row", "Type", "Number", "Hidden", "Description"]);
    let mut malformed = 0;
    for row in &file.module_licenses {
        match decode::<ModuleLicense>(&row.body) {
            Ok(row) => table.add(of_row(&row)),
            Err(_) => malformed += 1,
        }
    }
    text += &format!("\n{}", table.text());
    if malformed > 0 {
        text += &format!("Rows that are not in the documented form, and not shown: {malformed}\n");
    }
    Ok(Answer { text, clean: verified })
}

fn heading(verdict: &Verdict) -> String {
    match (verdict.outcome, verdict.code) {
        (Outcome::Verified, _) => "VERIFIED: everything below is as it was signed.\n".to_owned(),
        (Outcome::VerifiedTest, _) => {
            "VERIFIED, with a TEST key: everything below is as it was signed, for demonstrations only.\n"
                .to_owned()
        }
        (Outcome::Refused, Some(code)) => {
            let why = words(code, &verdict.facts);
            format!("NOT VERIFIED: anyone may have written what follows. {why} ({code})\n")
        }
        (Outcome::Refused, None) => "NOT VERIFIED: anyone may have written what follows.\n".to_owned(),
    }
}

fn of_license(license: &License) -> String {
    let day = |date: Option<Date>| date.map_or_else(|| "none".to_owned(), |date| date.to_string());
    let lines = [
        ("Owner", format!("{} ({})", license.owner_name, clean(&license.owner_description))),
        ("Company", clean(&license.company_name)),
        ("Serial number", license.serial_nr.clone()),
        ("Issue", format!("epoch {}, sequence {}, on {}", license.epoch, license.sequence, license.issued)),
        ("Previous", license.previous.map_or_else(|| "none".to_owned(), segl_license::Bytes32::to_base64)),
        ("Expires", day(license.expiry_date)),
        ("Reminders from", day(license.admin_warning_date)),
        ("Grace until", day(license.grace_date)),
        ("Maintenance until", day(license.maintenance_date)),
        ("Product", clean(&format!("{} {}", license.product_description, license.license_version))),
        ("Rows listed", license.module_licenses.len().to_string()),
    ];
    lines.iter().map(|(name, value)| format!("{name}: {value}\n")).collect()
}

fn of_certificate(certificate: &KeyCertificate, root: &str) -> String {
    format!(
        "Key: {} for {}, epoch {}, certified by root {root} for {} to {}{}\n",
        certificate.key_id,
        certificate.owner_name,
        certificate.epoch,
        certificate.sign_date,
        certificate.expiry_date,
        if certificate.test { ", TEST" } else { "" }
    )
}

fn of_row(row: &ModuleLicense) -> [String; 5] {
    let number =
        if row.unrestricted { "unrestricted".to_owned() } else { row.number_of_licenses.to_string() };
    let hidden = if row.is_hidden { "hidden" } else { "" };
    [
        row.module_name.clone(),
        row.license_type.as_str().to_owned(),
        number,
        hidden.to_owned(),
        clean(&row.module_description),
    ]
}
