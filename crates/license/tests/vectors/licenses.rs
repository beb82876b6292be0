//! Steps 3, 9 and 10: the licence's signature, its form, its dates, and the clock.

use segl_license::{Kind, License, LicenseFile, decode, encode, pre_authentication_encoding};

use super::vector::Vector;
use crate::support::issue::Issue;
use crate::support::keys::{Key, Signer, certificate, day, root, superoffice};
use crate::support::odd_keys::{OddKey, with_order_added};

pub(super) fn vectors() -> Vec<Vector> {
    [signatures(), spellings(), fields(), dates()].concat()
}

fn signatures() -> Vec<Vector> {
    let file = Issue::first().file();
    let with_signature = |signature: Vec<u8>| {
        let mut changed = file.clone();
        changed.license.signature = signature;
        changed
    };
    let mut body = file.clone();
    let at = body.license.body.windows(4).position(|four| four == b"1801").unwrap();
    body.license.body[at + 3] = b'2';
    let mut unknown = file.clone();
    unknown.license = Key::named("nobody").seal(Kind::License, &file.license.body);
    let other_type = pre_authentication_encoding(Kind::ModuleLicense.payload_type(), &file.license.body);
    let odd = OddKey::without_nonce();
    let mut small_order = file.clone();
    small_order.keys = vec![root().sign(&certificate(&odd))];
    small_order.license = odd.seal(Kind::License, &file.license.body);
    small_order.module_licenses =
        file.module_licenses.iter().map(|row| odd.seal(row.kind, &row.body)).collect();
    vec![
        Vector::file("key-unknown", "Signed with a key that the file brings no certificate for.", &unknown),
        Vector::file("signature-bad", "One digit of the body changed.", &body),
        Vector::file(
            "signature-bad-type",
            "The right body, signed as a row.",
            &with_signature(superoffice().signature(&other_type)),
        ),
        Vector::file(
            "signature-bad-order-added",
            "The group order added to S: the same signature in another spelling.",
            &with_signature(with_order_added(&file.license.signature)),
        ),
        Vector::file("signature-bad-small-order", "R is the identity; the equation holds.", &small_order),
    ]
}

/// The first issue with another body, signed as it is.
fn signed(body: &[u8]) -> LicenseFile {
    let mut file = Issue::first().file();
    file.license = superoffice().seal(Kind::License, body);
    file
}

fn spellings() -> Vec<Vector> {
    let body = String::from_utf8(Issue::first().file().license.body).unwrap();
    let edited = |name: &str, title: &str, from: &str, to: &str| {
        assert!(body.contains(from), "{name}");
        let name = format!("license-malformed-{name}");
        Vector::file(&name, title, &signed(body.replacen(from, to, 1).as_bytes()))
    };
    vec![
        Vector::file("license-malformed", "Signed, but no JSON.", &signed(b"licence")),
        edited("over-31-bits", "2^31 is one too many.", r#""Sequence":1,"#, r#""Sequence":2147483648,"#),
        edited(
            "duplicate",
            "A key twice, once with an escape.",
            r#""Epoch":1,"#,
            r#""Epoch":1,"\u0045poch":2,"#,
        ),
        edited("surrogate", "Half a surrogate pair.", "Wordslayer", "Wordslayer\\udead"),
        edited("no-day", "A day that the calendar does not have.", "2027-06-30", "2027-06-31"),
        edited(
            "tag",
            "A language tag that is none.",
            r#""Texts":{}"#,
            r#""Texts":{"1":{"Description":"","Tooltip":""}}"#,
        ),
    ]
}

fn fields() -> Vec<Vector> {
    let edited = |name: &str, title: &str, edit: &dyn Fn(&mut License)| {
        let mut license: License = decode(&Issue::of_two_rows().file().license.body).unwrap();
        edit(&mut license);
        Vector::file(&format!("license-malformed-{name}"), title, &signed(&encode(&license)))
    };
    let set = |field: &mut String, text: &str| text.clone_into(field);
    vec![
        edited("owner", "A small letter in OwnerName.", &|l| set(&mut l.owner_name, "Superoffice")),
        edited("bidi", "A text that runs backwards.", &|l| set(&mut l.owner_description, "a\u{202e}b")),
        edited("company-long", "219 code units are the most; a seal takes two.", &|l| {
            set(&mut l.company_name, &format!("{}🦭", "x".repeat(218)));
        }),
        edited("check-digit", "A serial number with a wrong check digit.", &|l| {
            set(&mut l.serial_nr, "1801852598")
        }),
        edited("address-user", "An address with a user part.", &|l| {
            l.license_url = Some("https://shop.example.com@evil.example.org/".to_owned());
        }),
        edited("hashes", "One row under two names.", &|l| {
            l.module_licenses[1].hash = l.module_licenses[0].hash
        }),
        edited("first-of-two", "Of two bad fields the first is named.", &|l| {
            set(&mut l.product_type, "\u{ad}");
            l.epoch = 0;
        }),
    ]
}

fn dates() -> Vec<Vector> {
    let dated = |name: &str, title: &str, edit: &dyn Fn(&mut License)| {
        Vector::file(name, title, &Issue::first().with(|license| edit(license)).file())
    };
    vec![
        dated("dates-order", "GraceDate a day before ExpiryDate.", &|l| {
            l.grace_date = Some(day("2027-06-29"))
        }),
        dated("dates-null", "GraceDate without ExpiryDate.", &|l| {
            l.expiry_date = None;
            l.admin_warning_date = None;
        }),
        dated("verified-dates-equal", "All three on one day, the last that there is.", &|l| {
            let last = Some(day("9999-12-31"));
            (l.admin_warning_date, l.expiry_date, l.grace_date) = (last, last, last);
        }),
        Vector::file("clock-behind", "Judged a day before it was issued.", &Issue::first().file())
            .today("2026-10-31"),
    ]
}
