//! What the bundle says: chosen item by item, so that nothing comes in that was not meant to (docs/support-bundle.md). A text
//! out of the database or of a file stands in it only where it has the form of a day, a fingerprint or a serial number.

use leptos::prelude::*;
use segl_license::{
    Bytes32, Date, Fact, Facts, Finding, Outcome, Root, RowOutcome, State, Verdict, is_serial_nr,
};
use serde_json::{Map, Value, json};

use crate::screens::licences::store::{List, Store};
use crate::verify::{JudgedLicence, JudgedRow, Tally};

/// The format's name.
const FORMAT: &str = "segl-support/1";

/// What the browser knows besides the licences.
pub(super) struct Around {
    /// When the bundle is made, Unix seconds.
    pub(super) made: i64,
    /// The page's language.
    pub(super) language: &'static str,
    /// What the browser calls itself, and the languages that it prefers.
    pub(super) agent: String,
    pub(super) languages: Vec<String>,
    /// The program's file.
    pub(super) program: String,
    /// What checking the log came to.
    pub(super) log: Value,
}

/// The bundle, with a line for each value.
pub(super) fn bundle(store: &Store, around: Around) -> String {
    let owners = store.owners.iter().map(|owner| {
        let licence = owner.licence.try_get_untracked().flatten();
        let list = owner.list.try_get_untracked().unwrap_or_default();
        told(licence.as_deref(), &list, owner.is_other.try_get_untracked() == Some(true))
    });
    let Around { made, language, agent, languages, program, log } = around;
    let all = json!({
        "Format": FORMAT,
        "Made": moment(made),
        "Build": { "Version": env!("CARGO_PKG_VERSION"), "Program": program },
        "Browser": { "Agent": agent, "Languages": languages, "PageLanguage": language },
        "Kept": store.kept.and_then(moment),
        "Today": store.today.to_string(),
        "ClockDiffers": store.clock_differs,
        "SerialNr": Some(&store.company.serial_nr).filter(|serial| is_serial_nr(serial)),
        "CompanyCheck": store.company.check,
        "Roots": store.roots.iter().map(root).collect::<Value>(),
        "Revocations": revocations(&store.state),
        "Owners": owners.collect::<Value>(),
        "Log": log,
    });
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

fn root(root: &Root) -> Value {
    json!({ "KeyId": root.key.key_id(), "IsTest": root.test })
}

fn revocations(state: &State) -> Option<String> {
    state.revocations.as_ref().map(|list| list.hash().to_base64())
}

/// An owner. Its name stands there only where the licence is genuine: what is stored may be anything.
fn told(licence: Option<&JudgedLicence>, list: &List, is_other: bool) -> Value {
    let license = licence.and_then(|licence| licence.license.as_ref());
    let names: Vec<&str> = license
        .into_iter()
        .flat_map(|license| &license.module_licenses)
        .map(|row| row.module_name.as_str())
        .collect();
    let rows = list.rows.iter().filter(|row| row.verdict.outcome != RowOutcome::Verified);
    json!({
        "OwnerName": license.map(|license| license.owner_name.as_str()),
        "KeyId": license.map(|license| license.key_id()),
        "Keys": licence.map(|licence| licence.stored.keys.iter().map(|key| text_of_form(&key.key_id)).collect::<Value>()),
        "Verdict": licence.map(|licence| verdict(&licence.verdict)),
        "IsOtherThanSeen": is_other,
        "IsJudged": list.verdict.is_some(),
        "Rows": tally(list.tally),
        "NotVerified": rows.map(|found| row(found, &names)).collect::<Value>(),
    })
}

fn tally(tally: Tally) -> Value {
    let Tally { all, verified, hidden, altered, worthless } = tally;
    json!({ "All": all, "Verified": verified, "Hidden": hidden, "Altered": altered, "GrantNothing": worthless })
}

fn verdict(verdict: &Verdict) -> Value {
    let refusal = (verdict.outcome == Outcome::Refused).then(|| verdict.refusal()).flatten();
    json!({
        "Outcome": verdict.outcome,
        "Step": verdict.step,
        "Refusal": refusal.as_ref().map(finding),
        "Warnings": verdict.warnings.iter().map(finding).collect::<Value>(),
        "Epoch": verdict.epoch,
        "Sequence": verdict.sequence,
        "Hash": verdict.hash.map(|hash| hash.to_base64()),
        "DateState": verdict.date_state,
    })
}

/// A row, by its place and, where the licence lists that, its name.
fn row(row: &JudgedRow, listed: &[&str]) -> Value {
    json!({
        "Place": row.place,
        "ModuleName": Some(row.module_name()).filter(|name| listed.contains(name)),
        "Outcome": row.verdict.outcome,
        "Findings": row.verdict.findings.iter().map(finding).collect::<Value>(),
    })
}

fn finding(finding: &Finding) -> Value {
    json!({ "Code": finding.code, "Facts": facts(&finding.facts) })
}

fn facts(facts: &Facts) -> Value {
    let told = facts.iter().map(|(name, fact)| {
        let value = match fact {
            Fact::Nothing => Value::Null,
            Fact::Flag(flag) => json!(flag),
            Fact::Number(number) => json!(number),
            // The judge's own words for what a finding is about
            Fact::Text(text) if matches!(name, "Field" | "Object") => json!(text),
            Fact::Text(text) => text_of_form(text),
        };
        (name.to_owned(), value)
    });
    Value::Object(told.collect::<Map<_, _>>())
}

/// A text of a form that cannot name anybody; of any other only its length.
fn text_of_form(text: &str) -> Value {
    let is_known = Date::parse(text).is_some() || is_serial_nr(text) || is_fingerprint(text);
    if is_known { json!(text) } else { json!({ "Characters": text.chars().count() }) }
}

/// A SHA-256, as hexadecimal digits or base64.
fn is_fingerprint(text: &str) -> bool {
    let is_hex = text.len() == 64 && text.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_hex || Bytes32::from_base64(text).is_some()
}

/// A moment in UTC (RFC 3339); none where no date is that far away.
fn moment(seconds: i64) -> Option<String> {
    let day = Date::from_days_since_epoch(seconds.div_euclid(86_400))?;
    let second = seconds.rem_euclid(86_400);
    let (hours, minutes, seconds) = (second / 3600, second / 60 % 60, second % 60);
    Some(format!("{day}T{hours:02}:{minutes:02}:{seconds:02}Z"))
}

#[cfg(test)]
mod tests;
