//! Damage to a licence file: to its text, to the JSON inside, to its objects, and to bodies that are signed afterwards.

use segl_issuer::sign;
use segl_license::{Envelope, Kind, License, LicenseFile, armour, decode};

use super::generator::Generator;
use crate::world::Issue;
use crate::world::licence::key;

/// The licence that is active: a plan, what it brings, and what needs that.
pub(super) fn small() -> Issue {
    let mut issue = Issue::superoffice();
    issue.rows.retain(|row| ["ten-sales", "user", "windows"].contains(&row.module_name.as_str()));
    issue.rows[0].extra_info = "set=user".to_owned();
    issue
}

/// The active licence, the next one, and that of another owner.
pub(super) fn sources() -> Vec<LicenseFile> {
    let mut next = small().number("ten-sales", 5);
    next.license.sequence = 2;
    next.license.previous = Some(small().hash());
    vec![next.sealed(), small().sealed(), Issue::norddata().sealed()]
}

/// A file with one damage, at times two.
pub(super) fn mutated(sources: &[LicenseFile], generator: &mut Generator) -> Vec<u8> {
    let mut file = generator.one(sources).clone();
    match generator.below(8) {
        0 | 1 => objects(&mut file, sources, generator),
        2 | 3 => bodies(&mut file, generator),
        4 | 5 => {
            let mut json = armour::unwrap(file.to_text().as_bytes()).unwrap().0;
            damage(&mut json, generator);
            return armour::wrap(&json).into_bytes();
        }
        _ => {
            let mut text = file.to_text().into_bytes();
            match generator.below(3) {
                0 => lines(&mut text, generator),
                1 => alphabet(&mut text, generator),
                _ => damage(&mut text, generator),
            }
            return text;
        }
    }
    file.to_text().into_bytes()
}

/// Envelopes change their places, go, come twice or come from elsewhere; a signature or a hint is another one.
fn objects(file: &mut LicenseFile, sources: &[LicenseFile], generator: &mut Generator) {
    let count = file.module_licenses.len();
    let (one, other) = (generator.below(count), generator.below(count));
    match generator.below(9) {
        0 => file.module_licenses.swap(one, other),
        1 => drop(file.module_licenses.remove(one)),
        2 => file.module_licenses.push(file.module_licenses[one].clone()),
        3 => {
            let from = &generator.one(sources).module_licenses;
            file.module_licenses[one] = generator.one(from).clone();
        }
        4 => file.keys.push(generator.one(sources).keys[0].clone()),
        5 => file.keys[0] = generator.one(sources).keys[0].clone(),
        6 => file.license = generator.one(sources).license.clone(),
        7 => damage(&mut any(file, generator).signature, generator),
        _ => {
            let hint = generator.one(sources).keys[0].hint.clone();
            any(file, generator).hint = hint;
        }
    }
}

fn any<'a>(file: &'a mut LicenseFile, generator: &mut Generator) -> &'a mut Envelope {
    match generator.below(file.module_licenses.len() + 2) {
        0 => &mut file.license,
        1 => &mut file.keys[0],
        row => &mut file.module_licenses[row - 2],
    }
}

/// A body is damaged; half of the time it is then signed and listed as it is, as a vendor's broken program would.
fn bodies(file: &mut LicenseFile, generator: &mut Generator) {
    let envelope = any(file, generator);
    match generator.below(2) {
        0 => values(&mut envelope.body, generator),
        _ => damage(&mut envelope.body, generator),
    }
    if generator.below(2) == 0 {
        return;
    }
    let owner = if file.license.body.windows(9).any(|part| part == b"\"NORDDATA") { 3 } else { 2 };
    let signed = |envelope: &Envelope, seed| sign(envelope.kind, &envelope.body, &key(seed));
    file.keys[0] = signed(&file.keys[0], 1);
    for row in &mut file.module_licenses {
        *row = signed(row, owner);
    }
    if let Ok(mut license) = decode::<License>(&file.license.body) {
        for (listed, row) in license.module_licenses.iter_mut().zip(&file.module_licenses) {
            listed.hash = row.hash();
        }
        file.license.body = segl_license::encode(&license);
    }
    file.license = sign(Kind::License, &file.license.body, &key(owner));
}

/// What stands for a value where another one stood.
const VALUES: [&str; 16] = [
    "null",
    "0",
    "-1",
    "1.0",
    "1e2",
    "2147483648",
    "18446744073709551616",
    "\"\"",
    "\"5\"",
    "true",
    "[]",
    "{}",
    "\"2026-02-30\"",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "[[[[[[[[]]]]]]]]",
];

/// A value of JSON becomes another one, or a key another one.
fn values(text: &mut Vec<u8>, generator: &mut Generator) {
    let colons: Vec<usize> = (0..text.len()).filter(|at| text[*at] == b':').collect();
    if colons.is_empty() {
        return damage(text, generator);
    }
    let from = generator.one(&colons) + 1;
    let ends = |octet: &u8| matches!(octet, b',' | b'}' | b']');
    let to = text[from..].iter().position(ends).map_or(text.len(), |length| from + length);
    text.splice(from..to, generator.one(&VALUES).bytes());
}

/// Lines go, come twice, change places or are quoted.
fn lines(text: &mut Vec<u8>, generator: &mut Generator) {
    let mut lines: Vec<Vec<u8>> = text.split(|octet| *octet == b'\n').map(<[u8]>::to_vec).collect();
    let (one, other) = (generator.below(lines.len()), generator.below(lines.len()));
    match generator.below(5) {
        0 => drop(lines.remove(one)),
        1 => lines.insert(other, lines[one].clone()),
        2 => lines.swap(one, other),
        3 => lines[one].splice(0..0, *b"> ").for_each(drop),
        _ => lines[one].push(b'\r'),
    }
    *text = lines.join(&b'\n');
}

/// A letter of base64 becomes another one.
fn alphabet(text: &mut [u8], generator: &mut Generator) {
    let at = generator.below(text.len());
    text[at] = *generator.one(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ ");
}

/// An octet changes, comes or goes; a part goes, comes twice, or nothing follows any more.
pub(super) fn damage(bytes: &mut Vec<u8>, generator: &mut Generator) {
    if bytes.is_empty() {
        return bytes.push(generator.octet());
    }
    let at = generator.below(bytes.len());
    let to = at + generator.below(bytes.len() - at) + 1;
    match generator.below(7) {
        0 => bytes[at] ^= 1 << generator.below(8),
        1 => bytes[at] = generator.octet(),
        2 => bytes.insert(at, generator.octet()),
        3 => drop(bytes.remove(at)),
        4 => bytes.truncate(at),
        5 => drop(bytes.drain(at..to.min(at + 40))),
        _ => {
            let part = bytes[at..to.min(at + 40)].to_vec();
            bytes.splice(at..at, part).for_each(drop);
        }
    }
}
