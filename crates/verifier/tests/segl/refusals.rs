//! What must be refused, each with its own code and sentence.

use segl_issuer::{IssueOptions, SigningKey, certify};
use segl_license::encode_base64;

use crate::support::{
    Bench, OTHER_SERIAL_NR, SERIAL_NR, certificate, day, demo_certificate, demo_file, demo_issue, demo_key,
    demo_order, forge, verify,
};

/// The refusal as JSON and as a sentence.
#[track_caller]
fn refused(arguments: &[&str], code: &str, step: u8, sentence: &str) {
    let verdict = verify(&[arguments, &["--json"]].concat()).verdict(1);
    assert_eq!(
        (&verdict["Outcome"], &verdict["Code"], &verdict["Step"]),
        (&"refused".into(), &code.into(), &step.into())
    );
    let said = verify(arguments);
    assert_eq!(said.code, Some(1));
    let expected = format!("REFUSED: {sentence} ({code}, step {step})");
    assert!(said.out.contains(&expected), "{expected}\n{}", said.out);
}

#[test]
fn a_file_under_another_root_is_refused() {
    let bench = Bench::new();
    let (root, key) =
        (SigningKey::from_seed(&[1; 32], true).unwrap(), SigningKey::from_seed(&[2; 32], true).unwrap());
    let file = forge(&demo_order("superoffice"), &key, certificate(&root, &key, "SUPEROFFICE"));
    let path = bench.file("a.segl", &file);
    refused(&[&path], "root-unknown", 2, "No root that is believed here vouches for Keys[0].");
    let public = encode_base64(root.public().as_bytes());
    let roots = bench.write("roots.json", format!(r#"[{{"PublicKey":"{public}","Test":true}}]"#));
    let verdict = verify(&[&path, "--roots", &roots, "--serial", SERIAL_NR, "--json"]).verdict(0);
    assert_eq!(verdict["Outcome"], "verified-test");
}

#[test]
fn a_partners_key_that_signs_for_superoffice_is_refused() {
    let bench = Bench::new();
    let file = forge(&demo_order("superoffice"), &demo_key("norddata"), demo_certificate("norddata"));
    let sentence = "The key of Keys[0] belongs to NORDDATA and cannot sign for SUPEROFFICE.";
    refused(&[&bench.file("a.segl", &file)], "certificate-owner", 2, sentence);
}

#[test]
fn a_licence_for_another_serial_number_is_refused() {
    let bench = Bench::new();
    let path = bench.file("a.segl", &demo_file("superoffice"));
    let sentence = format!("It is for serial number {SERIAL_NR}; expected is {OTHER_SERIAL_NR}.");
    refused(&[&path, "--serial", OTHER_SERIAL_NR], "serial-differs", 5, &sentence);
    let mut order = demo_order("norddata");
    order.license.serial_nr = OTHER_SERIAL_NR.to_owned();
    let other = bench.file("b.segl", &demo_issue("norddata", &order, IssueOptions::default()));
    let sentence = format!("It is for serial number {OTHER_SERIAL_NR}; expected is {SERIAL_NR}.");
    refused(&[&other, "--installed", &path], "serial-differs", 5, &sentence);
}

#[test]
fn a_row_whose_number_was_edited_is_named() {
    let bench = Bench::new();
    let mut file = demo_file("norddata");
    let row = &mut file.module_licenses[3];
    let body = String::from_utf8(row.body.clone()).unwrap();
    row.body = body.replace("\"NumberOfLicenses\":40", "\"NumberOfLicenses\":90").into_bytes();
    assert_ne!(row.body, body.as_bytes());
    let path = bench.file("a.segl", &file);
    let sentence = "The row's signature fails: it was changed after it was signed.";
    refused(&[&path, "--serial", SERIAL_NR], "row-signature-bad", 6, sentence);
    let said = verify(&[&path, "--serial", SERIAL_NR]).out;
    assert!(said.contains("7 rows: 5 verified, 2 not."), "{said}");
    assert!(said.contains("nd-orders  MISSING"), "{said}");
}

#[test]
fn a_vendors_roots_refuse_test_keys() {
    let bench = Bench::new();
    let (root, key) =
        (SigningKey::from_seed(&[1; 32], false).unwrap(), SigningKey::from_seed(&[2; 32], true).unwrap());
    let public = encode_base64(root.public().as_bytes());
    let roots = bench.write("roots.json", format!(r#"[{{"PublicKey":"{public}","Test":false}}]"#));
    let file = forge(&demo_order("norddata"), &key, certificate(&root, &key, "NORDDATA"));
    let path = bench.file("a.segl", &file);
    let sentence = "Keys[0] is a test key, and these roots are a vendor's: test keys are refused.";
    refused(&[&path, "--roots", &roots], "test-key-refused", 2, sentence);
    let days = (day("2026-01-01"), day("2030-12-31"));
    let real = certify(&root, key.public(), "NORDDATA", 1, days, false).unwrap();
    let path = bench.file("b.segl", &forge(&demo_order("norddata"), &key, real));
    let verdict = verify(&[&path, "--roots", &roots, "--serial", SERIAL_NR, "--json"]).verdict(0);
    assert_eq!(verdict["Outcome"], "verified");
    let said = verify(&[&path, "--roots", &roots, "--serial", SERIAL_NR]).out;
    assert!(said.contains("Verified: everything is as it was signed.") && !said.contains("TEST"), "{said}");
}
