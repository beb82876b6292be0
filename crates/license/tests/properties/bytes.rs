//! One changed byte is never verified, and no bytes make the core panic.

use proptest::collection::vec;
use proptest::prelude::*;
use segl_license::stored::{Context, judge_owner};
use segl_license::{Code, Envelope, Installed, LicenseFile, Outcome, Roots, armour, judge_file, parse_file};

use crate::support::edit::{json_of, roots, today, typed, verdict, wrapped};
use crate::support::issue::Issue;
use crate::support::keys::{Signer as _, root, superoffice};
use crate::support::stored::Stored;

fn file() -> LicenseFile {
    let mut issue = Issue::of_two_rows();
    issue.revocations = Some(crate::vectors::empty_list());
    issue.file()
}

fn envelope(file: &mut LicenseFile, at: usize) -> &mut Envelope {
    match at {
        0 => &mut file.license,
        1 => &mut file.keys[0],
        2 => file.revocations.as_mut().unwrap(),
        _ => &mut file.module_licenses[at - 3],
    }
}

/// Changes one byte of a list to another value.
fn change(bytes: &mut [u8], at: prop::sample::Index, by: u8) {
    bytes[at.index(bytes.len())] ^= by;
}

#[test]
fn the_file_whose_bytes_are_changed_is_verified_as_it_is() {
    assert_eq!(verdict(file().to_text().as_bytes()).outcome, Outcome::Verified);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn one_changed_byte_of_any_body_or_signature_is_refused(
        object in 0_usize..5, in_body: bool, at: prop::sample::Index, by in 1_u8..,
    ) {
        let mut file = file();
        let envelope = envelope(&mut file, object);
        change(if in_body { &mut envelope.body } else { &mut envelope.signature }, at, by);
        let verdict = verdict(file.to_text().as_bytes());
        prop_assert_eq!(verdict.outcome, Outcome::Refused);
        let expected =
            [Code::SignatureBad, Code::CertificateSignatureBad, Code::RevocationsSignatureBad, Code::RowSignatureBad];
        prop_assert!(expected.contains(&verdict.code.unwrap()), "{:?}", verdict.code);
    }

    #[test]
    fn one_changed_byte_of_a_root_is_refused(at: prop::sample::Index, by in 1_u8..) {
        let mut key = root().public_key();
        change(&mut key.0, at, by);
        let pinned = format!(r#"[{{"PublicKey":"{}","Test":false}}]"#, key.to_base64());
        if let Ok(roots) = Roots::from_json(&pinned, "null") {
            let text = file().to_text();
            let verdict = judge_file(text.as_bytes(), &roots, &typed(), &Installed::default(), today()).verdict;
            prop_assert_eq!(verdict.code, Some(Code::RootUnknown));
        }
    }

    #[test]
    fn one_changed_digit_of_a_hint_is_refused(object in 0_usize..5, at in 0_usize..16, by in 1_usize..16) {
        let mut file = file();
        let hint = &mut envelope(&mut file, object).hint;
        let digits = "0123456789abcdef";
        let digit = digits.find(hint.as_bytes()[at] as char).unwrap();
        hint.replace_range(at..=at, &digits[(digit + by) % 16..][..1]);
        prop_assert_eq!(verdict(file.to_text().as_bytes()).outcome, Outcome::Refused);
    }

    #[test]
    fn one_changed_byte_of_a_database_is_noticed(
        object in 0_usize..4, part in 0_usize..3, at: prop::sample::Index, by in 1_u8..,
    ) {
        let mut stored = Stored::of(&Issue::of_two_rows().file(), &superoffice());
        let changed = match object {
            0 => &mut stored.owner.license,
            1 => &mut stored.owner.keys[0],
            _ => &mut stored.rows[object - 2].signed,
        };
        change([&mut changed.body, &mut changed.signature, &mut changed.hash][part], at, by);
        let (roots, state) = (roots(), typed());
        let context = Context { roots: &roots, state: &state, today: today(), main: None };
        let judged = judge_owner(&stored.owner, &stored.rows, context);
        prop_assert!(!judged.verdict.is_clean(), "{}", judged.verdict.to_json());
        // What beside a row was changed does not take it away; what was signed, changed, grants nothing.
        let granted = judged.rows.iter().flatten().count();
        prop_assert_eq!(granted, match (object, part) { (0 | 1, 0 | 1) => 0, (2 | 3, 0) => 1, _ => 2 });
    }

    #[test]
    fn arbitrary_bytes_never_panic_and_are_never_verified(bytes in vec(any::<u8>(), 0..2000)) {
        let found = parse_file(&bytes);
        prop_assert!(found.is_err());
        prop_assert_eq!(verdict(&bytes).step, Some(1));
    }

    #[test]
    fn arbitrary_content_in_armour_never_panics(content in vec(any::<u8>(), 0..2000)) {
        prop_assert_eq!(verdict(&wrapped(&content)).step, Some(1));
    }

    #[test]
    fn arbitrary_text_between_markers_never_panics(text in "\\PC{0,300}", begin: bool, end: bool) {
        let marker = |wanted: bool, line: &str| if wanted { format!("{line}\n") } else { String::new() };
        let file = format!("{}{text}\n{}", marker(begin, armour::BEGIN), marker(end, armour::END));
        prop_assert_eq!(verdict(file.as_bytes()).step, Some(1));
    }

    #[test]
    fn a_file_with_bytes_changed_inserted_or_lost_is_verified_only_if_its_content_is_the_same(
        edits in vec((any::<prop::sample::Index>(), 0_u8..3, any::<u8>()), 1..4),
    ) {
        let original = file().to_text().into_bytes();
        let mut bytes = original.clone();
        for (at, kind, byte) in edits {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        if verdict(&bytes).outcome != Outcome::Refused {
            let content = |file: &[u8]| armour::unwrap(file).unwrap().0;
            prop_assert_eq!(content(&bytes), content(&original));
        }
    }

    #[test]
    fn json_with_bytes_changed_is_never_verified(at: prop::sample::Index, kind in 0_u8..3, byte: u8) {
        let original = json_of(&file()).into_bytes();
        let mut bytes = original.clone();
        let at = at.index(bytes.len());
        match kind {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            _ => drop(bytes.remove(at)),
        }
        prop_assert_eq!(verdict(&wrapped(&bytes)).outcome == Outcome::Verified, bytes == original);
    }
}
