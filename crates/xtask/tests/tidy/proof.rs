//! Nothing that verifies can sign.

use crate::{manifest, tree};
use std::process::Command;

/// The folders of everything that judges licences and must not be able to make one.
const JUDGES: [&str; 6] = [
    "src",
    "crates/license/src",
    "crates/server/src",
    "crates/store/src",
    "crates/verifier/src",
    "crates/webapi/src",
];

/// The features of ed25519-dalek that verification needs; `rand_core`, `pkcs8`, `pem` and `hazmat` serve signers.
const VERIFYING: [&str; 3] = ["alloc", "fast", "zeroize"];

#[test]
fn signing_code_is_in_no_program_that_verifies() {
    for file in tree::rust_below(&JUDGES) {
        for word in ["SigningKey", "SecretKey", "ExpandedSecretKey"] {
            let places = file.places(word);
            assert!(places.is_empty(), "{word} at {places:?}");
        }
    }
}

#[test]
fn no_private_key_lies_where_a_program_could_include_it() {
    for file in tree::rust_below(&JUDGES) {
        let keys: Vec<_> =
            file.program().filter(|(_, line)| line.contains("demo/keys") && line.contains(".key")).collect();
        assert!(keys.is_empty(), "{} names a key file at {keys:?}", file.path);
    }
}

#[test]
fn programs_that_verify_compile_the_signature_crate_without_its_signing_features() {
    for (package, target) in
        [("segl", Some("wasm32-unknown-unknown")), ("segl-server", None), ("segl-verifier", None)]
    {
        assert!(!manifest::rooms_behind(package).contains("segl-issuer"));
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["tree", "--locked", "-p", package, "-e", "normal", "--prefix", "none", "-f", "{p}|{f}"]);
        cargo.args(target.map(|target| ["--target", target]).iter().flatten());
        let answer = cargo.current_dir(tree::root()).output().unwrap();
        assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
        let output = String::from_utf8(answer.stdout).unwrap();
        let line = output.lines().find(|line| line.starts_with("ed25519-dalek "));
        let line = line.unwrap_or_else(|| panic!("{package} does not verify: no ed25519-dalek in its tree"));
        let (_, features) = line.split_once('|').unwrap();
        let features = features.trim_end_matches(" (*)");
        for feature in features.split(',').filter(|feature| !feature.is_empty()) {
            assert!(VERIFYING.contains(&feature), "{package} compiles ed25519-dalek with {feature}");
        }
        assert!(!output.lines().any(|line| line.starts_with("segl-issuer ")));
    }
}
