//! Armour and JSON of a file.

use segl_license::{Code, armour};

use super::{refusal, refuses};
use crate::support::edit::{json_of, verdict, wrapped};
use crate::support::issue::Issue;

fn text() -> String {
    Issue::first().file().to_text()
}

fn json() -> String {
    json_of(&Issue::first().file())
}

fn replaced(from: &str, to: &str) -> Vec<u8> {
    let json = json();
    assert!(json.contains(from), "{from}");
    wrapped(json.replacen(from, to, 1))
}

#[test]
fn a_file_that_is_not_one_licence_in_armour_says_what_it_is() {
    let text = text();
    let utf16 = |mark: [u8; 2]| [mark.as_slice(), b"-\0-\0"].concat();
    refuses(&[
        ("empty", Vec::new(), Code::ArmourBeginMissing),
        ("ten mebibytes of A", vec![b'A'; 10 << 20], Code::TooLarge),
        ("a PDF renamed", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), Code::ArmourBeginMissing),
        ("UTF-16, little end first", utf16([0xff, 0xfe]), Code::ArmourEncoding),
        ("UTF-16, big end first", utf16([0xfe, 0xff]), Code::ArmourEncoding),
        ("two files in one", text.repeat(2).into_bytes(), Code::ArmourRepeated),
        ("two ends", format!("{text}{}\n", armour::END).into_bytes(), Code::ArmourRepeated),
        ("cut off", text.as_bytes()[..text.len() / 2].to_vec(), Code::ArmourEndMissing),
        ("a request for a certificate", b"-----BEGIN CERTIFICATE REQUEST-----\n".to_vec(), Code::ArmourKind),
        ("another label", text.replace("SEGL LICENSE", "SEGL LICENCE").into_bytes(), Code::ArmourKind),
        (
            "a label that runs backwards",
            "-----BEGIN \u{202e}-----\n".as_bytes().to_vec(),
            Code::ArmourBeginMissing,
        ),
        ("a dash too few", text.replacen("-----B", "----B", 1).into_bytes(), Code::ArmourBeginMissing),
        ("small letters", text.to_lowercase().into_bytes(), Code::ArmourBeginMissing),
    ]);
}

#[test]
fn what_mail_does_to_a_text_is_repaired_and_counted() {
    let text = text();
    let lines = text.lines().count();
    let cases = [
        ("carriage returns alone", text.replace('\n', "\r"), 0),
        ("both line ends", text.replace('\n', "\r\n"), 0),
        ("quoted", format!("> {}", text.trim_end().replace('\n', "\n> ")), lines),
        (
            "quoted twice, with a blank at each end",
            format!(">\t> {}", text.trim_end().replace('\n', " \n>> ")),
            lines,
        ),
        ("text around", format!("Hello\n\n{text}\nRegards"), 0),
        ("a byte order mark", format!("\u{feff}{text}"), 0),
        ("empty lines", text.replace('\n', "\n\n"), 0),
        ("no last line end", text.trim_end().to_owned(), 0),
        ("indented around only", text.replacen("-----BEGIN", " -----BEGIN", 1), 1),
    ];
    for (name, file, repaired) in cases {
        let verdict = verdict(file.as_bytes());
        assert_eq!(verdict.code, None, "{name}");
        assert_eq!(verdict.armour.unwrap().repaired_lines, repaired, "{name}");
    }
}

#[test]
fn what_mail_cannot_do_is_not_repaired() {
    let text = text();
    let inside = |line: &str| text.replacen("\n", &format!("\n{line}\n"), 1).into_bytes();
    refuses(&[
        ("a blank within a line", text.replacen("ey", "e y", 1).into_bytes(), Code::Base64Bad),
        ("a zero-width space", text.replacen("ey", "e\u{200b}y", 1).into_bytes(), Code::Base64Bad),
        (
            "not UTF-8",
            [b"-----BEGIN SEGL LICENSE-----\n\xff\n", armour::END.as_bytes()].concat(),
            Code::Base64Bad,
        ),
        ("a header line", inside("Version: 1"), Code::Base64Bad),
        (
            "quoted-printable",
            format!("{}\ne30=3D\n{}", armour::BEGIN, armour::END).into_bytes(),
            Code::Base64Bad,
        ),
        ("a form feed", inside("\u{c}"), Code::Base64Bad),
        (
            "bits beyond the last byte",
            format!("{}\nQR==\n{}", armour::BEGIN, armour::END).into_bytes(),
            Code::Base64Bad,
        ),
        (
            "a second byte order mark",
            format!("\u{feff}\u{feff}{text}").into_bytes(),
            Code::ArmourBeginMissing,
        ),
    ]);
    let bad = refusal(&inside("!"));
    assert_eq!(bad.facts.number("Line"), Some(2));
}

