//! The tools above the list: search, filters and order.

use crate::{PROOF, altered, listed, press, query, row, shown, sorted, start, typed};
use wasm_bindgen_test::wasm_bindgen_test;

/// The names in the list, as soon as there are so many.
async fn names(count: usize) -> Vec<String> {
    let names = listed(count).await.as_string().unwrap_or_default();
    names.lines().map(str::to_owned).collect()
}

const ALL: [&str; 5] = ["Norddata Bridge", "Database connections", "Orders", "Invoices", "Company lookup"];

#[wasm_bindgen_test]
async fn words_leave_what_they_find_and_a_hidden_licence_is_found_too() {
    let _app = start(PROOF);
    assert_eq!(names(5).await, ALL);
    press("Search and filter").await;
    typed("INVOICES approve").await;
    assert_eq!(names(1).await, ["Invoices"]);
    shown("1 of 6 licences shown.").await;
    assert_eq!(query(), "?q=INVOICES%20approve");
    typed("agent").await;
    shown("Hidden licences are listed only when something is wrong with them or when a search finds them.")
        .await;
    assert_eq!(names(1).await, ["Norddata Agent"]);
    typed("").await;
    assert_eq!(names(5).await, ALL);
    assert_eq!(query(), "");
}

#[wasm_bindgen_test]
async fn what_finds_nothing_says_so_and_offers_the_whole_list() {
    let _app = start(PROOF);
    row("Orders").await;
    press("Search and filter").await;
    typed("no such licence").await;
    shown("No licence fits the search and the filter.").await;
    press("Show all licences").await;
    assert_eq!(names(5).await, ALL);
}

#[wasm_bindgen_test]
async fn filters_say_how_many_pass_and_leave_those() {
    let edited = altered(r#""NumberOfLicenses": 40,"#, r#""NumberOfLicenses": 500,"#);
    let _app = start(&edited.replace(r#""InUse": 21"#, r#""InUse": 24"#));
    row("Orders").await;
    press("Changed 1").await;
    assert_eq!(names(1).await, ["Orders"]);
    shown("1 of 5 licences shown.").await;
    press("Nearly full 1").await;
    shown("Nearly full").await;
    assert_eq!(query(), "?show=nearly-full");
    press("Nearly full 1").await;
    assert_eq!(names(5).await, ALL);
}

#[wasm_bindgen_test]
async fn a_heading_sorts_its_table_one_way_then_the_other_and_then_not_at_all() {
    let _app = start(PROOF);
    row("Orders").await;
    press("Search and filter").await;
    let users = async |order: &str| {
        assert_eq!(sorted("Licence", order).await.as_string().as_deref(), Some(order));
        names(5).await.split_off(2)
    };
    press("Licence").await;
    assert_eq!(users("ascending").await, ["Company lookup", "Invoices", "Orders"]);
    press("Licence").await;
    assert_eq!(users("descending").await, ["Orders", "Invoices", "Company lookup"]);
    press("Licence").await;
    assert_eq!(users("").await, ["Orders", "Invoices", "Company lookup"]);
    press("In use").await;
    assert_eq!(sorted("In use", "descending").await.as_string().as_deref(), Some("descending"));
    assert_eq!(names(5).await.split_off(2), ["Company lookup", "Orders", "Invoices"]);
}
