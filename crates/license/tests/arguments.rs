//! Roots, state and what is installed.

use segl_license::{Activation, Envelope, Installed, Kind, Roots, RootsError, Seen, State, pinned_roots};

use crate::support::edit::{judged, pinned};
use crate::support::issue::{Issue, SERIAL_NR};
use crate::support::keys::{Key, Signer as _, day, root};
use crate::vectors::empty_list;

fn roots_of(entries: &[(&Key, bool)]) -> String {
    let one = |(key, test): &(&Key, bool)| {
        format!(r#"{{"PublicKey":"{}","Test":{test}}}"#, key.public_key().to_base64())
    };
    format!("[{}]", entries.iter().map(one).collect::<Vec<_>>().join(","))
}

#[test]
fn the_roots_of_this_repository_load_and_are_test_roots() {
    let roots = pinned_roots().unwrap();
    assert!(!roots.is_vendor());
    assert!(roots.iter().all(|root| root.test));
}

#[test]
fn a_build_without_a_test_root_is_a_vendors() {
    assert!(pinned(false).is_vendor());
    assert!(!pinned(true).is_vendor());
    let both = roots_of(&[(&root(), false), (&Key::named("other root"), true)]);
    assert!(!Roots::from_json(&both, "null").unwrap().is_vendor());
}

#[test]
fn roots_that_are_not_usable_say_which_part_does_not_hold() {
    let good = roots_of(&[(&root(), false)]);
    let small = good.replace(&root().public_key().to_base64(), &"A".repeat(43).clone());
    let weak = small.replace(&"A".repeat(43), &format!("{}=", "A".repeat(43)));
    let floor = empty_list().to_json();
    for (roots, floor, error) in [
        ("", "null", RootsError::Json),
        ("[]", "null", RootsError::Json),
        (r#"[{"PublicKey":"AA==","Test":false}]"#, "null", RootsError::Json),
        (small.as_str(), "null", RootsError::Json),
        (weak.as_str(), "null", RootsError::Key),
        (roots_of(&[(&root(), false), (&root(), true)]).as_str(), "null", RootsError::Key),
        (good.as_str(), "", RootsError::Floor),
        (good.as_str(), "{}", RootsError::Floor),
        (roots_of(&[(&Key::named("other root"), false)]).as_str(), floor.as_str(), RootsError::Floor),
        (good.as_str(), floor.replace("sig\":\"", "sig\":\"AAAA").as_str(), RootsError::Floor),
    ] {
        assert_eq!(Roots::from_json(roots, floor), Err(error), "{roots} {floor}");
    }
    assert!(Roots::from_json(&good, &format!("\n{floor}\n")).is_ok());
}

#[test]
fn a_state_survives_its_json_and_every_key_may_be_left_out() {
    let hash = Issue::first().file().license.hash();
    let state = State {
        revocations: Some(empty_list()),
        typed_serial_nr: Some(SERIAL_NR.to_owned()),
        seen: vec![Seen {
            owner_name: "SUPEROFFICE".to_owned(),
            serial_nr: SERIAL_NR.to_owned(),
            epoch: 2,
            sequence: 3,
            hash,
        }],
        activations: vec![Activation { hash, date: day("2026-11-22") }],
    };
    let json = serde_json::to_string(&state).unwrap();
    assert_eq!(serde_json::from_str::<State>(&json).unwrap(), state);
    assert_eq!(serde_json::from_str::<State>("{}").unwrap(), State::default());
    assert_eq!(serde_json::to_string(&State::default()).unwrap(), "{}");
}

#[test]
fn a_state_with_anything_unknown_or_misplaced_is_not_read() {
    let row = Issue::first().file().module_licenses.remove(0).to_json();
    for bad in [
        r#"{"Verified":true}"#.to_owned(),
        format!(r#"{{"Revocations":{row}}}"#),
        r#"{"Activations":[{"Hash":"AA==","Date":"2026-11-22"}]}"#.to_owned(),
        r#"{"Seen":[{"OwnerName":"SUPEROFFICE"}]}"#.to_owned(),
    ] {
        assert!(serde_json::from_str::<State>(&bad).is_err(), "{bad}");
    }
}

#[test]
fn an_envelope_survives_its_json_and_has_one_spelling() {
    let list = empty_list();
    let json = list.to_json();
    assert_eq!(Envelope::from_json(Kind::Revocations, "Floor", json.as_bytes()), Ok(list));
    for bad in [json.replace(':', ": "), json.clone() + " ", "null".to_owned()] {
        let finding = Envelope::from_json(Kind::Revocations, "Floor", bad.as_bytes()).unwrap_err();
        assert_eq!((finding.code.as_str(), finding.facts.text("Object")), ("json-shape", Some("Floor")));
    }
    let finding = Envelope::from_json(Kind::License, "Floor", json.as_bytes()).unwrap_err();
    assert_eq!(finding.code.as_str(), "envelope-type");
}

#[test]
fn an_installed_licence_is_found_by_its_owner() {
    let license = judged(Issue::first().file().to_text().as_bytes()).content.unwrap().license;
    let installed = Installed::new(vec![license]);
    assert_eq!(installed.of("SUPEROFFICE").map(|own| own.sequence), Some(1));
    assert!(installed.of("NORDDATA").is_none());
}
