//! The arguments of a vector as JSON, and the verdict that this core gives on them.

use segl_license::stored::{Context, judge_owner};
use segl_license::{Bytes32, Date, Installed, License, Roots, State, Verified, judge_file};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::support::stored::{Document, Stored};

/// `NAME.args.json`: exactly one of `File` and `Stored` is there.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct Arguments {
    pub(super) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file: Option<Content>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stored: Option<String>,
    pub(super) today: Date,
    pub(super) roots: Vec<Pinned>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) floor: Option<Box<RawValue>>,
    pub(super) state: State,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) installed: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) main: Option<String>,
}

/// A pinned root.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct Pinned {
    pub(super) public_key: Bytes32,
    pub(super) test: bool,
}

/// A file by its name, or a recipe for one that is too large to publish.
#[derive(Serialize, Deserialize)]
pub(super) enum Content {
    Repeat(Recipe),
    #[serde(untagged)]
    File(String),
}

/// One character, many times.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct Recipe {
    pub(super) byte: char,
    pub(super) count: usize,
}

/// Judges as `docs/license-format.md` tells the reader of a vector to.
pub(super) fn judge(arguments: &str, read: impl Fn(&str) -> Vec<u8>) -> String {
    let arguments: Arguments = serde_json::from_str(arguments).expect("arguments");
    let pinned = serde_json::to_string(&arguments.roots).unwrap();
    let floor = arguments.floor.as_ref().map_or("null", |floor| floor.get());
    let roots = Roots::from_json(&pinned, floor).expect("roots");
    let (state, today) = (&arguments.state, arguments.today);
    if let Some(name) = &arguments.stored {
        let stored = |name: &String| {
            let document: Document = serde_json::from_slice(&read(name)).expect("a stored document");
            Stored::from(document)
        };
        let (stored, main) = (stored(name), arguments.main.as_ref().map(stored));
        let main = main.as_ref().map(|main| &main.owner);
        let context = Context { roots: &roots, state, today, main };
        return judge_owner(&stored.owner, &stored.rows, context).verdict.to_json();
    }
    let without_floor = Roots::from_json(&pinned, "null").expect("roots");
    let active = |name: &String| -> Option<Verified<License>> {
        let alone = judge_file(&read(name), &without_floor, &State::default(), &Installed::default(), today);
        Some(alone.content?.license)
    };
    let installed = Installed::new(arguments.installed.iter().filter_map(active).collect());
    let file = match arguments.file.expect("File or Stored") {
        Content::File(name) => read(&name),
        Content::Repeat(Recipe { byte, count }) => byte.to_string().repeat(count).into_bytes(),
    };
    judge_file(&file, &roots, state, &installed, today).verdict.to_json()
}
