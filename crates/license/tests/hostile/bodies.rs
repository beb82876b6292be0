//! Bodies that are signed, but not spelled as the format spells them.

use segl_license::{Code, Kind, Revocation, RevocationReason, Revocations, encode};

use super::refusal;
use crate::support::edit::with_body;
use crate::support::issue::Issue;
use crate::support::keys::day;

/// A good body of each kind, with the code that a bad one gets.
fn good(kind: Kind) -> (String, Code) {
    let file = Issue::first().file();
    let entry = Revocation {
        key_id: Some("0".repeat(64)),
        hash: None,
        date: day("2026-01-01"),
        reason: RevocationReason::Retired,
    };
    let list = Revocations {
        generation: 1,
        issued: day("2026-11-01"),
        next_update: day("2027-11-01"),
        entries: vec![entry],
    };
    let (body, code) = match kind {
        Kind::License => (file.license.body, Code::LicenseMalformed),
        Kind::ModuleLicense => (file.module_licenses[0].body.clone(), Code::RowMalformed),
        Kind::KeyCertificate => (file.keys[0].body.clone(), Code::CertificateMalformed),
        Kind::Revocations => (encode(&list), Code::RevocationsMalformed),
    };
    (String::from_utf8(body).unwrap(), code)
}

/// Puts a body in its place, and demands how it departs from the documented form.
pub(super) fn departs(kind: Kind, name: &str, body: &[u8], problem: &str, field: Option<&str>) {
    let finding = refusal(with_body(kind, body).to_text().as_bytes());
    let said = (finding.code, finding.facts.text("Problem"), finding.facts.text("Field"));
    assert_eq!(said, (good(kind).1, Some(problem), field), "{kind:?}: {name}");
}

/// Replaces a text of a good body, and demands how the result departs from the documented form.
pub(super) fn edited(kind: Kind, from: &str, to: &str, problem: &str, field: Option<&str>) {
    let (body, _) = good(kind);
    assert!(body.contains(from), "{kind:?}: {from}");
    departs(kind, to, body.replacen(from, to, 1).as_bytes(), problem, field);
}

const ALL: [Kind; 4] = [Kind::License, Kind::ModuleLicense, Kind::KeyCertificate, Kind::Revocations];

#[test]
fn a_good_body_of_each_kind_passes_in_its_place() {
    for kind in ALL {
        let file = with_body(kind, good(kind).0.as_bytes());
        assert_eq!(crate::support::edit::verdict(file.to_text().as_bytes()).code, None, "{kind:?}");
    }
}

#[test]
fn a_body_that_is_no_json_is_named_so_in_each_place() {
    for kind in ALL {
        let (body, _) = good(kind);
        for (name, bytes) in [
            ("nothing", Vec::new()),
            ("a word", b"licence".to_vec()),
            ("not UTF-8", [body.as_bytes(), b"\xff"].concat()),
            ("a byte order mark", [b"\xef\xbb\xbf", body.as_bytes()].concat()),
            ("two documents", body.repeat(2).into_bytes()),
            ("cut off", body.as_bytes()[..body.len() - 1].to_vec()),
            ("U+0000 unescaped", body.replacen("\":\"", "\":\"\0", 1).into_bytes()),
        ] {
            departs(kind, name, &bytes, "json", None);
        }
    }
}

#[test]
fn a_body_of_another_spelling_is_named_so_in_each_place() {
    for kind in ALL {
        let (body, _) = good(kind);
        let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&body).unwrap();
        let values: Vec<_> = object.values().collect();
        let first = body[2..].split('"').next().unwrap();
        let key = format!("\"{first}\":");
        let escaped = format!("\"\\u{:04x}{}\":", body.as_bytes()[2], &first[1..]);
        for (name, text) in [
            ("a list", serde_json::to_string(&values).unwrap()),
            ("null", "null".to_owned()),
            ("an empty object", "{}".to_owned()),
            ("a key too many", body.replacen('{', "{\"Verified\":true,", 1)),
            ("a key twice", body.replacen('{', &format!("{{{key}1,"), 1)),
            ("a key twice, escaped", body.replacen(&key, &format!("{escaped}1,{key}"), 1)),
            ("a key escaped", body.replacen(&key, &escaped, 1)),
            ("a key in small letters", body.replacen(&key, &key.to_lowercase(), 1)),
            ("white space", body.replacen(':', ": ", 1)),
            ("a line end at the end", format!("{body}\n")),
            ("a date of another form", body.replacen("2026-11-01", "2026-11-1", 1)),
        ] {
            if text != body {
                departs(kind, name, text.as_bytes(), "shape", None);
            }
        }
        departs(kind, "depth", ("[".repeat(7000) + &"]".repeat(7000)).as_bytes(), "shape", None);
    }
}

