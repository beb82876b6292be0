//! The verdict as a whole: which refusal stands, what comes with it, and what its JSON looks like.

use segl_license::{Code, Installed, Outcome, RowOutcome, State, judge_file};

use crate::support::edit::{judged, pinned, roots, today, typed, verdict};
use crate::support::issue::{Issue, OTHER_SERIAL_NR};
use crate::support::keys::{Key, Signer as _, certificate, day, root};

#[test]
fn a_file_that_is_verified_comes_with_its_content() {
    let issue = Issue::of_two_rows();
    let content = judged(issue.file().to_text().as_bytes()).content.unwrap();
    assert_eq!(content.file, issue.file());
    assert_eq!(content.license.hash(), issue.file().license.hash());
    assert_eq!(content.license.key_id(), issue.signer.key_id());
    assert_eq!(content.rows.len(), 2);
    assert!(content.rows.iter().zip(&issue.rows).all(|(verified, row)| **verified == *row));
    assert!(!content.license.is_test());
    assert!(content.revocations.is_none());
}

#[test]
fn a_file_that_is_refused_comes_without_content() {
    let late = Issue::first().with(|license| license.grace_date = None).file();
    let judgement = judged(late.to_text().as_bytes());
    assert_eq!(judgement.verdict.code, Some(Code::DatesNull));
    assert!(judgement.content.is_none());
}

#[test]
fn the_refusal_of_the_lowest_step_stands_whatever_else_is_wrong() {
    let mut issue = Issue::first().with(|license| {
        license.serial_nr = OTHER_SERIAL_NR.to_owned();
        license.grace_date = None;
    });
    issue.rows[0].sequence = 9;
    let code = |issue: &Issue| verdict(issue.file().to_text().as_bytes()).code;
    assert_eq!(code(&issue), Some(Code::SerialDiffers));
    issue.keys.push(root().sign(&certificate(&Key::named("nobody"))));
    assert_eq!(code(&issue), Some(Code::CertificateUnneeded));
    issue.license.serial_nr = "1".to_owned();
    assert_eq!(code(&issue), Some(Code::LicenseMalformed));
}

#[test]
fn rows_are_judged_to_the_end_although_an_earlier_step_refused() {
    let mut file = Issue::of_two_rows().with(|license| license.serial_nr = OTHER_SERIAL_NR.to_owned()).file();
    file.module_licenses[0].signature[0] ^= 1;
    let verdict = verdict(file.to_text().as_bytes());
    assert_eq!((verdict.step, verdict.code), (Some(5), Some(Code::SerialDiffers)));
    let outcomes: Vec<_> = verdict.rows.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [RowOutcome::Changed, RowOutcome::Verified]);
}

#[test]
fn warnings_are_sorted_by_code() {
    let first = Issue::first();
    let next = Issue::number(5).with(|license| license.company_name = "Wordslayer Group AS".to_owned());
    let installed = Installed::new(vec![judged(first.file().to_text().as_bytes()).content.unwrap().license]);
    let text = next.file().to_text();
    let verdict =
        judge_file(text.as_bytes(), &roots(), &State::default(), &installed, day("2026-10-01")).verdict;
    let codes: Vec<_> = verdict.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(codes, ["clock-behind", "company-changed", "issues-skipped"]);
}

#[test]
fn a_test_key_among_the_keys_is_said_once_the_licence_is_known() {
    let text = Issue::first().file().to_text();
    let judge =
        |text: &str| judge_file(text.as_bytes(), &pinned(true), &typed(), &Installed::default(), today());
    let judgement = judge(&text);
    assert_eq!(judgement.verdict.outcome, Outcome::VerifiedTest);
    assert!(judgement.content.unwrap().license.is_test());
    let other = Issue::first().with(|license| license.serial_nr = OTHER_SERIAL_NR.to_owned());
    assert_eq!(judge(&other.file().to_text()).verdict.outcome, Outcome::Refused);
}

#[test]
fn the_json_of_a_verdict_has_its_keys_in_order() {
    let json = verdict(b"").to_json();
    let expected = r#"{"Format":"segl-verdict/1","Outcome":"refused","Step":1,"Code":"armour-begin-missing","Facts":{},"Warnings":[],"OwnerName":null,"SerialNr":null,"Epoch":null,"Sequence":null,"Hash":null,"Today":"2026-11-22","DateState":null,"Rows":[],"Armour":null}"#;
    assert_eq!(json, expected);
}

#[test]
fn codes_are_kebab_case_and_each_stands_once() {
    let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert!(names.iter().all(|name| {
        name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit())
    }));
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn every_code_is_in_the_documents_table() {
    let document = include_str!("../../../docs/license-format.md");
    for code in Code::ALL {
        assert!(document.contains(&format!("\n| `{code}` |")), "{code}");
    }
    let rows = document.lines().filter(|line| line.starts_with("| `") && line.matches('|').count() == 5);
    let told: Vec<&str> = rows.filter_map(|line| line.split('`').nth(1)).collect();
    let known: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert!(told.iter().all(|code| known.contains(code)), "{told:?}");
}
