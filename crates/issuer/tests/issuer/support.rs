//! A bench: an empty folder, the demonstration's keys, and the command.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use segl_license::{Date, Installed, Judgement, State, judge_file, pinned_roots};
use tempfile::TempDir;

pub(crate) const TODAY: &str = "2026-11-22";

pub(crate) struct Bench {
    folder: TempDir,
}

pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn demo(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo").join(name);
    path.to_str().unwrap().to_owned()
}

pub(crate) fn run(arguments: &[&str]) -> Said {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_segl-issuer")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: status.code(), out: text(stdout), err: text(stderr) }
}

impl Said {
    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""));
        self.out
    }

    #[track_caller]
    pub(crate) fn refused(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (Some(1), ""), "{}", self.err);
        self.err
    }
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

    pub(crate) fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.at(name)
    }

    /// Issues an order with the third party's key of the demonstration.
    pub(crate) fn issue(&self, order: &str, out: &str, more: &[&str]) -> Said {
        let (key, cert, out) = (demo("keys/norddata.key"), demo("keys/norddata.cert"), self.at(out));
        let mut arguments = vec!["issue", "--order", order, "--key", &key, "--cert", &cert, "--out", &out];
        arguments.extend(["--today", TODAY]);
        arguments.extend(more);
        run(&arguments)
    }

    /// A test key and its certificate by the demonstration's root.
    pub(crate) fn test_key(&self, name: &str, owner: &str, epoch: &str) {
        let (key, cert) = (self.at(&format!("{name}.key")), self.at(&format!("{name}.cert")));
        run(&["keygen", "--test", "--out", &key]).done();
        let (root, public) = (demo("keys/root.key"), format!("{key}.pub"));
        let mut arguments = vec!["certify", "--test", "--root", &root, "--public", &public, "--owner", owner];
        arguments.extend(["--epoch", epoch, "--from", "2026-01-01", "--to", "2036-12-31", "--out", &cert]);
        run(&arguments).done();
    }

    pub(crate) fn judge(&self, file: &str, installed: &Installed) -> Judgement {
        let bytes = std::fs::read(self.path(file)).unwrap();
        let state = State { typed_serial_nr: Some("1801852599".to_owned()), ..State::default() };
        judge_file(&bytes, &pinned_roots().unwrap(), &state, installed, Date::parse(TODAY).unwrap())
    }
}