#[test]
fn a_number_is_written_as_a_plain_integer() {
    let shapes = [
        "1.0",
        "1e0",
        "1e2",
        "-1",
        "-0",
        "01",
        "4294967296",
        "18446744073709551616",
        "\"5\"",
        "null",
        "true",
        "[1]",
    ];
    for kind in [Kind::License, Kind::ModuleLicense] {
        for number in shapes {
            let problem = if number == "01" { "json" } else { "shape" };
            edited(kind, "\"Sequence\":1,", &format!("\"Sequence\":{number},"), problem, None);
        }
        for number in ["0", "2147483648", "4294967295"] {
            edited(kind, "\"Sequence\":1,", &format!("\"Sequence\":{number},"), "field", Some("Sequence"));
        }
    }
    edited(
        Kind::ModuleLicense,
        "\"NumberOfLicenses\":50",
        "\"NumberOfLicenses\":0",
        "field",
        Some("NumberOfLicenses"),
    );
    edited(Kind::ModuleLicense, "\"IsHidden\":false", "\"IsHidden\":0", "shape", None);
    edited(Kind::KeyCertificate, "\"Test\":false", "\"Test\":\"false\"", "shape", None);
}

#[test]
fn a_text_has_no_other_spelling() {
    for (kind, word) in [(Kind::License, "Wordslayer"), (Kind::ModuleLicense, "\"ModuleDescription\":\"")] {
        edited(kind, word, &format!("{word}\\ud800"), "shape", None);
        edited(kind, word, &format!("{word}\\udead\\ud800"), "shape", None);
        edited(kind, word, &format!("{word}\\u00e5"), "shape", None);
        edited(kind, word, &format!("{word}\\/"), "shape", None);
        edited(kind, word, &format!("{word}\\u001F"), "shape", None);
    }
    edited(Kind::License, "Wordslayer", "Words\\u0000layer", "field", Some("CompanyName"));
    edited(Kind::License, "Wordslayer", "Words\\u001flayer", "field", Some("CompanyName"));
    edited(Kind::License, "Wordslayer", "Words\\nlayer", "field", Some("CompanyName"));
}

#[test]
fn dates_hashes_and_words_are_a_matter_of_shape() {
    for date in [
        "2027-02-29",
        "1999-12-31",
        "10000-01-01",
        "2027-13-01",
        "2027-00-10",
        "2027-6-30",
        "27-06-30",
        "",
        "2027-06-30T00:00:00",
    ] {
        edited(Kind::License, "2027-06-30", date, "shape", None);
        edited(Kind::KeyCertificate, "2030-12-31", date, "shape", None);
    }
    edited(Kind::License, "\"Hash\":\"", "\"Hash\":\"AAAA", "shape", None);
    edited(Kind::License, "\"Previous\":null", "\"Previous\":\"AAAA\"", "shape", None);
    edited(Kind::KeyCertificate, "\"PublicKey\":\"", "\"PublicKey\":\"-_", "shape", None);
    edited(Kind::ModuleLicense, "UserLicense", "userLicense", "shape", None);
    edited(Kind::ModuleLicense, "\"UserLicense\"", "{\"UserLicense\":null}", "shape", None);
    edited(Kind::ModuleLicense, "InternalAssociate", "5", "shape", None);
    edited(Kind::Revocations, "retired", "Retired", "shape", None);
}

#[test]
fn languages_are_tags_in_order_with_both_texts() {
    let text = "{\"Description\":\"\",\"Tooltip\":\"\"}";
    let texts = |inside: &str| format!("\"Texts\":{{{inside}}}");
    for kind in [Kind::License, Kind::ModuleLicense] {
        for bad in [
            format!("\"1\":{text}"),
            format!("\"d\":{text}"),
            format!("\"dan-\":{text}"),
            format!("\"DA\":{text}"),
            format!("\"__proto__\":{text}"),
            format!("\"sv\":{text},\"da\":{text}"),
            format!("\"da\":{text},\"da\":{text}"),
            format!("\"da\":{text},\"d\\u0061\":{text}"),
            "\"da\":{\"Description\":\"\"}".to_owned(),
            "\"da\":{\"Tooltip\":\"\",\"Description\":\"\"}".to_owned(),
            "\"da\":[\"\",\"\"]".to_owned(),
            "\"da\":\"\"".to_owned(),
        ] {
            edited(kind, "\"Texts\":{}", &texts(&bad), "shape", None);
        }
        edited(kind, "\"Texts\":{}", "\"Texts\":[]", "shape", None);
        edited(kind, "\"Texts\":{}", "\"Texts\":null", "shape", None);
        let long = format!("\"da\":{{\"Description\":\"{}\",\"Tooltip\":\"\"}}", "x".repeat(255));
        edited(kind, "\"Texts\":{}", &texts(&long), "field", Some("Texts"));
    }
}
