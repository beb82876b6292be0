//! A verdict for people.

mod table;

use segl_license::{
    ArmourReport, Date, DateState, License, ModuleLicense, Outcome, Roots, RowOutcome, RowVerdict, Verdict,
    Verified, maintenance_ended,
};

pub(crate) use table::Table;

use crate::words::{clean, sentence, words};

/// A verdict with what was verified.
pub(crate) struct Subject<'a> {
    pub(crate) verdict: &'a Verdict,
    pub(crate) license: Option<&'a Verified<License>>,
    /// The rows that count.
    pub(crate) rows: Vec<&'a Verified<ModuleLicense>>,
}

/// By which roots and for which day is judged.
pub(crate) fn trusted(roots: &Roots, today: Date) -> String {
    let names: Vec<String> = roots
        .iter()
        .map(|root| format!("{}{}", root.key.hint(), if root.test { " (test)" } else { "" }))
        .collect();
    let plural = if names.len() == 1 { "" } else { "s" };
    format!("Judged for {today}, believing root{plural} {}\n", names.join(", "))
}

/// What is found, in plain sentences.
pub(crate) fn report(subject: &Subject<'_>) -> String {
    let verdict = subject.verdict;
    let mut text = format!("{}\n", title(subject));
    text += &format!("  {}\n", outcome(verdict));
    if let Some(license) = subject.license {
        text += &format!("  {}\n", dates(license, verdict));
    }
    text += &format!("  {}\n", counts(subject));
    if let Some(armour) = verdict.armour.filter(|armour| armour.repaired_lines > 0) {
        text += &format!("  {}", repaired(armour));
    }
    for warning in &verdict.warnings {
        text += &format!("  - {} ({})\n", sentence(warning), warning.code);
    }
    let mut table = Table::new(["Row", "Outcome", "What was found"]);
    for row in verdict.rows.iter().filter(|row| row.outcome != RowOutcome::Verified) {
        let name = row.module_name.as_deref().map_or_else(|| "(no name)".to_owned(), clean);
        table.add([name, row_outcome(row.outcome).to_owned(), found(row)]);
    }
    if !table.is_empty() {
        text += &format!("\n{}", table.text());
    }
    text
}

/// What the armour needed, as a line; nothing where it needed nothing.
pub(crate) fn repaired(armour: ArmourReport) -> String {
    match armour.repaired_lines {
        0 => String::new(),
        1 => "1 line had to be repaired, as after a mail client.\n".to_owned(),
        count => format!("{count} lines had to be repaired, as after a mail client.\n"),
    }
}

fn title(subject: &Subject<'_>) -> String {
    let verdict = subject.verdict;
    let Some(owner) = &verdict.owner_name else { return "A licence that could not be verified".to_owned() };
    let company = subject.license.map(|license| format!(" for {}", clean(&license.company_name)));
    format!(
        "{owner}{}, serial number {}, epoch {}, sequence {}",
        company.unwrap_or_default(),
        verdict.serial_nr.as_deref().unwrap_or_default(),
        verdict.epoch.unwrap_or_default(),
        verdict.sequence.unwrap_or_default()
    )
}

fn outcome(verdict: &Verdict) -> String {
    match (verdict.outcome, verdict.code) {
        (Outcome::Refused, Some(code)) => {
            let step = verdict.step.unwrap_or_default();
            format!("REFUSED: {} ({code}, step {step})", words(code, &verdict.facts))
        }
        (Outcome::Refused, None) => "REFUSED".to_owned(),
        (_, _) if !verdict.is_clean() => {
            format!("The licence is genuine{}, but not everything stored with it is.", test(verdict))
        }
        (Outcome::Verified, _) => "Verified: everything is as it was signed.".to_owned(),
        (Outcome::VerifiedTest, _) => {
            "Verified, with a TEST key: good for tests and demonstrations, and for nothing else.".to_owned()
        }
    }
}

fn test(verdict: &Verdict) -> &'static str {
    if verdict.outcome == Outcome::VerifiedTest { " (with a TEST key)" } else { "" }
}

fn dates(license: &License, verdict: &Verdict) -> String {
    let day = |date: Option<Date>| date.map_or_else(|| "no day".to_owned(), |date| date.to_string());
    let (expiry, grace) = (day(license.expiry_date), day(license.grace_date));
    let state = match DateState::of(license, verdict.today) {
        DateState::Perpetual => "It does not expire.".to_owned(),
        DateState::Valid => format!("Valid through {expiry}."),
        DateState::Warning => format!("Valid through {expiry}; reminders have begun."),
        DateState::Grace => format!("Expired after {expiry}; everything works through {grace}."),
        DateState::Stopped => format!("Expired after {expiry}, and the grace period ended after {grace}."),
    };
    let ended = maintenance_ended(license, verdict.today);
    if ended { format!("{state} Maintenance ended after {}.", day(license.maintenance_date)) } else { state }
}

fn counts(subject: &Subject<'_>) -> String {
    let rows = &subject.verdict.rows;
    let verified = rows.iter().filter(|row| row.outcome == RowOutcome::Verified).count();
    let hidden = subject.rows.iter().filter(|row| row.is_hidden).count();
    let not_clean = rows.len() - verified;
    let hidden = if subject.license.is_some() { format!(" ({hidden} hidden)") } else { String::new() };
    let plural = if rows.len() == 1 { "row" } else { "rows" };
    let counts = format!("{} {plural}{hidden}: {verified} verified", rows.len());
    if not_clean == 0 { format!("{counts}.") } else { format!("{counts}, {not_clean} not.") }
}

fn found(row: &RowVerdict) -> String {
    let sentences: Vec<String> =
        row.findings.iter().map(|finding| format!("{} ({})", sentence(finding), finding.code)).collect();
    sentences.join(" ")
}

fn row_outcome(outcome: RowOutcome) -> &'static str {
    match outcome {
        RowOutcome::Verified => "verified",
        RowOutcome::Altered => "genuine, altered beside it",
        RowOutcome::Duplicate => "stored twice",
        RowOutcome::Foreign => "genuine, but foreign",
        RowOutcome::Unproven => "not proven",
        RowOutcome::UnknownKey => "unknown key",
        RowOutcome::Withdrawn => "withdrawn key",
        RowOutcome::Changed => "CHANGED",
        RowOutcome::Missing => "MISSING",
    }
}
