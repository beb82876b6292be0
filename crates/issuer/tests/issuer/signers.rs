//! Roots whose keys are kept elsewhere.

use std::io::Write as _;
use std::process::{Command, Stdio};

use segl_issuer::{read_certificate, read_revocations};
use segl_license::{Kind, pre_authentication_encoding};

use crate::support::{Bench, Said, demo, run};

/// A command that signs with a key file, as another machine would.
fn signer(key: &str) -> String {
    format!("'{}' sign --root '{key}'", env!("CARGO_BIN_EXE_segl-issuer"))
}

fn certify(bench: &Bench, root: &[&str], out: &str) -> Said {
    let (public, out) = (demo("keys/norddata.key"), bench.at(out));
    let mut arguments = vec!["certify", "--public", &public, "--owner", "NORDDATA", "--epoch", "2", "--test"];
    arguments.extend(["--from", "2026-11-22", "--to", "2028-12-31", "--out", &out]);
    arguments.extend(root);
    run(&arguments)
}

fn revocations(bench: &Bench, root: &[&str], out: &str) -> Said {
    let (entry, out) = (format!("retired:{}:2026-11-22", "a1".repeat(32)), bench.at(out));
    let mut arguments = vec!["revocations", "--generation", "4", "--today", "2026-11-22"];
    arguments.extend(["--next-update", "2027-06-30", "--entry", &entry, "--out", &out]);
    arguments.extend(root);
    run(&arguments)
}

/// `segl-issuer sign` with the demonstration's root, asked for some bytes.
fn asked(message: &[u8]) -> (Option<i32>, String, String) {
    let root = demo("keys/root.key");
    let mut child = Command::new(env!("CARGO_BIN_EXE_segl-issuer"))
        .args(["sign", "--root", &root])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(message).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_command_that_has_the_roots_key_signs_what_the_key_file_would() {
    let bench = Bench::new();
    let (key, public) = (demo("keys/root.key"), demo("keys/root.key"));
    let command = signer(&key);
    let (file, elsewhere) = (["--root", &key], ["--signer", &command, "--root-public", &public]);
    certify(&bench, &file, "a.cert").done();
    let said = certify(&bench, &elsewhere, "b.cert");
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.err.contains("may sign for NORDDATA (epoch 2, test)"),
        "whoever signs sees what: {}",
        said.err
    );
    assert_eq!(bench.read("a.cert"), bench.read("b.cert"));
    assert!(read_certificate(&bench.read("b.cert")).is_ok());
    revocations(&bench, &file, "a.json").done();
    let said = revocations(&bench, &elsewhere, "b.json");
    assert!(said.code == Some(0) && said.err.contains("generation 4, 1 withdrawn"), "{}", said.err);
    assert_eq!(bench.read("a.json"), bench.read("b.json"));
    assert!(read_revocations(&bench.read("b.json")).is_ok());
}

#[test]
fn what_a_signer_answers_is_verified_and_otherwise_nothing_is_written() {
    let bench = Bench::new();
    let public = demo("keys/root.key");
    let other = signer(&demo("keys/norddata.key"));
    for (command, why) in [
        (other.as_str(), "not a signature of key"),
        ("echo AAAA", "the signer answered 5 bytes"),
        ("head -c 64 /dev/zero", "not a signature of key"),
        ("cat > /dev/null; exit 3", "the signer gave up"),
        ("no-such-signer", "the signer gave up"),
    ] {
        let said = certify(&bench, &["--signer", command, "--root-public", &public], "a.cert");
        assert!(said.code == Some(1) && said.err.contains(why), "{command}: {}", said.err);
        assert!(!bench.has("a.cert"), "{command}");
    }
}

#[test]
fn a_root_is_a_key_file_or_a_command_with_its_public_key() {
    let bench = Bench::new();
    let (key, public) = (demo("keys/root.key"), demo("keys/root.key"));
    for root in [
        &[] as &[&str],
        &["--signer", "true"],
        &["--root", &key, "--signer", "true", "--root-public", &public],
        &["--root", &key, "--root-public", &public],
    ] {
        assert_eq!(certify(&bench, root, "a.cert").code, Some(2), "{root:?}");
    }
}

#[test]
fn a_root_signs_certificates_and_revocation_lists_and_nothing_else() {
    let body = std::fs::read(demo("keys/norddata.cert")).unwrap();
    let (certificate, _) = read_certificate(std::str::from_utf8(&body).unwrap()).unwrap();
    let of = |kind: Kind, body: &[u8]| pre_authentication_encoding(kind.payload_type(), body);
    let (code, out, err) = asked(&of(Kind::KeyCertificate, &certificate.body));
    assert_eq!((code, out.trim().len()), (Some(0), 88), "{err}");
    for message in [
        of(Kind::License, &certificate.body),
        of(Kind::Revocations, &certificate.body),
        of(Kind::KeyCertificate, b"{}"),
        [of(Kind::KeyCertificate, &certificate.body), b" ".to_vec()].concat(),
        certificate.body.clone(),
        Vec::new(),
    ] {
        let (code, out, err) = asked(&message);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
        assert!(err.contains("nothing was signed"), "{err}");
    }
}
