//! Certificates and revocation lists.

use segl_issuer::{SigningKey, certify, key_from_json, read_certificate, read_revocations};
use segl_license::{Date, Kind, RevocationReason};

use crate::support::{Bench, demo, run};

fn root() -> SigningKey {
    key_from_json(&std::fs::read_to_string(demo("keys/root.key")).unwrap(), None).unwrap()
}

#[test]
fn the_demonstrations_certificates_are_signed_by_its_root_for_their_owners() {
    for (name, owner) in [("superoffice", "SUPEROFFICE"), ("norddata", "NORDDATA")] {
        let text = std::fs::read_to_string(demo(&format!("keys/{name}.cert"))).unwrap();
        let (envelope, certificate) = read_certificate(&text).unwrap();
        let kind = Kind::KeyCertificate.payload_type();
        assert!(root().public().verifies(kind, &envelope.body, &envelope.signature));
        assert_eq!((certificate.owner_name.as_str(), certificate.epoch), (owner, 1));
        assert!(certificate.test);
        let dates = (certificate.sign_date.to_string(), certificate.expiry_date.to_string());
        assert_eq!(dates, ("2026-01-01".to_owned(), "2036-12-31".to_owned()));
    }
}

#[test]
fn a_test_key_is_certified_as_one_or_not_at_all() {
    let bench = Bench::new();
    run(&["keygen", "--test", "--out", &bench.at("a.key")]).done();
    let (root, public, out) = (demo("keys/root.key"), bench.at("a.key.pub"), bench.at("a.cert"));
    let mut arguments =
        vec!["certify", "--root", &root, "--public", &public, "--owner", "ACME", "--epoch", "1"];
    arguments.extend(["--from", "2026-01-01", "--to", "2027-12-31", "--out", &out]);
    let err = run(&arguments).refused();
    assert!(err.contains("--test"), "{err}");
    assert!(!bench.has("a.cert"));
    arguments.push("--test");
    run(&arguments).done();
    assert_eq!(bench.read("a.cert").lines().count(), 1);
    let said = run(&["inspect", &out]).done();
    assert!(said.contains("may sign for ACME (epoch 1, test)"), "{said}");
}

#[test]
fn a_certificate_with_a_field_out_of_its_form_is_not_made() {
    let (root, key) = (root(), SigningKey::from_seed(&[9; 32], true).unwrap());
    let days = (Date::new(2026, 1, 1).unwrap(), Date::new(2027, 1, 1).unwrap());
    let field =
        |owner, epoch, days| certify(&root, key.public(), owner, epoch, days, true).unwrap_err().to_string();
    assert!(field("Acme", 1, days).contains("OwnerName"));
    assert!(field("ACME", 0, days).contains("Epoch"));
    assert!(field("ACME", 1, (days.1, days.0)).contains("ExpiryDate"));
}

#[test]
fn a_revocation_list_names_keys_and_licences() {
    let bench = Bench::new();
    let (root, out) = (demo("keys/root.key"), bench.at("list.json"));
    let key = format!("retired:{}:2026-12-31", "a1".repeat(32));
    let hash = format!("compromised:{}:2026-10-01", segl_license::encode_base64(&[5; 32]));
    let mut arguments = vec!["revocations", "--root", &root, "--generation", "3", "--today", "2026-11-22"];
    arguments.extend(["--next-update", "2027-06-30", "--entry", &key, "--entry", &hash, "--out", &out]);
    run(&arguments).done();
    let (_, list) = read_revocations(&bench.read("list.json")).unwrap();
    assert_eq!((list.generation, list.entries.len()), (3, 2));
    assert_eq!(list.entries[0].reason, RevocationReason::Retired);
    assert_eq!(list.entries[1].hash.unwrap().0, [5; 32]);
    for bad in ["retired:abc:2026-12-31", "lost:abc:2026-12-31", "retired"] {
        let mut arguments = vec!["revocations", "--root", &root, "--generation", "4"];
        arguments.extend(["--next-update", "2027-06-30", "--entry", bad, "--out", &out]);
        assert_eq!(run(&arguments).code, Some(2), "{bad}");
    }
}