#[test]
fn eight_mebibytes_of_line_ends_are_read_without_keeping_them() {
    assert_eq!(refusal(&[b'\n'; 8 << 20]).code, Code::ArmourBeginMissing);
    assert_eq!(refusal(&[b'>'; 8 << 20]).code, Code::ArmourBeginMissing);
}

#[test]
fn json_has_one_spelling() {
    let escaped = json().replacen("Keys", "\\u004beys", 1);
    refuses(&[
        ("not JSON", wrapped("{"), Code::JsonBad),
        ("HTML", wrapped("<!DOCTYPE html>"), Code::JsonBad),
        ("a trailing comma", replaced(",\"Keys\"", ",,\"Keys\""), Code::JsonBad),
        ("a comment", wrapped(format!("{}//", json())), Code::JsonBad),
        ("a second document", wrapped(json().repeat(2)), Code::JsonBad),
        ("a raw line end in a text", replaced("application/", "application\n/"), Code::JsonBad),
        ("depth 100,000", wrapped("[".repeat(100_000) + &"]".repeat(100_000)), Code::JsonShape),
        (
            "depth 100,000 under a key",
            replaced(
                "\"Revocations\":null",
                &format!("\"Revocations\":{}1{}", "[".repeat(100_000), "]".repeat(100_000)),
            ),
            Code::JsonShape,
        ),
        ("depth without an end", wrapped("[".repeat(100_000)), Code::JsonBad),
        ("an escaped letter", wrapped(escaped), Code::JsonShape),
        (
            "a key twice",
            replaced("{\"Format\"", "{\"Format\":\"segl-license/1\",\"Format\""),
            Code::JsonShape,
        ),
        (
            "a key twice, escaped",
            replaced("\"payload\":", "\"payloa\\u0064\":\"\",\"payload\":"),
            Code::JsonShape,
        ),
        (
            "an unknown key",
            replaced("\"Revocations\":null", "\"Revocations\":null,\"Verified\":true"),
            Code::JsonShape,
        ),
        ("another case", replaced("\"keyid\"", "\"keyId\""), Code::JsonShape),
        ("a list for the object", wrapped("[\"segl-license/1\",null,[],[],null]"), Code::JsonShape),
        (
            "a list for an envelope",
            replaced("\"Revocations\":null", "\"Revocations\":[\"\",\"\",[]]"),
            Code::JsonShape,
        ),
        ("a number for a list", replaced("\"Revocations\":null", "\"Revocations\":0"), Code::JsonShape),
        ("half a surrogate pair", replaced("\"keyid\":\"", "\"keyid\":\"\\ud800"), Code::JsonShape),
        ("an escaped slash", replaced("application/", "application\\/"), Code::JsonShape),
        ("U+0000", replaced("\"keyid\":\"", "\"keyid\":\"\\u0000"), Code::EnvelopeKeyid),
        ("a line end at the end", wrapped(json() + "\n"), Code::JsonShape),
        ("white space within", replaced(",\"Keys\"", ", \"Keys\""), Code::JsonShape),
        ("a byte order mark", wrapped(format!("\u{feff}{}", json())), Code::JsonBad),
        ("no list of rows", wrapped(r#"{"Format":"segl-license/1"}"#), Code::JsonShape),
    ]);
}

#[test]
fn only_a_decimal_version_above_one_is_newer() {
    let format = |version: &str| replaced("segl-license/1", &format!("segl-license/{version}"));
    refuses(&[
        ("2", format("2"), Code::NeedsNewerVersion),
        ("10", format("10"), Code::NeedsNewerVersion),
        ("twenty digits", format(&"9".repeat(20)), Code::NeedsNewerVersion),
        ("twenty-one digits", format(&"9".repeat(21)), Code::FormatUnknown),
        ("02", format("02"), Code::FormatUnknown),
        ("0", format("0"), Code::FormatUnknown),
        ("2.0", format("2.0"), Code::FormatUnknown),
        ("nothing", format(""), Code::FormatUnknown),
        ("an Arabic digit", format("٢"), Code::FormatUnknown),
    ]);
}
