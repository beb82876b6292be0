//! Step 1: size, armour, base64, JSON, envelopes.

use segl_license::{Kind, armour};

use super::vector::Vector;
use crate::support::edit::{json_of, wrapped};
use crate::support::issue::Issue;
use crate::support::keys::{Signer as _, root};

pub(super) fn vectors() -> Vec<Vector> {
    [armours(), shapes(), envelopes()].concat()
}

fn armours() -> Vec<Vector> {
    let (begin, end) = (armour::BEGIN, armour::END);
    let small = armour::wrap(b"{}");
    let utf16: Vec<u8> =
        [0xfeff].into_iter().chain(small.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    vec![
        Vector::repeat("too-large", "One byte more than 8 MiB.", 'A', 8 * 1024 * 1024 + 1),
        Vector::repeat("armour-begin-missing-limit", "Exactly 8 MiB, and no licence.", 'A', 8 * 1024 * 1024),
        Vector::bytes("armour-encoding", "UTF-16, little end first.", utf16),
        Vector::bytes("armour-begin-missing", "Some other text.", "Dear customer, the licence follows.\n"),
        Vector::bytes("armour-begin-missing-empty", "An empty file.", ""),
        Vector::bytes("armour-begin-missing-marker", "BEGIN is not a whole line.", format!("a {small}")),
        Vector::bytes(
            "armour-kind",
            "A certificate of another world.",
            "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        ),
        Vector::bytes("armour-end-missing", "Cut off on the way.", format!("{begin}\ne30=\n")),
        Vector::bytes("armour-repeated", "Two licences in one file.", format!("{small}{small}")),
        Vector::bytes("armour-order", "END before BEGIN.", format!("{end}\ne30=\n{begin}\n")),
        Vector::bytes("base64-bad", "A blank in the third line.", format!("{begin}\ne30g\ne30 =\n{end}\n")),
        Vector::bytes("base64-bad-padding", "Padding is missing.", format!("{begin}\ne30\n{end}\n")),
        Vector::bytes(
            "base64-bad-bits",
            "Bits beyond the last byte are set.",
            format!("{begin}\ne31=\n{end}\n"),
        ),
        Vector::bytes(
            "base64-bad-inside",
            "Padding before the end.",
            format!("{begin}\ne30=\ne30=\n{end}\n"),
        ),
        Vector::bytes("base64-bad-url", "The alphabet for addresses.", format!("{begin}\n-_-_\n{end}\n")),
    ]
}

/// The JSON text of a small licence file.
fn json() -> String {
    json_of(&Issue::first().file())
}

/// A vector whose content is this text.
fn content(name: &str, title: &str, text: impl AsRef<[u8]>) -> Vector {
    Vector::bytes(name, title, wrapped(text))
}

fn shapes() -> Vec<Vector> {
    let empty = |text: &str| text.replace(r#""ModuleLicenses":[{"#, r#""ModuleLicenses":[],"More":[{"#);
    let format = r#"{"Format":"segl-license/1","#;
    let tiny = format!(
        r#"{format}"License":{{"payloadType":"","payload":"","signatures":[]}},"ModuleLicenses":[],"Keys":[],"Revocations":null}}"#
    );
    vec![
        content("json-bad", "No JSON.", "<html></html>"),
        content("json-bad-empty", "Nothing between the markers.", ""),
        content("json-bad-bom", "A BOM within the content.", format!("\u{feff}{tiny}")),
        content("json-bad-utf8", "Not UTF-8.", [b"\"\xff\"".as_slice()].concat()),
        content("json-bad-second", "A second document after the first.", format!("{tiny}{tiny}")),
        content("json-shape", "JSON of another shape.", r#"{"Licence":true}"#),
        content(
            "json-shape-list",
            "A list where the object is meant.",
            r#"["segl-license/1",null,[],[],null]"#,
        ),
        content(
            "json-shape-unknown-key",
            "A key that the format does not have.",
            empty(&tiny.replace("[],\"Keys\"", "[],\"More\":1,\"Keys\"")),
        ),
        content(
            "json-shape-missing-key",
            "Revocations is left out.",
            tiny.replace(r#","Revocations":null"#, ""),
        ),
        content("json-shape-duplicate", "A key twice.", tiny.replace(r#","Keys":"#, r#","Keys":[],"Keys":"#)),
        content(
            "json-shape-duplicate-escaped",
            "A key twice, once spelled with an escape.",
            tiny.replace(r#","Keys":"#, r#","\u004beys":[],"Keys":"#),
        ),
        content(
            "json-shape-order",
            "Keys in another order.",
            tiny.replace(r#""ModuleLicenses":[],"Keys":[]"#, r#""Keys":[],"ModuleLicenses":[]"#),
        ),
        content("json-shape-space", "White space.", tiny.replace(',', ", ")),
        content(
            "json-shape-surrogate",
            "Half a surrogate pair.",
            tiny.replace(r#""payload":"""#, r#""payload":"\ud800""#),
        ),
        content(
            "format-unknown",
            "The shape of a licence, but another format.",
            tiny.replace("segl-license/1", "segl-licence/1"),
        ),
        content(
            "format-unknown-zero",
            "A version below 1 is no newer one.",
            tiny.replace("license/1", "license/0"),
        ),
        content(
            "needs-newer-version",
            "A later version; nothing else of it is looked at.",
            r#"{"Format":"segl-license/2","Anything":[1,2,3"#,
        ),
        content("row-count", "No row.", &tiny),
        content("key-count", "No key.", with_list(&json(), "Keys", "[]")),
    ]
}

/// The JSON with another list in the place of one of its lists.
fn with_list(json: &str, key: &str, list: &str) -> String {
    let start = json.find(&format!("\"{key}\":[")).unwrap() + key.len() + 3;
    let end = start + json[start..].find("}]}]").unwrap() + 4;
    format!("{}{list}{}", &json[..start], &json[end..])
}

fn envelopes() -> Vec<Vector> {
    let file = Issue::first().file();
    let edited = |name: &str, title: &str, from: &str, to: &str| {
        let json = json();
        assert!(json.contains(from), "{name}");
        content(name, title, json.replacen(from, to, 1))
    };
    let signature = format!(r#""signatures":[{{"keyid":"{}","sig":""#, file.license.hint);
    let first = format!("{signature}{}\"}}]", segl_license::encode_base64(&file.license.signature));
    let mut swapped = file.clone();
    swapped.license = file.module_licenses[0].clone();
    let mut large = file.clone();
    large.keys[0] = root().seal(Kind::KeyCertificate, &[b' '; 16 * 1024 + 1]);
    let sixty_three = segl_license::encode_base64(&file.license.signature[..63]);
    vec![
        edited(
            "needs-newer-version-row",
            "One row of a later version.",
            "module-license.v1+json",
            "module-license.v12+json",
        ),
        edited(
            "envelope-type-hostile",
            "A type that is no printable ASCII is not repeated.",
            "application/vnd.segl.license.v1+json",
            "application/\u{202e}",
        ),
        content("envelope-type", "A row in the place of the licence.", json_of(&swapped)),
        edited("envelope-signatures", "No signature.", &first, r#""signatures":[]"#),
        edited(
            "envelope-keyid",
            "A hint in capitals.",
            &signature,
            &signature
                .to_uppercase()
                .replace("SIGNATURES", "signatures")
                .replace("KEYID", "keyid")
                .replace("SIG\"", "sig\""),
        ),
        edited("envelope-base64", "A payload without its padding.", "\"payload\":\"", "\"payload\":\"A"),
        edited(
            "envelope-signature",
            "63 bytes.",
            &segl_license::encode_base64(&file.license.signature),
            &sixty_three,
        ),
        content("body-too-large", "A certificate of 16 KiB and one byte.", json_of(&large)),
    ]
}
