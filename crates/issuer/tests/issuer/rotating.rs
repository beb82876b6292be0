//! One key in the place of another.

use segl_issuer::{key_from_json, read_certificate, read_revocations};
use segl_license::{Code, Date, Installed, KeyCertificate, RevocationReason, Revocations};

use crate::support::{Bench, Said, TODAY, demo, run};

const LISTED: &str = "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1";

/// A list of generation 4 that names another key.
fn list(bench: &Bench, root: &str) -> String {
    let (entry, out) = (format!("compromised:{LISTED}:2026-10-01"), bench.at("list.json"));
    let mut arguments = vec!["revocations", "--root", root, "--generation", "4", "--today", TODAY];
    arguments.extend(["--next-update", "2027-01-01", "--entry", &entry, "--out", &out]);
    run(&arguments).done();
    out
}

/// Rotates the third party's key of the demonstration.
fn rotate(bench: &Bench, out: &str, more: &[&str]) -> Said {
    let (cert, out) = (demo("keys/norddata.cert"), bench.at(out));
    let mut arguments = vec!["rotate", "--cert", &cert, "--today", TODAY, "--to", "2030-12-31"];
    arguments.extend(["--next-update", "2027-06-30", "--out", &out]);
    arguments.extend(more);
    run(&arguments)
}

fn made(bench: &Bench, folder: &str) -> (KeyCertificate, Revocations) {
    let (_, certificate) = read_certificate(&bench.read(&format!("{folder}/owner.cert"))).unwrap();
    (certificate, read_revocations(&bench.read(&format!("{folder}/revocations.json"))).unwrap().1)
}

