use std::sync::Arc;

use super::*;
use crate::verify::testing::Vector;

fn of(vector: &Vector) -> Value {
    let judged = vector.judge();
    let rows: Vec<Arc<JudgedRow>> = judged.rows.into_iter().map(Arc::new).collect();
    let tally = Tally::of(rows.iter().map(AsRef::as_ref));
    let list = List { stored: rows.len(), rows, tally, verdict: Some(Arc::new(judged.verdict)) };
    told(Some(&judged.licence), &list, false)
}

#[test]
fn a_licence_in_order_is_its_fingerprints_and_numbers() {
    let told = of(&Vector::demonstration());
    assert_eq!(told["Verdict"]["Outcome"], "verified-test");
    assert_eq!(
        told["Rows"],
        json!({ "All": 6, "Verified": 6, "Hidden": 1, "Altered": 0, "GrantNothing": 0 })
    );
    assert_eq!(told["NotVerified"], json!([]));
    assert!(told["Verdict"]["Hash"].as_str().is_some_and(|hash| hash.len() == 44), "{told}");
    assert!(told["Keys"][0].as_str().is_some_and(|key| key.len() == 64), "{told}");
    assert!(!told.to_string().contains("Wordslayer"), "{told}");
}

#[test]
fn what_somebody_wrote_into_the_database_is_told_by_its_length_alone() {
    let secret = "bergfrid@example.com";
    let edited = Vector::demonstration().with(|owner| {
        owner["Columns"]["CompanyName"] = secret.into();
        owner["Columns"]["OwnerDescription"] = secret.into();
        owner["Rows"][3]["Columns"]["ModuleDescription"] = secret.into();
        owner["Rows"][4]["Columns"]["ModuleName"] = secret.into();
        owner["Rows"][2]["Signed"]["KeyId"] = secret.into();
        owner["Keys"][0]["KeyId"] = secret.into();
    });
    let told = of(&edited);
    let text = told.to_string();
    assert!(!text.contains("bergfrid") && !text.contains("Wordslayer"), "{text}");
    assert!(text.contains(r#"{"Characters":20}"#) && text.contains(r#""Field":"CompanyName""#), "{text}");
}

#[test]
fn no_published_vector_brings_a_text_that_has_no_known_form() {
    for vector in Vector::all() {
        let judged = vector.judge();
        let told = of(&vector).to_string();
        let company = judged.licence.stored.columns.company_name.clone();
        assert!(company.is_empty() || !told.contains(&company), "{}: {told}", vector.name);
    }
}

#[test]
fn a_moment_is_written_in_utc() {
    assert_eq!(moment(1_795_395_661).as_deref(), Some("2026-11-23T01:01:01Z"));
    assert_eq!(moment(i64::MAX), None);
}
