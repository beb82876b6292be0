//! A licence file, damaged at any depth: its text, the JSON inside, or the bodies before they are signed.
//!
//! The first octet says how deep. 1: what follows is the JSON, and is put into its armour. 2: each line is a body, signed
//! with the key of whoever its first letter and its owner say, as a vendor's broken program would. Else it is a file.

use segl_issuer::sign;
use segl_license::{
    FileJudge, Installed, Judgement, Kind, License, LicenseFile, ModuleLicense, Outcome, State, armour,
    decode, encode, judge_file, parse_file,
};

use crate::fixture::{self, Fixture, fixture, today, typed};
use crate::in_time;

const JSON: u8 = 1;
const SIGNED: u8 = 2;

/// Judges the file at an installation with nothing active, and at one where it follows others.
pub fn run(data: &[u8]) {
    let fixture = fixture();
    let (file, is_signed_here) = match data {
        [JSON, json @ ..] => (armour::wrap(json).into_bytes(), false),
        [SIGNED, bodies @ ..] => (signed(bodies).to_text().into_bytes(), true),
        text => (text.to_vec(), false),
    };
    let (state, installed) = (typed(), Installed::default());
    let first = in_time(|| judge_file(&file, &fixture.roots, &state, &installed, today()));
    whole(&first);
    grants_what_is_signed(&first, fixture, is_signed_here);
    if parse_file(&file).is_ok() {
        written_again(&file);
        let again = FileJudge::begin(&file, &fixture.roots, &state, &installed, today()).finish();
        assert_eq!(first.verdict.to_json(), again.verdict.to_json(), "the same arguments, the same verdict");
        let (state, installed) = (State::default(), &fixture.installed);
        let later = in_time(|| judge_file(&file, &fixture.roots, &state, installed, today()));
        whole(&later);
        grants_what_is_signed(&later, fixture, is_signed_here);
    }
}

/// What can be read says the same when it is written.
fn written_again(file: &[u8]) {
    let Ok((read, _)) = parse_file(file) else { return };
    let text = read.to_text();
    let (again, report) = parse_file(text.as_bytes()).unwrap();
    assert_eq!(again, read);
    assert_eq!(report.repaired_lines, 0);
    assert_eq!(again.to_text(), text);
}

/// A refusal has step and code, and nothing comes of it; everything else has neither.
fn whole(Judgement { verdict, content }: &Judgement) {
    let refused = verdict.outcome == Outcome::Refused;
    assert_eq!(refused, verdict.code.is_some());
    assert_eq!(refused, verdict.step.is_some());
    assert_eq!(refused, content.is_none());
    assert!(verdict.step.is_none_or(|step| (1..=10).contains(&step)));
    let json: serde_json::Value = serde_json::from_str(&verdict.to_json()).unwrap();
    assert_eq!(json["Format"], "segl-verdict/1");
    assert!(verdict.warnings.is_sorted_by_key(|warning| warning.code.as_str()));
}

/// Whatever is granted was signed, to the octet, and is listed.
fn grants_what_is_signed(judgement: &Judgement, fixture: &Fixture, is_signed_here: bool) {
    let Some(content) = &judgement.content else { return };
    assert!(judgement.verdict.rows.iter().all(|row| row.outcome.grants()));
    assert_eq!(decode::<License>(&content.file.license.body).as_ref(), Ok(&*content.license));
    assert_eq!(content.rows.len(), content.license.module_licenses.len());
    assert_eq!(content.rows.len(), content.file.module_licenses.len());
    for (row, listed) in content.rows.iter().zip(&content.license.module_licenses) {
        assert_eq!((row.hash(), &row.module_name), (listed.hash, &listed.module_name));
        let envelope =
            content.file.module_licenses.iter().find(|envelope| envelope.hash() == row.hash()).unwrap();
        assert_eq!(decode::<ModuleLicense>(&envelope.body).as_ref(), Ok(&**row));
        assert_eq!(
            (&row.owner_name, &row.serial_nr),
            (&content.license.owner_name, &content.license.serial_nr)
        );
    }
    if !is_signed_here {
        for envelope in fixture::objects(&content.file) {
            let body = String::from_utf8_lossy(&envelope.body);
            assert!(fixture.signed.has(envelope), "nobody signed {body}");
        }
    }
}

/// A file of bodies, one a line: K a certificate, V a list of what is withdrawn, R a row, L the licence with the hashes of
/// those rows; l the licence with the hashes that it has.
fn signed(bodies: &[u8]) -> LicenseFile {
    let mut file = LicenseFile {
        license: sign(Kind::License, b"", &fixture::key(2)),
        module_licenses: Vec::new(),
        keys: Vec::new(),
        revocations: None,
    };
    for line in bodies.split(|octet| *octet == b'\n') {
        let Some((kind, body)) = line.split_first() else { continue };
        match kind {
            b'K' => file.keys.push(sign(Kind::KeyCertificate, body, &fixture::key(1))),
            b'V' => file.revocations = Some(sign(Kind::Revocations, body, &fixture::key(1))),
            b'R' => file.module_licenses.push(sign(Kind::ModuleLicense, body, &fixture::owners_key(body))),
            b'l' => file.license = sign(Kind::License, body, &fixture::owners_key(body)),
            _ => file.license = sign(Kind::License, &listing(body, &file), &fixture::owners_key(body)),
        }
    }
    if file.keys.is_empty() {
        file.keys.push(fixture::certificate(&fixture::owners_key(&file.license.body)));
    }
    file
}

fn listing(body: &[u8], file: &LicenseFile) -> Vec<u8> {
    let Ok(mut license) = decode::<License>(body) else { return body.to_vec() };
    for (listed, row) in license.module_licenses.iter_mut().zip(&file.module_licenses) {
        listed.hash = row.hash();
    }
    encode(&license)
}

/// Genuine files at each depth.
pub fn seeds() -> Vec<Vec<u8>> {
    let fixture = fixture();
    let mut seeds = Vec::new();
    for (at, file) in fixture.files.iter().enumerate() {
        let mut file = file.clone();
        file.revocations = (at == 1).then(|| fixture.revocations.clone());
        let text = file.to_text().into_bytes();
        let json = armour::unwrap(&text).unwrap().0;
        seeds.push([&[JSON], json.as_slice()].concat());
        let mut lines = vec![SIGNED];
        let mut add = |kind: u8, body: &[u8]| {
            lines.push(kind);
            lines.extend_from_slice(body);
            lines.push(b'\n');
        };
        file.module_licenses.iter().for_each(|row| add(b'R', &row.body));
        file.keys.iter().for_each(|key| add(b'K', &key.body));
        file.revocations.iter().for_each(|list| add(b'V', &list.body));
        add(b'L', &file.license.body);
        seeds.extend([text, lines]);
    }
    seeds
}
