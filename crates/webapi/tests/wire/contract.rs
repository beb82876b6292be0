//! The vendor's contract as facts: each carrier's properties and their types, distilled from its Swagger files
//! `License`, `LicenseAgent` and `User` into `tests/contract.json`.
//!
//! A type is a word (`string`, `date-time`, `byte`, `int32`, `boolean`) or one of `{"ref": carrier}`,
//! `{"array": type}`, `{"map": type}` and `{"enum": [names]}`.

use serde_json::{Map, Value, json};

/// How deep a sample nests carriers that contain themselves.
const DEPTH: u8 = 4;

pub(crate) struct Contract(Map<String, Value>);

impl Contract {
    pub(crate) fn read() -> Self {
        Self(serde_json::from_str(include_str!("../contract.json")).expect("contract.json is a JSON object"))
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }

    fn properties(&self, carrier: &str) -> &Map<String, Value> {
        self.0[carrier].as_object().expect("a carrier is an object")
    }

    /// What is wrong with a carrier's value, one line each.
    pub(crate) fn faults(&self, carrier: &str, value: &Value) -> Vec<String> {
        let Some(object) = value.as_object() else { return vec![format!("{carrier}: not an object")] };
        let properties = self.properties(carrier);
        let unknown = object.keys().filter(|name| !properties.contains_key(*name));
        let mut faults: Vec<_> =
            unknown.map(|name| format!("{carrier}.{name}: not in the contract")).collect();
        for (name, of) in properties {
            match object.get(name) {
                None => faults.push(format!("{carrier}.{name}: missing")),
                Some(value) => {
                    faults.extend(
                        self.type_faults(of, value).into_iter().map(|f| format!("{carrier}.{name}: {f}")),
                    );
                }
            }
        }
        faults
    }

    fn type_faults(&self, of: &Value, value: &Value) -> Vec<String> {
        let fits = match of.as_str() {
            Some("string") => value.is_string(),
            Some("byte") => value.is_string() || value.is_null(),
            Some("boolean") => value.is_boolean(),
            Some("int32") => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
            Some("date-time") => value.as_str().is_some_and(is_date_time),
            Some(other) => panic!("contract.json knows no type {other}"),
            None => match kind(of) {
                ("ref", _) if value.is_null() => true,
                ("ref", to) => return self.faults(to.as_str().expect("a name"), value),
                ("enum", names) => names.as_array().expect("names").contains(value),
                ("array", of) => {
                    let Some(values) = value.as_array() else { return vec!["not a list".to_owned()] };
                    return values.iter().flat_map(|value| self.type_faults(of, value)).collect();
                }
                ("map", of) => {
                    let Some(values) = value.as_object() else { return vec!["not a map".to_owned()] };
                    return values.values().flat_map(|value| self.type_faults(of, value)).collect();
                }
                (other, _) => panic!("contract.json knows no type {other}"),
            },
        };
        if fits { vec![] } else { vec![format!("{value} is not {of}")] }
    }

    /// A carrier with a value of its own in every property, none of them the default.
    pub(crate) fn sample(&self, carrier: &str) -> Value {
        self.sample_at(carrier, DEPTH, &mut 0)
    }

    fn sample_at(&self, carrier: &str, depth: u8, count: &mut u32) -> Value {
        let properties = self.properties(carrier).iter();
        Value::Object(properties.map(|(name, of)| (name.clone(), self.sample_of(of, depth, count))).collect())
    }

    fn sample_of(&self, of: &Value, depth: u8, count: &mut u32) -> Value {
        *count += 1;
        match of.as_str() {
            Some("string" | "byte") => json!(format!("text {count}")),
            Some("boolean") => json!(true),
            Some("int32") => json!(count),
            Some("date-time") => json!(format!("{}-02-28T23:59:01", 2000 + *count)),
            Some(other) => panic!("contract.json knows no type {other}"),
            None => match kind(of) {
                ("ref", to) => self.sample_at(to.as_str().expect("a name"), depth, count),
                ("enum", names) => names.as_array().and_then(|names| names.last()).expect("a name").clone(),
                ("array", _) if depth == 0 => json!([]),
                ("array", of) => {
                    json!([self.sample_of(of, depth - 1, count), self.sample_of(of, depth - 1, count)])
                }
                ("map", of) => json!({ "Ein Schlüssel": self.sample_of(of, depth, count) }),
                (other, _) => panic!("contract.json knows no type {other}"),
            },
        }
    }

    /// The same carrier with other names of properties and other values of enums, at every depth.
    pub(crate) fn rewrite(&self, carrier: &str, value: &Value, how: &Rewrite) -> Value {
        let properties = value.as_object().expect("a carrier is an object").iter();
        let rewritten = properties.map(|(name, value)| {
            let of = &self.properties(carrier)[name];
            ((how.name)(name), self.rewrite_of(of, value, how))
        });
        Value::Object(rewritten.collect())
    }

    fn rewrite_of(&self, of: &Value, value: &Value, how: &Rewrite) -> Value {
        if of.is_string() {
            return value.clone();
        }
        match (kind(of), value) {
            (("ref", to), Value::Object(_)) => self.rewrite(to.as_str().expect("a name"), value, how),
            (("enum", _), Value::String(name)) => (how.value)(name),
            (("array", of), Value::Array(values)) => {
                values.iter().map(|value| self.rewrite_of(of, value, how)).collect()
            }
            (("map", of), Value::Object(values)) => {
                let entries =
                    values.iter().map(|(key, value)| (key.clone(), self.rewrite_of(of, value, how)));
                Value::Object(entries.collect())
            }
            _ => value.clone(),
        }
    }
}

/// How [`Contract::rewrite`] spells a carrier.
pub(crate) struct Rewrite {
    pub(crate) name: fn(&str) -> String,
    pub(crate) value: fn(&str) -> Value,
}

fn kind(of: &Value) -> (&str, &Value) {
    let (kind, of) = of.as_object().and_then(|of| of.iter().next()).expect("a type is a word or has one key");
    (kind, of)
}

fn is_date_time(text: &str) -> bool {
    let pattern = "dddd-dd-ddTdd:dd:dd";
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(is, wanted)| match wanted {
            b'd' => is.is_ascii_digit(),
            _ => is == wanted,
        })
}
