//! A bench: an empty folder, the demonstration's licences, and the command.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use segl_issuer::{IssueOptions, Order, SigningKey, certify, issue, key_from_json, read_certificate, seal};
use segl_license::{Date, Envelope, LicenseFile};
use tempfile::TempDir;

pub(crate) const TODAY: &str = "2026-11-22";
pub(crate) const SERIAL_NR: &str = "1801852599";
pub(crate) const OTHER_SERIAL_NR: &str = "1010000014";

pub(crate) struct Bench {
    folder: TempDir,
}

pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs `segl`.
pub(crate) fn run(arguments: &[&str]) -> Said {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_segl")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: status.code(), out: text(stdout), err: text(stderr) }
}

/// Runs `segl verify` for the day of these tests.
pub(crate) fn verify(arguments: &[&str]) -> Said {
    run(&[&["verify", "--today", TODAY], arguments].concat())
}

impl Said {
    /// The verdict as JSON, from an answer that must have this exit code.
    #[track_caller]
    pub(crate) fn verdict(&self, code: i32) -> serde_json::Value {
        assert_eq!((self.code, self.err.as_str()), (Some(code), ""), "{}", self.out);
        assert!(self.out.ends_with('\n') && self.out.lines().count() == 1);
        serde_json::from_str(&self.out).unwrap()
    }
}

pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub(crate) fn repository(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// A private key of the demonstration.
pub(crate) fn demo_key(name: &str) -> SigningKey {
    key_from_json(&std::fs::read_to_string(repository(&format!("demo/keys/{name}.key"))).unwrap(), None)
        .unwrap()
}

/// The certificate of an owner of the demonstration.
pub(crate) fn demo_certificate(name: &str) -> Envelope {
    let path = repository(&format!("demo/keys/{name}.cert"));
    read_certificate(&std::fs::read_to_string(path).unwrap()).unwrap().0
}

/// An order of the demonstration.
pub(crate) fn demo_order(name: &str) -> Order {
    let text = std::fs::read_to_string(repository(&format!("demo/{name}.toml"))).unwrap();
    Order::read(&text, day(TODAY))
}

/// A licence of the demonstration.
pub(crate) fn demo_file(name: &str) -> LicenseFile {
    demo_issue(name, &demo_order(name), IssueOptions::default())
}

/// An order issued with the demonstration's keys.
pub(crate) fn demo_issue(name: &str, order: &Order, options: IssueOptions) -> LicenseFile {
    issue(order, &demo_key(name), &demo_certificate(name), options).unwrap()
}

/// A licence signed as told, whoever certified what: for refusals.
pub(crate) fn forge(order: &Order, key: &SigningKey, certificate: Envelope) -> LicenseFile {
    let mut license = order.license.clone();
    license.epoch = 1;
    seal(license, order.rows.clone(), key, &[certificate])
}

/// A certificate for a key, as the demonstration's are.
pub(crate) fn certificate(root: &SigningKey, key: &SigningKey, owner_name: &str) -> Envelope {
    certify(root, key.public(), owner_name, 1, (day("2026-01-01"), day("2036-12-31")), true).unwrap()
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn at(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), content).unwrap();
        self.at(name)
    }

    /// Writes a licence file.
    pub(crate) fn file(&self, name: &str, file: &LicenseFile) -> String {
        self.write(name, file.to_text())
    }
}
