//! What is installed and what is remembered: renewals, old issues, withdrawn keys.

use segl_issuer::{IssueOptions, revoke};
use segl_license::{LicenseFile, Revocation, RevocationReason, Revocations};

use crate::support::{Bench, SERIAL_NR, day, demo_file, demo_issue, demo_key, demo_order, verify};

fn second(first: &LicenseFile) -> LicenseFile {
    let options =
        IssueOptions { sequence: Some(2), previous: Some(first.license.hash()), ..IssueOptions::default() };
    demo_issue("norddata", &demo_order("norddata"), options)
}

#[test]
fn a_renewal_is_accepted_after_the_one_it_follows_and_refused_before_it() {
    let bench = Bench::new();
    let first = demo_file("norddata");
    let (one, two) = (bench.file("1.segl", &first), bench.file("2.segl", &second(&first)));
    let verdict = verify(&[&two, "--installed", &one, "--json"]).verdict(0);
    assert_eq!((&verdict["Warnings"], &verdict["Sequence"]), (&serde_json::json!([]), &2.into()));
    let verdict = verify(&[&one, "--installed", &two, "--json"]).verdict(1);
    assert_eq!((&verdict["Code"], &verdict["Step"]), (&"older-than-installed".into(), &7.into()));
    let verdict = verify(&[&one, "--installed", &one, "--json"]).verdict(1);
    assert_eq!(verdict["Code"], "already-active");
}

#[test]
fn an_installed_licence_that_does_not_verify_counts_as_absent_and_is_named() {
    let bench = Bench::new();
    let (first, mut broken) = (demo_file("norddata"), demo_file("norddata"));
    broken.license.signature[0] ^= 1;
    let (one, broken) = (bench.file("1.segl", &first), bench.file("broken.segl", &broken));
    let said = verify(&[&one, "--installed", &broken, "--serial", SERIAL_NR]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.contains("broken.segl does not verify and counts as not installed."), "{}", said.out);
}

#[test]
fn what_was_seen_before_keeps_an_old_issue_out() {
    let bench = Bench::new();
    let first = demo_file("norddata");
    let hash = second(&first).license.hash().to_base64();
    let seen = format!(
        r#"{{"Seen":[{{"OwnerName":"NORDDATA","SerialNr":"{SERIAL_NR}","Epoch":1,"Sequence":2,"Hash":"{hash}"}}]}}"#
    );
    let (one, state) = (bench.file("1.segl", &first), bench.write("state.json", seen));
    let verdict = verify(&[&one, "--state", &state, "--json"]).verdict(1);
    assert_eq!(verdict["Code"], "older-than-installed");
    let said = verify(&[&one, "--state", &state]).out;
    assert!(said.contains("A newer licence is known: epoch 1, sequence 2."), "{said}");
}

#[test]
fn a_withdrawn_key_is_refused_with_the_day_and_the_reason() {
    let bench = Bench::new();
    let one = bench.file("1.segl", &demo_file("norddata"));
    for (reason, code) in
        [(RevocationReason::Retired, "key-retired"), (RevocationReason::Compromised, "key-compromised")]
    {
        let entry = Revocation {
            key_id: Some(demo_key("norddata").public().key_id().to_owned()),
            hash: None,
            date: day("2026-10-01"),
            reason,
        };
        let list = Revocations {
            generation: 1,
            issued: day("2026-11-01"),
            next_update: day("2027-11-01"),
            entries: vec![entry],
        };
        let list = revoke(&demo_key("root"), &list).unwrap().to_json();
        let state = bench.write("state.json", format!(r#"{{"Revocations":{list}}}"#));
        let verdict = verify(&[&one, "--state", &state, "--json"]).verdict(1);
        assert_eq!((&verdict["Code"], &verdict["Step"]), (&code.into(), &4.into()));
        assert_eq!(verdict["Facts"]["Date"], "2026-10-01");
        let public = segl_license::encode_base64(demo_key("root").public().as_bytes());
        let roots = bench.write("roots.json", format!(r#"[{{"PublicKey":"{public}","Test":true}}]"#));
        let floor = bench.write("floor.json", list);
        let verdict = verify(&[&one, "--roots", &roots, "--floor", &floor, "--json"]).verdict(1);
        assert_eq!(verdict["Code"], code);
    }
}
