//! The form of every field, judged by the core's own rule.

use segl_license::{Body, Json, spelled_out_to};
use serde_json::Value;

use super::expected::expected;
use super::{Order, OrderProblem, Place, sound};

/// Adds a problem for every field of the order that is not in its form.
pub(super) fn check(order: &Order, problems: &mut Vec<OrderProblem>) {
    let license = sound::license(order.license.issued);
    let mut tried = order.license.clone();
    // The list is made when the licence is issued; its rows are judged one by one below.
    tried.module_licenses.clone_from(&license.module_licenses);
    add(problems, &Place::License, failing(&tried, &license));
    let sound = sound::row();
    for (at, row) in order.rows.iter().enumerate() {
        let mut tried = row.clone();
        tried.owner_name.clone_from(&sound.owner_name);
        tried.serial_nr.clone_from(&sound.serial_nr);
        (tried.epoch, tried.sequence) = (1, 1);
        add(problems, &order.place(at), failing(&tried, &sound));
    }
}

fn add(problems: &mut Vec<OrderProblem>, place: &Place, failing: Vec<(String, Value)>) {
    for (field, found) in failing {
        // A field that could not even be read is not judged a second time.
        let known =
            |problem: &OrderProblem| problem.place.number() == place.number() && problem.field == field;
        if !problems.iter().any(known) {
            problems.push(OrderProblem::new(place.clone(), &field, Some(shown(&found)), expected(&field)));
        }
    }
}

/// Every field whose form the core refuses. The core names the first one; it is then replaced by a sound value and the
/// rest is tried again. Texts are tried language by language, so that the language is named.
fn failing<T: Body>(value: &T, sound: &T) -> Vec<(String, Value)> {
    let mut failing = Vec::new();
    let (Ok(given), Ok(sound)) = (serde_json::to_value(value), serde_json::to_value(sound)) else {
        return failing;
    };
    for (tag, text) in given.get("Texts").and_then(Value::as_object).into_iter().flatten() {
        let alone = with(&sound, "Texts", serde_json::json!({ tag: text }));
        if first_failure::<T>(&alone) != Ok(()) {
            failing.push((format!("Texts.{tag}"), text.clone()));
        }
    }
    let mut fields = with(&given, "Texts", serde_json::json!({}));
    while let Err(Some(field)) = first_failure::<T>(&fields) {
        let Some((found, right)) = given.get(field).zip(sound.get(field)) else { break };
        failing.push((field.to_owned(), found.clone()));
        fields = with(&fields, field, right.clone());
    }
    failing
}

/// The first field that the core refuses; `None` where it cannot even be read as a body.
fn first_failure<T: Body>(fields: &Value) -> Result<(), Option<&'static str>> {
    let text = fields.to_string();
    let body = Json::parse(text.as_bytes()).and_then(T::from_json).ok_or(None)?;
    body.check().map_err(Some)
}

fn with(fields: &Value, field: &str, value: Value) -> Value {
    let mut fields = fields.clone();
    if let Some(place) = fields.get_mut(field) {
        *place = value;
    }
    fields
}

/// A value for a message, cut where it is long; what cannot be seen is spelled out.
fn shown(value: &Value) -> String {
    spelled_out_to(&value.to_string(), 60)
}
