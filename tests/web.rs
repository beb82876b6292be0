//! The app on a real document: what a person sees of an answer, whatever the server claims.
//!
//! `web/proof.json` is what the server of the demonstration answers for one owner (`cargo xtask demo`).
#![cfg(target_arch = "wasm32")]

#[path = "web/details.rs"]
mod details;
#[path = "web/list.rs"]
mod list;

use segl::{Running, run};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const PROOF: &str = include_str!("web/proof.json");
const MESSAGES: &str = include_str!(concat!(env!("OUT_DIR"), "/messages.en.txt"));
const LATER: &str = include_str!(concat!(env!("OUT_DIR"), "/later.en.txt"));

#[wasm_bindgen(module = "/tests/web/page.js")]
extern "C" {
    fn prepare(proof: &str, words: &str);
    fn answer(proof: &str);
    async fn told(name: &str) -> JsValue;
    async fn shown(text: &str);
    async fn open(name: &str) -> JsValue;
    async fn press(name: &str);
    async fn focused() -> JsValue;
    #[wasm_bindgen(js_name = answerPart)]
    fn answer_part(path: &str, text: &str);
    async fn said(text: &str) -> JsValue;
    async fn items(name: &str) -> JsValue;
    async fn follow(name: &str);
    #[wasm_bindgen(js_name = openWhileClosing)]
    async fn open_while_closing(name: &str);
    fn query() -> String;
    async fn typed(words: &str);
    async fn listed(count: usize) -> JsValue;
    async fn sorted(heading: &str, order: &str) -> JsValue;
}

fn start(proof: &str) -> Option<Running> {
    prepare(proof, LATER);
    let running = run(MESSAGES).ok();
    assert!(running.is_some(), "the app starts");
    running
}

async fn row(name: &str) -> String {
    told(name).await.as_string().unwrap_or_default()
}

/// The answer with one text replaced by another in exactly one place.
fn altered(from: &str, to: &str) -> String {
    assert_eq!(PROOF.matches(from).count(), 1, "{from}");
    PROOF.replace(from, to)
}

#[wasm_bindgen_test]
async fn every_row_of_a_genuine_answer_is_verified() {
    let _app = start(PROOF);
    shown("6 of 6 licences verified").await;
    assert!(row("Orders").await.contains("Verified"));
    assert!(row("Invoices").await.contains("Verified"));
}

#[wasm_bindgen_test]
async fn a_changed_byte_is_named_whatever_the_server_claims() {
    let forged = altered(r#"\"NumberOfLicenses\":40,"#, r#"\"NumberOfLicenses\":41,"#);
    let claimed =
        forged.replace(r#""Columns": {"#, r#""Verified": true, "Outcome": "verified", "Columns": {"#);
    let _app = start(&claimed);
    let orders = row("Orders").await;
    assert!(orders.contains("Changed or damaged"), "{orders}");
    assert!(!orders.contains("Verified") && !orders.contains("41"), "{orders}");
    assert!(row("Invoices").await.contains("Verified"));
}

#[wasm_bindgen_test]
async fn an_edited_column_is_told_with_both_values_and_the_signed_one_counts() {
    let _app = start(&altered(r#""NumberOfLicenses": 40,"#, r#""NumberOfLicenses": 500,"#));
    // Its words come with the second part of the app.
    shown("The database says 500").await;
    let orders = row("Orders").await;
    assert!(orders.contains("500") && orders.contains("40"), "{orders}");
    let details = open("Orders").await.as_string().unwrap_or_default();
    assert!(details.contains("500"), "{details}");
    press("Close").await;
}

#[wasm_bindgen_test]
async fn the_proof_opens_over_the_list_and_gives_the_focus_back() {
    let _app = start(PROOF);
    row("Orders").await;
    let details = open("Orders").await.as_string().unwrap_or_default();
    assert!(details.contains("f6d05ec6856debbb"), "the root's fingerprint: {details}");
    press("Close").await;
    assert_eq!(focused().await.as_string().unwrap_or_default(), "Orders");
}

#[wasm_bindgen_test]
async fn one_line_over_all_owners_says_what_verification_came_to_and_leads_to_what_is_wrong() {
    {
        let _app = start(PROOF);
        shown("6 of 6 licences verified in this browser. 1 of them is hidden.").await;
    }
    let _app = start(&altered(r#""NumberOfLicenses": 40,"#, r#""NumberOfLicenses": 500,"#));
    shown("5 of 6 licences verified in this browser. 1 of them is hidden. The details of the plan that includes it show it. 1 licence needs attention.")
        .await;
    follow("Orders").await;
    said("What it means").await;
    press("Close").await;
    focused().await;
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_told_and_can_be_tried_again() {
    let _app = start("<!doctype html><title>Proxy</title>");
    shown("The licences could not be loaded").await;
    answer(PROOF);
    press("Try again").await;
    shown("6 of 6 licences verified").await;
}
