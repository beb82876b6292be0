//! One vector before it is written: what is judged, and with which arguments.

use std::collections::BTreeMap;

use segl_license::{Date, Envelope, LicenseFile, State};
use serde_json::value::RawValue;

use super::arguments::{Arguments, Content, Pinned, Recipe};
use crate::support::issue::SERIAL_NR;
use crate::support::keys::{Key, Signer, day, root};
use crate::support::stored::{Document, Stored};

/// What is judged.
#[derive(Clone)]
enum Input {
    File(Vec<u8>),
    Repeat(char, usize),
    Stored(Box<Stored>),
}

/// A vector. Unless said otherwise: 2026-11-22, one root that is not for tests, the typed serial number.
#[derive(Clone)]
pub(super) struct Vector {
    pub(super) name: String,
    title: String,
    input: Input,
    today: Date,
    roots: Vec<Pinned>,
    floor: Option<Envelope>,
    state: State,
    installed: Vec<Vec<u8>>,
    main: Option<Box<Stored>>,
}

impl Vector {
    fn new(name: &str, title: &str, input: Input) -> Self {
        Self {
            name: name.to_owned(),
            title: title.to_owned(),
            input,
            today: day("2026-11-22"),
            roots: vec![Pinned { public_key: root().public_key(), test: false }],
            floor: None,
            state: State { typed_serial_nr: Some(SERIAL_NR.to_owned()), ..State::default() },
            installed: Vec::new(),
            main: None,
        }
    }

    /// A vector that judges these bytes as a file.
    pub(super) fn bytes(name: &str, title: &str, file: impl Into<Vec<u8>>) -> Self {
        Self::new(name, title, Input::File(file.into()))
    }

    /// A vector that judges a licence file.
    pub(super) fn file(name: &str, title: &str, file: &LicenseFile) -> Self {
        Self::bytes(name, title, file.to_text())
    }

    /// A vector whose file is one character, many times.
    pub(super) fn repeat(name: &str, title: &str, character: char, count: usize) -> Self {
        Self::new(name, title, Input::Repeat(character, count))
    }

    /// A vector that judges what a database holds.
    pub(super) fn stored(name: &str, title: &str, stored: Stored) -> Self {
        Self::new(name, title, Input::Stored(Box::new(stored)))
    }

    pub(super) fn today(mut self, today: &str) -> Self {
        self.today = day(today);
        self
    }

    pub(super) fn roots(mut self, roots: &[(&Key, bool)]) -> Self {
        let pin = |(key, test): &(&Key, bool)| Pinned { public_key: key.public_key(), test: *test };
        self.roots = roots.iter().map(pin).collect();
        self
    }

    pub(super) fn floor(mut self, list: Envelope) -> Self {
        self.floor = Some(list);
        self
    }

    pub(super) fn state(mut self, edit: impl FnOnce(&mut State)) -> Self {
        edit(&mut self.state);
        self
    }

    /// With this licence installed, and nothing typed.
    pub(super) fn installed(mut self, file: &LicenseFile) -> Self {
        self.installed.push(file.to_text().into_bytes());
        self.state(|state| state.typed_serial_nr = None)
    }

    /// Beside this licence of SUPEROFFICE, and for its serial number.
    pub(super) fn beside(mut self, main: &Stored) -> Self {
        let serial_nr = main.owner.columns.serial_nr.clone();
        self.main = Some(Box::new(main.clone()));
        self.state(|state| state.typed_serial_nr = Some(serial_nr))
    }

    /// Adds the files that this vector needs, and returns its arguments as JSON.
    pub(super) fn write(&self, files: &mut BTreeMap<String, Vec<u8>>) -> String {
        let mut add = |name: String, content: Vec<u8>| {
            let known = files.iter().find(|(_, other)| **other == content).map(|(name, _)| name.clone());
            known.unwrap_or_else(|| {
                files.insert(name.clone(), content);
                name
            })
        };
        let mut named = |suffix: &str, content: Vec<u8>| add(format!("{}{suffix}", self.name), content);
        let (file, stored) = match &self.input {
            Input::File(bytes) => (Some(Content::File(named(".segl", bytes.clone()))), None),
            Input::Repeat(byte, count) => {
                (Some(Content::Repeat(Recipe { byte: *byte, count: *count })), None)
            }
            Input::Stored(stored) => (None, Some(named(".stored.json", document(stored)))),
        };
        let installed: Vec<String> =
            self.installed.iter().map(|content| named(".installed.segl", content.clone())).collect();
        let main = self.main.as_ref().map(|main| named(".main.stored.json", document(main)));
        let arguments = Arguments {
            title: self.title.clone(),
            file,
            stored,
            today: self.today,
            roots: self.roots.clone(),
            floor: self.floor.as_ref().map(|list| RawValue::from_string(list.to_json()).unwrap()),
            state: self.state.clone(),
            installed,
            main,
        };
        serde_json::to_string_pretty(&arguments).unwrap()
    }
}

fn document(stored: &Stored) -> Vec<u8> {
    (serde_json::to_string(&Document::from(stored)).unwrap() + "\n").into_bytes()
}
