//! What tests judge: the published vectors of stored licences, as the server would send them.

use std::path::{Path, PathBuf};

use segl_license::{Date, Json, License, Roots, Verdict};
use serde_json::{Value, json};

use super::{JudgedLicence, JudgedRow, Step, Verification};
use crate::api::read_proof;

/// A vector: an answer of the server, what else its verdict depends on, and the verdict.
pub(crate) struct Vector {
    /// Its name among the published ones.
    pub(crate) name: String,
    /// The answer of `GET /api/v1/License/Proof`.
    pub(crate) proof: Value,
    roots: Roots,
    today: Date,
    /// The verdict of the other judges, byte for byte; empty for the demonstration.
    pub(crate) verdict: String,
}

/// What this program made of the last owner of an answer.
pub(crate) struct Judged {
    pub(crate) licence: JudgedLicence,
    /// Those that are missing last.
    pub(crate) rows: Vec<JudgedRow>,
    pub(crate) verdict: Verdict,
}

impl Judged {
    /// The row of this name.
    pub(crate) fn row(&self, name: &str) -> &JudgedRow {
        self.rows.iter().find(|row| row.module_name() == name).unwrap()
    }

    /// The signed licence.
    pub(crate) fn license(&self) -> &License {
        self.licence.license.as_ref().unwrap()
    }
}

impl Vector {
    /// Reads a published vector of a stored licence. SUPEROFFICE's beside it comes first, as in a server's answer.
    pub(crate) fn read(name: &str) -> Self {
        let arguments = text(&format!("{name}.args.json"));
        let given: Value = serde_json::from_str(&arguments).unwrap();
        let owner: Value = serde_json::from_str(&text(given["Stored"].as_str().unwrap())).unwrap();
        let main = given["Main"].as_str().map(|main| serde_json::from_str(&text(main)).unwrap());
        // As it is spelled there: a signed object has one spelling.
        let floor = arguments.lines().find_map(|line| line.trim_start().strip_prefix("\"Floor\": "));
        let floor = floor.map_or("null", |floor| floor.trim_end_matches(','));
        Self {
            name: name.to_owned(),
            proof: proof(&given, main.into_iter().chain([owner]).collect()),
            roots: Roots::from_json(&given["Roots"].to_string(), floor).unwrap(),
            today: Date::parse(given["Today"].as_str().unwrap()).unwrap(),
            verdict: text(&format!("{name}.verdict.json")).trim_end().to_owned(),
        }
    }

    /// The answer of the demonstration's server for one owner, with nothing wrong in it.
    pub(crate) fn demonstration() -> Self {
        let proof = include_str!("../../tests/web/proof.json");
        Self {
            name: "demonstration".to_owned(),
            proof: serde_json::from_str(proof).unwrap(),
            roots: segl_license::pinned_roots().unwrap(),
            today: Date::parse("2026-11-22").unwrap(),
            verdict: String::new(),
        }
    }

    /// What is trusted in it.
    pub(crate) fn roots(&self) -> &Roots {
        &self.roots
    }

    /// The same with the answer changed on its way.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Value)) -> Self {
        change(&mut self.proof["Owners"][0]);
        self
    }

    /// Every published vector of a stored licence.
    pub(crate) fn all() -> Vec<Self> {
        let entries = std::fs::read_dir(folder()).unwrap();
        let names = entries.filter_map(|entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            name.strip_suffix(".args.json").map(str::to_owned)
        });
        let stored = |name: &String| text(&format!("{name}.args.json")).contains("\"Stored\":");
        names.filter(stored).map(|name| Self::read(&name)).collect()
    }

    /// Judges the answer as the app does.
    pub(crate) fn judge(&self) -> Judged {
        let answer = self.proof.to_string();
        let proof = Json::parse(answer.as_bytes()).and_then(read_proof).unwrap();
        let mut verification = Verification::new(proof, None, self.roots.clone(), self.today, None);
        let (mut licence, mut rows, mut whole) = (None, Vec::new(), None);
        let last = self.proof["Owners"].as_array().unwrap().len() - 1;
        while let Some(step) = verification.step() {
            match step {
                Step::Licence(at, judged) if at == last => licence = Some(*judged),
                Step::Row(at, row) if at == last => rows.push(*row),
                Step::Done(at, missing, verdict) if at == last => {
                    rows.extend(missing);
                    whole = Some(*verdict);
                }
                _ => {}
            }
        }
        Judged { licence: licence.unwrap(), rows, verdict: whole.unwrap() }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/vectors")
}

fn text(file: &str) -> String {
    std::fs::read_to_string(folder().join(file)).unwrap()
}

/// What the server would answer if its database held these owners.
fn proof(given: &Value, mut owners: Vec<Value>) -> Value {
    for owner in &mut owners {
        for (at, row) in owner["Rows"].as_array_mut().unwrap().iter_mut().enumerate() {
            row["Id"] = json!(at + 1);
            row["InUse"] = json!(0);
        }
    }
    let state = &given["State"];
    let list = &state["Revocations"];
    let revocations = list.is_object().then(|| {
        let signature = &list["signatures"][0];
        json!({
            "Base64": list["payload"], "KeyId": signature["keyid"], "Signature": signature["sig"], "Hash": "",
        })
    });
    json!({
        "Today": given["Today"],
        "Company": { "Name": "", "SerialNr": state["TypedSerialNr"].as_str().unwrap_or_default(), "Check": "intact" },
        "Revocations": revocations,
        "Activations": state["Activations"].as_array().cloned().unwrap_or_default(),
        "Owners": owners,
    })
}
