//! Files with something else inside them, and the verdict on them.

use segl_license::{
    Date, Installed, Judgement, Kind, License, LicenseFile, Roots, State, Verdict, armour, decode, judge_file,
};

use super::issue::{Issue, SERIAL_NR};
use super::keys::{Signer as _, day, root, superoffice};

/// The day that most tests judge for.
pub(crate) fn today() -> Date {
    day("2026-11-22")
}

/// The pinned root of most tests, and no floor.
pub(crate) fn roots() -> Roots {
    pinned(false)
}

/// The same root, perhaps marked as a test root.
pub(crate) fn pinned(test: bool) -> Roots {
    let key = root().public_key().to_base64();
    Roots::from_json(&format!(r#"[{{"PublicKey":"{key}","Test":{test}}}]"#), "null").unwrap()
}

/// The state of an installation for which the serial number was typed.
pub(crate) fn typed() -> State {
    State { typed_serial_nr: Some(SERIAL_NR.to_owned()), ..State::default() }
}

/// Judges a file as a first installation would.
pub(crate) fn judged(file: &[u8]) -> Judgement {
    judge_file(file, &roots(), &typed(), &Installed::default(), today())
}

/// The verdict on a file at a first installation.
pub(crate) fn verdict(file: &[u8]) -> Verdict {
    judged(file).verdict
}

/// The JSON text inside a file's armour.
pub(crate) fn json_of(file: &LicenseFile) -> String {
    String::from_utf8(armour::unwrap(file.to_text().as_bytes()).unwrap().0).unwrap()
}

/// A file with this content.
pub(crate) fn wrapped(content: impl AsRef<[u8]>) -> Vec<u8> {
    armour::wrap(content.as_ref()).into_bytes()
}

/// The first issue with another body in one place, signed there as it is, and listed where it is a row.
pub(crate) fn with_body(kind: Kind, body: &[u8]) -> LicenseFile {
    let mut file = Issue::first().file();
    match kind {
        Kind::License => file.license = superoffice().seal(kind, body),
        Kind::KeyCertificate => file.keys[0] = root().seal(kind, body),
        Kind::Revocations => file.revocations = Some(root().seal(kind, body)),
        Kind::ModuleLicense => {
            file.module_licenses[0] = superoffice().seal(kind, body);
            let mut license: License = decode(&file.license.body).unwrap();
            license.module_licenses[0].hash = file.module_licenses[0].hash();
            file.license = superoffice().sign(&license);
        }
    }
    file
}
