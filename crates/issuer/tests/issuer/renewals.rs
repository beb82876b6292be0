//! Licences that follow others, and files that a customer's program would refuse.

use segl_license::{Code, Installed, License, decode, parse_file};

use crate::support::{Bench, demo, run};

#[test]
fn the_next_licence_names_the_one_before_it_and_is_accepted_after_it() {
    let bench = Bench::new();
    bench.issue(&demo("norddata.toml"), "1.segl", &[]).done();
    let said = bench.issue(&demo("norddata.toml"), "2.segl", &["--previous", &bench.at("1.segl")]).done();
    assert!(said.contains("sequence 2"), "{said}");
    let first = bench.judge("1.segl", &Installed::default()).content.unwrap().license;
    let hash = first.hash();
    let judgement = bench.judge("2.segl", &Installed::new(vec![first]));
    assert!(judgement.verdict.warnings.is_empty(), "{}", judgement.verdict.to_json());
    let second = judgement.content.unwrap();
    assert_eq!(second.license.previous, Some(hash));
    assert!(second.rows.iter().all(|row| row.sequence == 2));
}

#[test]
fn a_sequence_can_be_said_but_not_beside_a_previous_licence() {
    let bench = Bench::new();
    let said = bench.issue(&demo("norddata.toml"), "7.segl", &["--sequence", "7"]).done();
    assert!(said.contains("sequence 7"), "{said}");
    let seven = bench.at("7.segl");
    let said = bench.issue(&demo("norddata.toml"), "8.segl", &["--sequence", "7", "--previous", &seven]);
    assert_eq!(said.code, Some(2));
}

#[test]
fn another_customers_licence_is_no_previous_one() {
    let bench = Bench::new();
    let order = std::fs::read_to_string(demo("norddata.toml")).unwrap();
    let other = bench.write("other.toml", &order.replace("1801852599", "1010000014"));
    bench.issue(&other, "other.segl", &[]).done();
    let err =
        bench.issue(&demo("norddata.toml"), "2.segl", &["--previous", &bench.at("other.segl")]).refused();
    assert!(err.contains("1010000014") && err.contains("Replaces"), "{err}");
    assert!(!bench.has("2.segl"));
}

#[test]
fn a_new_serial_number_takes_over_from_the_one_it_names() {
    let bench = Bench::new();
    bench.issue(&demo("norddata.toml"), "1.segl", &[]).done();
    let first = bench.judge("1.segl", &Installed::default()).content.unwrap().license;
    let hash = first.hash().to_base64();
    let order = std::fs::read_to_string(demo("norddata.toml")).unwrap();
    let replaces =
        format!("SerialNr = \"1010000014\"\nReplaces = {{ SerialNr = \"1801852599\", Hash = \"{hash}\" }}");
    let order = order.replace("SerialNr = \"1801852599\"", &replaces);
    bench.issue(&bench.write("order.toml", &order), "2.segl", &[]).done();
    let verdict = bench.judge("2.segl", &Installed::new(vec![first])).verdict;
    assert_eq!(verdict.code, None, "{}", verdict.to_json());
    assert!(verdict.warnings.iter().any(|warning| warning.code == Code::SerialReplaced));
    // The issue after it says it again, without the order saying so.
    let order = std::fs::read_to_string(demo("norddata.toml")).unwrap().replace("1801852599", "1010000014");
    let previous = bench.at("2.segl");
    bench.issue(&bench.write("next.toml", &order), "3.segl", &["--previous", &previous]).done();
    let replaces = |name| {
        let file = parse_file(&std::fs::read(bench.path(name)).unwrap()).unwrap().0;
        decode::<License>(&file.license.body).unwrap().replaces
    };
    assert!(replaces("3.segl").is_some() && replaces("3.segl") == replaces("2.segl"));
}

#[test]
fn a_file_under_a_root_that_nobody_pins_is_not_written() {
    let bench = Bench::new();
    run(&["keygen", "--test", "--out", &bench.at("root.key")]).done();
    let public = bench.at("root.key.pub");
    let err = bench.issue(&demo("norddata.toml"), "a.segl", &["--root-public", &public]).refused();
    assert!(err.contains("root-unknown (step 2)"), "{err}");
    assert!(!bench.has("a.segl"));
    let public = demo("keys/root.key");
    bench.issue(&demo("norddata.toml"), "a.segl", &["--root-public", &public]).done();
    assert!(bench.has("a.segl"));
}

#[test]
fn a_retired_key_issues_nothing_and_the_old_file_stays_as_it_was() {
    let bench = Bench::new();
    bench.test_key("old", "NORDDATA", "1");
    let (key, cert) = (bench.at("old.key"), bench.at("old.cert"));
    let public = segl_issuer::public_key_from_json(&bench.read("old.key.pub")).unwrap();
    let entry = format!("retired:{}:2026-11-01", public.key.key_id());
    let (root, list, out) =
        (demo("keys/root.key"), bench.at("list.json"), bench.write("a.segl", "as it was"));
    let mut arguments = vec!["revocations", "--root", &root, "--generation", "1", "--today", "2026-11-22"];
    arguments.extend(["--next-update", "2027-06-30", "--entry", &entry, "--out", &list]);
    run(&arguments).done();
    let order = demo("norddata.toml");
    let mut arguments = vec!["issue", "--order", &order, "--key", &key, "--cert", &cert, "--out", &out];
    arguments.extend(["--today", "2026-11-22"]);
    let with_list = [arguments.as_slice(), &["--revocations", &list]].concat();
    let err = run(&with_list).refused();
    assert!(err.contains("key-retired (step 4)"), "{err}");
    assert_eq!(bench.read("a.segl"), "as it was");
    run(&arguments).done();
    assert!(bench.read("a.segl").starts_with(segl_license::armour::BEGIN));
}

#[test]
fn the_four_commands_of_the_help_make_a_licence_that_is_no_test() {
    let bench = Bench::new();
    let passphrase = bench.write("passphrase", "correct horse battery staple");
    let with = |arguments: &[&str]| run(&[arguments, &["--passphrase-file", &passphrase]].concat());
    let (root, key, cert) = (bench.at("root.key"), bench.at("acme.key"), bench.at("acme.cert"));
    with(&["keygen", "--out", &root]).done();
    with(&["keygen", "--out", &key]).done();
    let (root_public, public) = (format!("{root}.pub"), format!("{key}.pub"));
    let mut certify = vec!["certify", "--root", &root, "--public", &public, "--owner", "NORDDATA"];
    certify.extend(["--epoch", "1", "--from", "2026-01-01", "--to", "2028-12-31", "--out", &cert]);
    with(&certify).done();
    let (order, out) = (demo("norddata.toml"), bench.at("acme.segl"));
    let mut issue = vec!["issue", "--order", &order, "--key", &key, "--cert", &cert, "--out", &out];
    issue.extend(["--root-public", &root_public, "--today", "2026-11-22"]);
    let said = with(&issue).done();
    assert!(said.contains("verified: NORDDATA for Wordslayer AS") && !said.contains("TEST"), "{said}");
}
