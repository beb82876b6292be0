//! Starts the program in a folder of its own.

use std::path::PathBuf;
use std::process::{Command, Output};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use segl_issuer::{IssueOptions, Order, SigningKey, certify, issue, key_from_json, read_certificate};
use segl_license::{Date, Envelope};
use segl_store::{Expiry, Store};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

pub(crate) const TODAY: &str = "2026-11-22";
pub(crate) const PASSWORD: &str = "correct horse battery";

/// The same day at noon.
const NOON: i64 = 1_795_348_800;

pub(crate) struct Folder(pub(crate) TempDir);

/// What a run left: exit code, standard output, standard error.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// With a database and `admin`.
    pub(crate) fn with_data() -> Self {
        let folder = Self::new();
        let run = folder.run(
            &["init", "--company", "Wordslayer AS", "--serial", "1801852599"],
            &["--admin", "admin", "--password", PASSWORD],
        );
        assert_eq!(run.code, 0, "{}", run.err);
        folder
    }

    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// A session of `admin`, opened at noon, before anything is served; its cookie.
    pub(crate) fn session(&self) -> String {
        self.session_used(0, 5)
    }

    /// The same, used last so many seconds before noon; the token is made of one octet.
    pub(crate) fn session_used(&self, before: i64, octet: u8) -> String {
        let token = [octet; 32];
        let store = Store::open(&self.data()).unwrap();
        let admin = store.associate_by_name("admin").unwrap().unwrap().id;
        let expiry = Expiry { idle: 7200, absolute: 43_200 };
        store.create_session(&Sha256::digest(token).into(), admin, expiry, NOON - before).unwrap();
        format!("segl-session={}", URL_SAFE_NO_PAD.encode(token))
    }

    /// The program with its data folder and the day of the test; the words of `more` come after.
    pub(crate) fn command(&self, words: &[&str], more: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_segl-server"));
        command.arg("--data").arg(self.data()).args(["--today", TODAY]).args(words).args(more);
        command
    }

    pub(crate) fn run(&self, words: &[&str], more: &[&str]) -> Run {
        run(&mut self.command(words, more))
    }
}

pub(crate) fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    Run {
        code: status.code().unwrap(),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

pub(crate) fn demo(name: &str) -> String {
    std::fs::read_to_string(format!("{}/../../demo/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The demonstration's licence of an owner, its order changed before it is signed.
pub(crate) fn licence(owner: &str, change: impl Fn(String) -> String) -> String {
    let (certificate, _) = read_certificate(&demo(&format!("keys/{owner}.cert"))).unwrap();
    sign(owner, change, &certificate)
}

/// The same, its key certified by a root that nobody knows.
pub(crate) fn licence_under_another_root() -> String {
    let root = SigningKey::from_seed(&[9; 32], true).unwrap();
    let days = (Date::parse("2026-01-01").unwrap(), Date::parse("2030-01-01").unwrap());
    let certificate = certify(&root, key("superoffice").public(), "SUPEROFFICE", 1, days, true).unwrap();
    sign("superoffice", |order| order, &certificate)
}

fn key(owner: &str) -> SigningKey {
    key_from_json(&demo(&format!("keys/{owner}.key")), None).unwrap()
}

fn sign(owner: &str, change: impl Fn(String) -> String, certificate: &Envelope) -> String {
    let order = Order::read(&change(demo(&format!("{owner}.toml"))), Date::parse(TODAY).unwrap());
    let issued = issue(&order, &key(owner), certificate, IssueOptions::default());
    issued.unwrap_or_else(|problems| panic!("{problems:?}")).to_text()
}
