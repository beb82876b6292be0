//! Licences with something wrong inside that is signed all the same, as a vendor's broken program would make them.

use segl_issuer::{sign, sign_body};
use segl_license::{Kind, License, LicenseFile, ModuleLicense, armour, decode};

use crate::world::Issue;
use crate::world::licence::key;

/// The position of `ten-sales`, the row that is edited.
pub(crate) const ROW: usize = 2;

/// The next licence, whole.
pub(crate) fn next() -> LicenseFile {
    Issue::next().sealed()
}

/// Its text.
pub(crate) fn text() -> String {
    next().to_text()
}

/// A change to the file's objects.
pub(crate) fn with(edit: impl FnOnce(&mut LicenseFile)) -> Vec<u8> {
    let mut file = next();
    edit(&mut file);
    file.to_text().into_bytes()
}

/// The JSON inside the armour.
pub(crate) fn json() -> String {
    String::from_utf8(armour::unwrap(text().as_bytes()).unwrap().0).unwrap()
}

/// Any content in armour.
pub(crate) fn wrapped(content: impl AsRef<[u8]>) -> Vec<u8> {
    armour::wrap(content.as_ref()).into_bytes()
}

/// The file's JSON with a text replaced.
pub(crate) fn with_json(from: &str, to: &str) -> Vec<u8> {
    wrapped(replaced(&json(), from, to))
}

/// The row's body, signed and listed as it is.
pub(crate) fn with_row_body(body: &[u8]) -> Vec<u8> {
    with(|file| {
        file.module_licenses[ROW] = sign(Kind::ModuleLicense, body, &key(2));
        let mut license: License = decode(&file.license.body).unwrap();
        license.module_licenses[ROW].hash = file.module_licenses[ROW].hash();
        file.license = sign_body(&license, &key(2));
    })
}

/// The row's body as it is.
pub(crate) fn row_body() -> String {
    String::from_utf8(next().module_licenses[ROW].body.clone()).unwrap()
}

/// The row with a text of its body replaced.
pub(crate) fn with_row(from: &str, to: &str) -> Vec<u8> {
    with_row_body(replaced(&row_body(), from, to).as_bytes())
}

/// The licence with a text of its body replaced, signed as it is.
pub(crate) fn with_license(from: &str, to: &str) -> Vec<u8> {
    with(|file| {
        let body = String::from_utf8(file.license.body.clone()).unwrap();
        file.license = sign(Kind::License, replaced(&body, from, to).as_bytes(), &key(2));
    })
}

/// The next issue with a change to the licence before it is signed.
pub(crate) fn license(edit: impl FnOnce(&mut License)) -> Vec<u8> {
    let mut issue = Issue::next();
    edit(&mut issue.license);
    issue.text().into_bytes()
}

/// The next issue with a change to its rows before they are signed.
pub(crate) fn rows(edit: impl FnOnce(&mut [ModuleLicense])) -> Vec<u8> {
    let mut issue = Issue::next();
    edit(&mut issue.rows);
    issue.text().into_bytes()
}

fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is not in {text}");
    text.replacen(from, to, 1)
}
