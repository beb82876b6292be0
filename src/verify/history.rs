//! Old issues, judged as strictly as the active one.

use segl_license::stored::{Context, OwnerJudge, StoredOwner, StoredRow};
use segl_license::{Date, License, ModuleLicense, Roots, State, Verified};
use segl_webapi::history::{ActivatedIssue, SignedIssue};

use super::carriers;

/// One activation: what the server's log says of it, and what could be proven.
#[derive(Debug)]
pub(crate) struct JudgedIssue {
    /// The day, as logged.
    pub(crate) date: String,
    /// Who did it, as logged.
    pub(crate) by: String,
    /// The issue's number: the signed one where there is one, else as logged.
    pub(crate) sequence: i64,
    /// Object hash of the licence, base64, as logged.
    pub(crate) hash: String,
    /// What was signed of the row.
    pub(crate) past: Past,
}

/// What an issue said of a row.
#[derive(Debug)]
pub(crate) enum Past {
    /// The row, as it was signed.
    Proven(Box<Verified<ModuleLicense>>),
    /// That there was no such row: the verified list does not name it.
    Absent,
    /// The server did not keep it.
    NotKept,
    /// What the server kept does not verify.
    NotVerified,
}

impl Past {
    /// The number of seats; none where it is not known, or no limit.
    pub(crate) fn number(&self) -> Option<i64> {
        match self {
            Self::Proven(row) if row.unrestricted => None,
            Self::Proven(row) => Some(i64::from(row.number_of_licenses)),
            Self::Absent => Some(0),
            Self::NotKept | Self::NotVerified => None,
        }
    }
}

/// Judges what an issue said of the row with this name.
pub(crate) fn judge_issue(
    activated: ActivatedIssue,
    module_name: &str,
    roots: &Roots,
    state: &State,
    today: Date,
) -> JudgedIssue {
    // What was active under another serial number was genuine too.
    let state = State { typed_serial_nr: None, ..state.clone() };
    let context = Context { roots, state: &state, today, main: None };
    let (mut sequence, mut past) = (activated.sequence, Past::NotKept);
    if let Some(issue) = activated.issue {
        past = Past::NotVerified;
        let (row, mut judge) = opened(issue, context);
        if let Some(license) = judge.license().filter(|license| license.hash().to_base64() == activated.hash)
        {
            sequence = i64::from(license.sequence);
            let license = License::clone(license);
            past = judged(&mut judge, &license, row, module_name);
        }
    }
    JudgedIssue { date: activated.date, by: activated.by, sequence, hash: activated.hash, past }
}

fn opened(issue: SignedIssue, context: Context<'_>) -> (Option<StoredRow>, OwnerJudge) {
    let owner = StoredOwner {
        license: carriers::object(issue.license),
        keys: issue.keys.into_iter().map(carriers::object).collect(),
        ..StoredOwner::default()
    };
    let row = issue.row.map(|row| StoredRow { signed: carriers::object(row), ..StoredRow::default() });
    (row, OwnerJudge::new(&owner, context))
}

fn judged(judge: &mut OwnerJudge, license: &License, row: Option<StoredRow>, module_name: &str) -> Past {
    let is_listed = license.module_licenses.iter().any(|listed| listed.module_name == module_name);
    match row.and_then(|row| judge.judge_row(&row).1) {
        Some(row) if row.module_name == module_name => Past::Proven(Box::new(row)),
        _ if is_listed => Past::NotVerified,
        _ => Past::Absent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::testing::Vector;
    use segl_webapi::proof::Stored;
    use serde_json::{Value, json};

    /// The demonstration's licence as an old issue, changed on its way.
    fn judge(change: impl FnOnce(&mut Value)) -> JudgedIssue {
        let demonstration = Vector::demonstration();
        let owner = &demonstration.proof["Owners"][0];
        let mut issue = json!({
            "License": owner["License"], "Keys": owner["Keys"], "Row": owner["Rows"][3]["Signed"],
        });
        change(&mut issue);
        let stored = |value: &Value| -> Option<Stored> { serde_json::from_value(value.clone()).ok() };
        let activated = ActivatedIssue {
            date: "2026-11-22".to_owned(),
            by: "Ada Berg".to_owned(),
            epoch: 1,
            sequence: 1,
            hash: demonstration.judge().verdict.hash.unwrap().to_base64(),
            issue: stored(&issue["License"]).map(|license| SignedIssue {
                license,
                keys: issue["Keys"].as_array().unwrap().iter().filter_map(stored).collect(),
                row: stored(&issue["Row"]),
            }),
        };
        let roots = segl_license::pinned_roots().unwrap();
        let state = State { typed_serial_nr: Some("1010999991".to_owned()), ..State::default() };
        judge_issue(activated, "nd-orders", &roots, &state, Date::parse("2026-11-22").unwrap())
    }

    #[test]
    fn an_old_issue_says_what_was_signed_even_under_another_serial_number() {
        let issue = judge(|_| {});
        assert_eq!((issue.past.number(), issue.sequence), (Some(40), 1));
    }

    #[test]
    fn what_does_not_verify_says_nothing() {
        let edit = |part: &'static str, from: &'static str, to: &'static str| {
            move |issue: &mut Value| {
                let body = issue[part]["Body"].as_str().unwrap().replacen(from, to, 1);
                issue[part]["Body"] = body.into();
            }
        };
        assert!(matches!(judge(edit("Row", ":40,", ":41,")).past, Past::NotVerified));
        assert!(matches!(judge(edit("License", "2027", "2099")).past, Past::NotVerified));
        assert!(matches!(judge(|issue| issue["Keys"] = json!([])).past, Past::NotVerified));
        assert!(matches!(judge(|issue| issue["Row"] = Value::Null).past, Past::NotVerified));
        assert!(matches!(judge(|issue| issue["License"] = Value::Null).past, Past::NotKept));
    }

    #[test]
    fn a_row_of_another_name_does_not_stand_for_the_one_that_was_asked_for() {
        let proof = Vector::demonstration().proof;
        let other = proof["Owners"][0]["Rows"][4]["Signed"].clone();
        assert!(matches!(judge(move |issue| issue["Row"] = other).past, Past::NotVerified));
    }
}
