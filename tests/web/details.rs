//! The details of a licence, whatever the server answers about it.

use crate::{
    PROOF, altered, answer_part, focused, items, open, open_while_closing, press, query, row, said, start,
};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

/// What the server answers about holders: so many of them, beginning at a number.
fn holders(from: usize, count: usize, total: usize, check: &str) -> String {
    let one = |at: usize| {
        format!(
            r#"{{"IsSatellite":false,"Id":{at},"Name":"user{at}","FullName":"User Number {at}","Number":1,
            "Check":"{check}","Since":"2026-11-22","By":"Kari Berg"}}"#
        )
    };
    let holders: Vec<String> = (from..from + count).map(one).collect();
    let altered = if check == "altered" { total } else { 0 };
    format!(r#"{{"Total":{total},"Altered":{altered},"Holders":[{}]}}"#, holders.join(","))
}

/// What the server answers about history: the demonstration's licence as the only issue, under the hash that the log
/// has, with its row changed on its way.
fn history(change: fn(String) -> String) -> String {
    let proof: Value = serde_json::from_str(PROOF).unwrap_or_default();
    let part = |path: &str| proof.pointer(path).cloned().unwrap_or_default();
    let entry = json!({
        "Date": "2026-11-22", "By": "Kari Berg", "Epoch": 1, "Sequence": 1, "Hash": part("/Owners/0/License/Hash"),
        "Issue": {
            "License": part("/Owners/0/License"), "Keys": part("/Owners/0/Keys"), "Row": part("/Owners/0/Rows/3/Signed"),
        },
    });
    change(json!({ "Activations": [entry], "Before": null }).to_string())
}

async fn close() {
    press("Close").await;
    focused().await;
}

#[wasm_bindgen_test]
async fn the_dates_stand_on_a_line_with_today_among_them() {
    let _app = start(PROOF);
    row("Orders").await;
    open("Orders").await;
    let points = text(&items("time-line").await);
    assert_eq!(
        points.lines().collect::<Vec<_>>(),
        [
            "Issued 22 Nov 2026 Today",
            "Today 22 Nov 2026",
            "Next check 6 Dec 2026 in 14 days",
            "Reminders from 29 Jan 2027 in 68 days",
            "Maintenance until 28 Feb 2027 in 98 days",
            "Expiry date 28 Feb 2027 in 98 days",
            "Grace period ends 14 Mar 2027 in 112 days",
        ]
    );
    said("The licence is valid up to and including 28 February 2027.").await;
    close().await;
}

#[wasm_bindgen_test]
async fn a_licence_that_is_opened_while_another_one_closes_stays_open() {
    let _app = start(PROOF);
    row("Orders").await;
    open("Orders").await;
    open_while_closing("Invoices").await;
    said("nd-invoices").await;
    assert_eq!(query(), "?licence=nd-invoices");
    close().await;
    assert_eq!(query(), "", "Back has closed the second one and not left for the first");
}

#[wasm_bindgen_test]
async fn holders_come_part_by_part_until_all_are_shown() {
    let _app = start(PROOF);
    answer_part("/nd-orders/Holders", &holders(1, 10, 12, "intact"));
    answer_part("/nd-orders/Holders?skip=10&take=50", &holders(11, 2, 12, "intact"));
    row("Orders").await;
    open("Orders").await;
    let first = text(&said("10 of 12 are shown.").await);
    assert!(first.contains("User Number 10") && !first.contains("User Number 11"), "{first}");
    press("Show more").await;
    assert!(text(&said("12 of 12 are shown.").await).contains("User Number 12"));
    close().await;
}

#[wasm_bindgen_test]
async fn an_altered_assignment_is_named_and_nobody_is_nobody() {
    let _app = start(PROOF);
    answer_part("/nd-orders/Holders", &holders(1, 1, 1, "altered"));
    row("Orders").await;
    open("Orders").await;
    said("1 assignment was altered in the database").await;
    close().await;
    open("Invoices").await;
    said("Nobody holds this licence.").await;
    close().await;
}

#[wasm_bindgen_test]
async fn what_does_not_come_is_said_in_its_place_and_can_be_tried_again() {
    let _app = start(PROOF);
    answer_part("/nd-orders/Holders", "<!doctype html>");
    row("Orders").await;
    open("Orders").await;
    said("The server’s answer could not be read.").await;
    answer_part("/nd-orders/Holders", &holders(1, 1, 1, "intact"));
    press("Try again").await;
    said("User Number 1").await;
    close().await;
}

#[wasm_bindgen_test]
async fn what_an_old_issue_said_is_verified_in_this_browser() {
    let _app = start(PROOF);
    answer_part("/nd-orders/History", &history(|answer| answer));
    row("Orders").await;
    open("Orders").await;
    let genuine = text(&said("Active now").await);
    assert!(genuine.contains("Kari Berg") && !genuine.contains("Not verified"), "{genuine}");
    close().await;
    let forged = history(|answer| answer.replace(r#"\"NumberOfLicenses\":40"#, r#"\"NumberOfLicenses\":90"#));
    answer_part("/nd-orders/History", &forged);
    open("Orders").await;
    let forged = text(&said("Not verified").await);
    assert!(!forged.contains("90"), "{forged}");
    close().await;
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_told_with_since_when_what_it_means_and_what_to_do() {
    let _app = start(&altered(r#""NumberOfLicenses": 40,"#, r#""NumberOfLicenses": 500,"#));
    row("Orders").await;
    let told = text(&open("Orders").await);
    for part in [
        "In 1 field the database says something other than what was signed.",
        "NumberOfLicenses50040",
        "The licence was activated on 22 November 2026, and all of it was verified then.",
        "What was signed counts, so nothing is gained and nothing is lost.",
        "Find out who can write to the database.",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    close().await;
}
