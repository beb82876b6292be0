//! Every published vector, through the command: the verdict it names, and a sentence without a gap.

use serde_json::Value;

use crate::support::{Bench, Said, repository, run};

struct Vector {
    name: String,
    arguments: Vec<String>,
    verdict: String,
}

/// `NAME.args.json` as a command line.
fn vector(bench: &Bench, name: &str) -> Vector {
    let folder = repository("docs/vectors");
    let read = |suffix: &str| std::fs::read_to_string(folder.join(format!("{name}.{suffix}.json"))).unwrap();
    let given: Value = serde_json::from_str(&read("args")).unwrap();
    let file = |name: &Value| folder.join(name.as_str().unwrap()).to_str().unwrap().to_owned();
    let json = |what: &str, value: &Value| bench.write(&format!("{name}.{what}"), value.to_string());
    let mut arguments: Vec<String> = match (&given["File"], &given["Stored"]) {
        (Value::Null, stored) => vec!["--stored".to_owned(), file(stored)],
        (Value::Object(recipe), _) => {
            let recipe = &recipe["Repeat"];
            let count = usize::try_from(recipe["Count"].as_u64().unwrap()).unwrap();
            vec![bench.write(&format!("{name}.repeated"), recipe["Byte"].as_str().unwrap().repeat(count))]
        }
        (name, _) => vec![file(name)],
    };
    let mut add = |option: &str, value: String| arguments.extend([option.to_owned(), value]);
    add("--today", given["Today"].as_str().unwrap().to_owned());
    add("--roots", json("roots", &given["Roots"]));
    if !given["State"].is_null() {
        add("--state", json("state", &given["State"]));
    }
    if let Some(floor) = floor(&read("args")) {
        add("--floor", bench.write(&format!("{name}.floor"), floor));
    }
    for installed in given["Installed"].as_array().into_iter().flatten() {
        add("--installed", file(installed));
    }
    if given["Main"].is_string() {
        add("--main", file(&given["Main"]));
    }
    Vector { name: name.to_owned(), arguments, verdict: read("verdict") }
}

/// The floor as it is spelled there: its own spelling counts.
fn floor(arguments: &str) -> Option<String> {
    let line = arguments.lines().find_map(|line| line.trim_start().strip_prefix("\"Floor\": "))?;
    Some(line.trim_end_matches(',').to_owned())
}

fn all(bench: &Bench) -> Vec<Vector> {
    let entries = std::fs::read_dir(repository("docs/vectors")).unwrap();
    let names = entries.filter_map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        name.strip_suffix(".args.json").map(str::to_owned)
    });
    let vectors: Vec<Vector> = names.map(|name| vector(bench, &name)).collect();
    assert!(vectors.len() >= segl_license::Code::ALL.len(), "{} vectors only", vectors.len());
    vectors
}

fn judge(vector: &Vector, more: &[&str]) -> Said {
    let arguments: Vec<&str> = vector.arguments.iter().map(String::as_str).collect();
    run(&[&["verify"], arguments.as_slice(), more].concat())
}

#[test]
fn every_published_vector_gets_its_verdict_byte_for_byte() {
    let bench = Bench::new();
    for vector in all(&bench) {
        let said = judge(&vector, &["--json"]);
        assert_eq!(said.out, vector.verdict, "{}: {}", vector.name, said.err);
        let verdict: Value = serde_json::from_str(&said.out).unwrap();
        let refused = verdict["Outcome"] == "refused";
        assert!(!refused || said.code == Some(1), "{}", vector.name);
    }
}

#[test]
fn every_published_vector_is_told_in_a_sentence_without_gaps() {
    let bench = Bench::new();
    for vector in all(&bench) {
        let said = judge(&vector, &[]).out;
        let verdict: Value = serde_json::from_str(&vector.verdict).unwrap();
        if let Some(code) = verdict["Code"].as_str() {
            assert!(said.contains(&format!("({code}, step {})", verdict["Step"])), "{}\n{said}", vector.name);
        }
        assert!(!said.contains("(unknown)"), "{}\n{said}", vector.name);
        assert!(
            said.chars().all(|character| character == '\n' || !character.is_control()),
            "{}",
            vector.name
        );
    }
}
