//! A genuine row or licence with one column edited is diagnosed with exactly this column.

use proptest::prelude::*;
use segl_license::stored::{Context, judge_owner};
use segl_license::{Code, Outcome, RowOutcome, Verdict};
use serde_json::{Map, Value};

use crate::support::edit::{roots, today, typed};
use crate::support::issue::Issue;
use crate::support::keys::superoffice;
use crate::support::stored::Stored;

fn stored() -> Stored {
    Stored::of(&Issue::of_two_rows().file(), &superoffice())
}

fn judged(stored: &Stored) -> (Verdict, usize) {
    let (roots, state) = (roots(), typed());
    let judged = judge_owner(
        &stored.owner,
        &stored.rows,
        Context { roots: &roots, state: &state, today: today(), main: None },
    );
    let granted = judged.rows.into_iter().flatten().map(|row| row.number_of_licenses as usize).sum();
    (judged.verdict, granted)
}

/// Any value that a column of the same type can hold.
fn arbitrary_like(value: &Value) -> BoxedStrategy<Value> {
    match value {
        Value::Bool(flag) => Just(Value::Bool(!flag)).boxed(),
        Value::Number(_) => any::<i64>().prop_map(Value::from).boxed(),
        Value::Null => "\\PC{0,20}".prop_map(Value::from).boxed(),
        _ => any::<String>().prop_map(Value::from).boxed(),
    }
}

/// The name of a column, its stored value and another one.
fn edit_of(columns: Value) -> BoxedStrategy<(String, Value, Value)> {
    let Value::Object(columns) = columns else { panic!("columns") };
    let columns: Vec<(String, Value)> = columns.into_iter().collect();
    prop::sample::select(columns)
        .prop_flat_map(|(name, value)| {
            let other = arbitrary_like(&value);
            (Just(name), Just(value), other)
        })
        .prop_filter("a change", |(_, before, after)| before != after)
        .boxed()
}

fn with(columns: Value, name: &str, value: &Value) -> Value {
    let Value::Object(mut columns): Value = columns else { panic!("columns") };
    columns.insert(name.to_owned(), value.clone());
    Value::Object(columns)
}

/// `column-changed` with this field and these values.
fn finding(name: &str, signed: &Value, stored: &Value) -> Value {
    let facts: Map<String, Value> = [("Field", &Value::from(name)), ("Stored", stored), ("Signed", signed)]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value.clone()))
        .collect();
    serde_json::json!([{ "Code": Code::ColumnChanged.as_str(), "Facts": facts }])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_genuine_row_with_one_column_edited_is_diagnosed_with_exactly_this_column(
        (name, before, after) in edit_of(serde_json::to_value(&stored().rows[1].columns).unwrap()),
    ) {
        let mut stored = stored();
        let columns = serde_json::to_value(&stored.rows[1].columns).unwrap();
        stored.rows[1].columns = serde_json::from_value(with(columns, &name, &after)).unwrap();
        let (verdict, granted) = judged(&stored);
        prop_assert_eq!(verdict.outcome, Outcome::Verified);
        prop_assert_eq!(verdict.rows[0].outcome, RowOutcome::Verified);
        prop_assert_eq!(verdict.rows[1].outcome, RowOutcome::Altered);
        prop_assert_eq!(serde_json::to_value(&verdict.rows[1].findings).unwrap(), finding(&name, &before, &after));
        prop_assert_eq!(granted, 100, "what was signed counts");
    }

    #[test]
    fn a_licence_with_one_column_edited_is_diagnosed_with_exactly_this_column(
        (name, before, after) in edit_of(serde_json::to_value(stored().owner.columns).unwrap()),
    ) {
        let mut stored = stored();
        let columns = serde_json::to_value(&stored.owner.columns).unwrap();
        stored.owner.columns = serde_json::from_value(with(columns, &name, &after)).unwrap();
        let (verdict, granted) = judged(&stored);
        prop_assert_eq!(verdict.outcome, Outcome::Verified);
        prop_assert!(!verdict.is_clean());
        prop_assert_eq!(serde_json::to_value(&verdict.warnings).unwrap(), finding(&name, &before, &after));
        prop_assert_eq!(granted, 100);
    }
}
