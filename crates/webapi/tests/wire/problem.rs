//! Errors on the wire.

use segl_webapi::problem::{Fact, Problem};
use serde_json::{from_str, json, to_string};

fn no_seat() -> Problem {
    let problem = Problem::new(409, "Conflict", "no-seat-left")
        .with("ModuleName", "ten-sales")
        .with("Total", 21_u32)
        .with("Free", -2_i64)
        .with("Unrestricted", false)
        .with("Holders", vec!["Åse Bø", "Jörgen \"J\" Ek"]);
    Problem { request_id: "7f3a".to_owned(), ..problem }
}

#[test]
fn a_problem_is_written_as_rfc_9457_wants_it_with_its_facts_in_order() {
    assert_eq!(
        to_string(&no_seat()).expect("JSON"),
        r#"{"type":"about:blank","title":"Conflict","status":409,"code":"no-seat-left","facts":{"ModuleName":"ten-sales","Total":21,"Free":-2,"Unrestricted":false,"Holders":["Åse Bø","Jörgen \"J\" Ek"]},"requestId":"7f3a"}"#
    );
}

#[test]
fn a_problem_comes_through_unchanged() {
    let text = to_string(&no_seat()).expect("JSON");
    assert_eq!(from_str::<Problem>(&text).expect("a problem"), no_seat());
}

#[test]
fn a_fact_set_twice_has_the_later_value_in_the_earlier_place() {
    let problem = Problem::new(400, "Bad Request", "c").with("a", 1_u32).with("b", 2_u32).with("a", "x");
    let facts: Vec<_> = problem.facts.iter().collect();
    assert_eq!(facts, [("a", &Fact::Text("x".to_owned())), ("b", &Fact::Number(2))]);
    assert_eq!(problem.facts.get("b"), Some(&Fact::Number(2)));
    assert_eq!(problem.facts.get("c"), None);
    assert!(!problem.facts.is_empty() && Problem::default().facts.is_empty());
}

#[test]
fn a_problem_of_a_proxy_in_between_has_no_code() {
    let problem: Problem =
        from_str(r#"{"title":"Bad Gateway","status":502,"detail":"x"}"#).expect("a problem");
    assert_eq!(problem, Problem::new(502, "Bad Gateway", ""));
}

#[test]
fn a_fact_that_is_null_is_not_there_and_one_of_no_type_is_refused() {
    let problem: Problem =
        from_str(r#"{"code":"c","facts":{"a":null,"b":[1,"x",[true]]}}"#).expect("a problem");
    assert_eq!(problem.facts.get("a"), None);
    let nested = vec![Fact::from(1_i64), Fact::from("x"), Fact::from(vec![true])];
    assert_eq!(problem.facts.get("b"), Some(&Fact::List(nested)));
    for fact in [json!(1.5), json!({}), json!(u64::MAX)] {
        from_str::<Problem>(&format!(r#"{{"facts":{{"a":{fact}}}}}"#)).expect_err("no fact");
    }
}
