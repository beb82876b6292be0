//! Help that teaches.

use crate::support::run;

#[test]
fn help_shows_the_whole_way_to_a_first_licence() {
    let help = run(&["--help"]).done();
    let steps = ["segl-issuer keygen", "segl-issuer certify", "segl-issuer issue"];
    let places: Vec<usize> = steps.iter().map(|step| help.find(step).unwrap()).collect();
    assert!(places.is_sorted(), "{help}");
    assert!(help.contains("Exit codes: 0"), "{help}");
}

#[test]
fn every_command_has_an_example_and_says_what_each_argument_is() {
    for command in ["keygen", "certify", "issue", "revocations", "rotate", "sign", "inspect", "serve"] {
        let help = run(&[command, "--help"]).done();
        assert!(help.contains("Example"), "{help}");
        assert!(help.contains(&format!("segl-issuer {command} ")), "{help}");
        assert!(run(&["--help"]).out.contains(command));
    }
}

#[test]
fn revoke_is_another_name_of_the_command_that_signs_a_list() {
    assert_eq!(run(&["revoke", "--help"]).done(), run(&["revocations", "--help"]).done());
    assert!(run(&["--help"]).done().contains("[alias: revoke]"));
}

#[test]
fn inspect_says_what_each_file_of_the_demonstration_is() {
    let inspect = |name: &str| run(&["inspect", &crate::support::demo(name), "--today", "2026-11-22"]).done();
    assert!(inspect("keys/root.key").starts_with("A private key, NOT encrypted, for tests"));
    assert!(inspect("keys/norddata.cert").starts_with("A certificate: key 4d4f041e77c721f1"));
    assert!(inspect("norddata.toml").starts_with("An order without problems: NORDDATA for Wordslayer AS"));
    let err = run(&["inspect", &crate::support::demo("README.md")]).refused();
    assert!(err.contains("neither a key"), "{err}");
}