fn names(bench: &Bench) -> Vec<String> {
    let entries = std::fs::read_dir(bench.path(".")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_next_key_is_made_and_certified_and_the_old_one_joins_the_list_in_one_step() {
    let bench = Bench::new();
    let root = demo("keys/root.key");
    let list = list(&bench, &root);
    let said = rotate(&bench, "next/", &["--test", "--root", &root, "--revocations", &list]).done();
    let (certificate, newest) = made(&bench, "next");
    let (_, old) = read_certificate(&std::fs::read_to_string(demo("keys/norddata.cert")).unwrap()).unwrap();
    assert_eq!((certificate.owner_name.as_str(), certificate.epoch), ("NORDDATA", 2));
    let days = (certificate.sign_date.to_string(), certificate.expiry_date.to_string());
    assert_eq!(days, (TODAY.to_owned(), "2030-12-31".to_owned()));
    let key = key_from_json(&bench.read("next/owner.key"), None).unwrap();
    assert_eq!((key.public().key_id(), key.is_test()), (certificate.key_id.as_str(), true));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(bench.path("next/owner.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let entries: Vec<_> = newest
        .entries
        .iter()
        .map(|entry| (entry.key_id.as_deref().unwrap(), entry.reason, entry.date.to_string()))
        .collect();
    let retired = (old.key_id.as_str(), RevocationReason::Retired, TODAY.to_owned());
    assert_eq!(entries, [(LISTED, RevocationReason::Compromised, "2026-10-01".to_owned()), retired]);
    assert_eq!((newest.generation, newest.issued.to_string()), (5, TODAY.to_owned()));
    for step in ["--previous LAST.segl", "trust/revocations.json", "owner.key", "is retired"] {
        assert!(said.contains(step), "{step}: {said}");
    }

    // What is active under the old key gives way to the new one's, and nothing new comes from the old one.
    bench.issue(&demo("norddata.toml"), "1.segl", &[]).done();
    let first = bench.judge("1.segl", &Installed::default()).content.unwrap().license;
    let (key, cert) = (bench.at("next/owner.key"), bench.at("next/owner.cert"));
    let (out, previous, order) = (bench.at("2.segl"), bench.at("1.segl"), demo("norddata.toml"));
    let newest = bench.at("next/revocations.json");
    let mut arguments = vec!["issue", "--order", &order, "--key", &key, "--cert", &cert, "--today", TODAY];
    arguments.extend(["--previous", &previous, "--revocations", &newest, "--out", &out]);
    run(&arguments).done();
    let verdict = bench.judge("2.segl", &Installed::new(vec![first])).verdict;
    assert_eq!((verdict.code, verdict.epoch), (None, Some(2)), "{}", verdict.to_json());
    let err = bench.issue(&order, "3.segl", &["--revocations", &newest]).refused();
    assert!(err.contains(Code::KeyRetired.as_str()), "{err}");
}

#[test]
fn a_stolen_key_is_followed_the_same_way_with_the_day_and_a_root_that_is_elsewhere() {
    let bench = Bench::new();
    let root = demo("keys/root.key");
    let signer = format!("'{}' sign --root '{root}'", env!("CARGO_BIN_EXE_segl-issuer"));
    let elsewhere = ["--test", "--first-list", "--signer", &signer, "--root-public", &root];
    let since = ["--compromised", "--from", "2026-11-20"];
    let said = rotate(&bench, "next", &[elsewhere.as_slice(), &since].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.out.contains("is compromised from 2026-11-20 on") && said.out.contains("At once"),
        "{}",
        said.out
    );
    let (_, list) = made(&bench, "next");
    let entry = &list.entries[0];
    assert_eq!((list.generation, entry.reason), (1, RevocationReason::Compromised));
    assert_eq!(Some(entry.date), Date::parse("2026-11-20"));
}

#[test]
fn what_stands_in_the_way_leaves_nothing_behind_and_nothing_is_written_over() {
    let bench = Bench::new();
    let root = demo("keys/root.key");
    let first = ["--test", "--root", &root, "--first-list"];
    rotate(&bench, "next", &first).done();
    let before = bench.read("next/owner.key");
    let again = rotate(&bench, "next", &first);
    assert!(again.code == Some(2) && again.err.contains("exists"), "{}", again.err);
    assert_eq!(bench.read("next/owner.key"), before);

    run(&["keygen", "--test", "--out", &bench.at("stranger.key")]).done();
    let (stranger, newest) = (bench.at("stranger.key"), bench.at("next/revocations.json"));
    let strange = list(&bench, &stranger);
    let short = bench.write("short", "eleven char");
    let there = names(&bench);
    for (more, why) in [
        (["--test", "--root", &root, "--revocations", &strange].as_slice(), "signed by no root"),
        (&["--test", "--root", &root, "--revocations", &newest], "withdrawn already"),
        (&["--root", &root, "--first-list", "--new-passphrase-file", &short], "at least 12 characters"),
        (&["--test", "--signer", "echo AAAA", "--root-public", &root, "--first-list"], "the signer answered"),
    ] {
        let err = rotate(&bench, "other", more).refused();
        assert!(err.contains(why), "{why}: {err}");
        assert_eq!(names(&bench), there, "{why}");
    }
    // An encrypted key under a test root would pass for a real one.
    let long = bench.write("short", "a passphrase that is long enough");
    let err =
        rotate(&bench, "other", &["--root", &root, "--first-list", "--new-passphrase-file", &long]).refused();
    assert!(err.contains("add --test"), "{err}");
    let nowhere = rotate(&bench, "missing/other", &first);
    assert!(nowhere.code == Some(2) && nowhere.err.contains("cannot write"), "{}", nowhere.err);
    assert_eq!(names(&bench), there);
    for wrong in [
        ["--test", "--root", &root, "--compromised"].as_slice(),
        &["--test", "--root", &root, "--first-list", "--compromised"],
        &["--test", "--root", &root, "--first-list", "--from", "2026-11-20"],
        &["--test", "--root", &root],
        &["--test", "--root", &root, "--first-list", "--revocations", &newest],
    ] {
        assert_eq!(rotate(&bench, "other", wrong).code, Some(2), "{wrong:?}");
    }
}
