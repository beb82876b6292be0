//! Key files.

use segl_issuer::{KeyFileError, SigningKey, key_from_json, key_to_json, public_key_from_json};

use crate::support::{Bench, run};

const PASSPHRASE: &str = "correct horse battery staple";

#[test]
fn a_test_key_is_readable_by_its_user_alone_and_never_written_over() {
    let bench = Bench::new();
    let key = bench.at("a.key");
    let said = run(&["keygen", "--test", "--out", &key]).done();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let (private, public) = (bench.read("a.key"), bench.read("a.key.pub"));
    let loaded = key_from_json(&private, None).unwrap();
    assert!(loaded.is_test());
    assert!(said.contains(loaded.public().key_id()));
    assert_eq!(public_key_from_json(&public).unwrap().key, *loaded.public());
    assert!(!public.contains("Private"));
    let again = run(&["keygen", "--test", "--out", &key]);
    assert_eq!(again.code, Some(2));
    assert!(again.err.contains("exists"), "{}", again.err);
    assert_eq!(bench.read("a.key"), private);
}

#[test]
fn two_keys_are_never_the_same() {
    let (a, b) = (SigningKey::generate(true).unwrap(), SigningKey::generate(true).unwrap());
    assert_ne!(a.public().key_id(), b.public().key_id());
}

#[test]
fn a_key_that_is_not_for_tests_lies_encrypted_and_opens_with_its_passphrase_alone() {
    let bench = Bench::new();
    let (key, right) = (bench.at("a.key"), bench.write("right", &format!("{PASSPHRASE}\n")));
    let wrong = bench.write("wrong", "correct horse battery stapler");
    run(&["keygen", "--out", &key, "--passphrase-file", &right]).done();
    let text = bench.read("a.key");
    assert!(text.contains("argon2id") && !text.contains("\"PrivateKey\""), "{text}");
    assert!(!public_key_from_json(&text).unwrap().test);

    let list = bench.at("list.json");
    let mut arguments = vec!["revocations", "--root", &key, "--generation", "1", "--today", "2026-11-22"];
    arguments.extend(["--next-update", "2027-01-01", "--out", &list]);
    let with = |file| [arguments.as_slice(), &["--passphrase-file", file]].concat();
    let err = run(&with(&wrong)).refused();
    assert!(err.contains("the passphrase is wrong"), "{err}");
    assert!(!bench.has("list.json"));
    run(&with(&right)).done();
    assert!(bench.has("list.json"));
}

#[test]
fn a_short_passphrase_makes_no_key() {
    let bench = Bench::new();
    let short = bench.write("short", "eleven char");
    let err = run(&["keygen", "--out", &bench.at("a.key"), "--passphrase-file", &short]).refused();
    assert!(err.contains("at least 12 characters"), "{err}");
    assert!(!bench.has("a.key") && !bench.has("a.key.pub"));
}

#[test]
fn a_changed_key_file_is_not_used() {
    let key = SigningKey::from_seed(&[7; 32], false).unwrap();
    let other = SigningKey::from_seed(&[8; 32], true).unwrap();
    assert!(matches!(key_to_json(&key, None), Err(KeyFileError::PassphraseNeeded)));
    let text = key_to_json(&key, Some(PASSPHRASE)).unwrap();
    let code = |text: &str| key_from_json(text, Some(PASSPHRASE)).unwrap_err();
    let public = |key: &SigningKey| segl_license::encode_base64(key.public().as_bytes());

    let exchanged = text.replace(&public(&key), &public(&other));
    assert!(matches!(code(&exchanged), KeyFileError::PassphraseWrong));
    let greedy = text.replace("\"MemoryKiB\": 65536", "\"MemoryKiB\": 4294967295");
    assert_ne!(greedy, text);
    assert!(matches!(code(&greedy), KeyFileError::Costs));
    assert!(matches!(key_from_json(&text, None), Err(KeyFileError::PassphraseNeeded)));

    let plain = key_to_json(&other, None).unwrap();
    let exchanged = plain.replace(&public(&other), &public(&key));
    assert!(matches!(code(&exchanged), KeyFileError::Mismatch));
    let unmarked = plain.replace("\"Test\": true", "\"Test\": false");
    assert!(matches!(code(&unmarked), KeyFileError::Unprotected));
    let newer = plain.replace("segl-key/1", "segl-key/2");
    assert!(matches!(code(&newer), KeyFileError::Form));
}
