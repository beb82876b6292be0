//! A database in which parts were edited by hand: it grants what was signed and listed, or nothing.

use segl_license::stored::{
    Context, OwnerColumns, RowColumns, StoredObject, StoredOwner, StoredRow, judge_owner,
};
use segl_license::{Envelope, Kind, License, LicenseFile, ModuleLicense, Outcome, decode, object_hash};

use crate::fixture::{fixture, today, typed};

/// What a database keeps of a file.
fn kept(file: &LicenseFile) -> (StoredOwner, Vec<StoredRow>) {
    let signer =
        |envelope: &Envelope| crate::fixture::owners_key(&envelope.body).public().key_id().to_owned();
    let license: License = decode(&file.license.body).unwrap();
    let root = crate::fixture::key(1);
    let owner = StoredOwner {
        columns: OwnerColumns::of(&license),
        license: StoredObject::of(&file.license, &signer(&file.license)),
        keys: file.keys.iter().map(|key| StoredObject::of(key, root.public().key_id())).collect(),
    };
    let row = |envelope: &Envelope| StoredRow {
        columns: RowColumns::of(&decode::<ModuleLicense>(&envelope.body).unwrap()),
        signed: StoredObject::of(envelope, &signer(envelope)),
    };
    (owner, file.module_licenses.iter().map(row).collect())
}

/// Each line edits: a digit for the object (0 the licence, 1 its certificate, 2 and on its rows), a letter for the part, and
/// what stands there instead.
pub(super) fn run(edits: &[u8]) {
    let fixture = fixture();
    let [first, next, _] = &fixture.files;
    let (mut owner, mut rows) = kept(first);
    for edit in edits.split(|octet| *octet == b'\n') {
        let [at, part, value @ ..] = edit else { continue };
        let at = usize::from(at.wrapping_sub(b'0'));
        match (at, part) {
            (0, b'c') => owner.columns = serde_json::from_slice(value).unwrap_or_default(),
            (0, b'n') => owner.license = kept(next).0.license,
            (0, _) => edited(&mut owner.license, *part, value, Kind::License),
            (1, b'-') => owner.keys.clear(),
            (1, b'+') => owner.keys.extend(owner.keys.last().cloned()),
            (1, _) => owner.keys.iter_mut().for_each(|key| edited(key, *part, value, Kind::KeyCertificate)),
            (row, b'-') if row - 2 < rows.len() => drop(rows.remove(row - 2)),
            (row, b'+') => rows.extend(rows.get(row - 2).cloned()),
            (row, b'n') => rows.extend(kept(next).1.get(row - 2).cloned()),
            (row, b'c') => {
                let columns = serde_json::from_slice(value).unwrap_or_default();
                rows.get_mut(row - 2).into_iter().for_each(|row| row.columns = RowColumns::clone(&columns));
            }
            (row, _) => {
                let row = rows.get_mut(row - 2);
                row.into_iter().for_each(|row| edited(&mut row.signed, *part, value, Kind::ModuleLicense));
            }
        }
    }
    let state = typed();
    let context = Context { roots: &fixture.roots, state: &state, today: today(), main: None };
    let judged = judge_owner(&owner, &rows, context);
    assert_eq!(judged.license.is_some(), judged.verdict.outcome != Outcome::Refused);
    assert_eq!(judged.rows.len(), rows.len());
    let Some(license) = &judged.license else {
        return assert!(judged.rows.iter().all(Option::is_none), "rows of no licence count");
    };
    assert!(signed(&owner.license, Kind::License));
    let mut counted = Vec::new();
    for ((stored, verdict), counts) in rows.iter().zip(&judged.verdict.rows).zip(&judged.rows) {
        assert_eq!(counts.is_some(), verdict.outcome.grants());
        let Some(row) = counts else { continue };
        assert!(signed(&stored.signed, Kind::ModuleLicense));
        assert_eq!(decode::<ModuleLicense>(&stored.signed.body).as_ref(), Ok(&**row));
        assert!(license.module_licenses.iter().any(|listed| listed.hash == row.hash()));
        assert!(!counted.contains(&row.hash()), "a row counts twice");
        counted.push(row.hash());
    }
}

fn signed(stored: &StoredObject, kind: Kind) -> bool {
    let envelope = Envelope {
        kind,
        body: stored.body.clone(),
        hint: String::new(),
        signature: stored.signature.clone(),
    };
    fixture().signed.has(&envelope)
}

/// `b` body, `B` body with the hash that fits it, `s` signature, `k` key id, `h` hash; else the body's octet of that value.
fn edited(object: &mut StoredObject, part: u8, value: &[u8], kind: Kind) {
    match part {
        b'b' | b'B' => object.body = value.to_vec(),
        b's' => object.signature = value.to_vec(),
        b'k' => object.key_id = String::from_utf8_lossy(value).into_owned(),
        b'h' => object.hash = value.to_vec(),
        at => {
            let octet = object.body.get_mut(usize::from(at));
            octet.into_iter().for_each(|octet| *octet ^= value.first().copied().unwrap_or(1));
        }
    }
    if part == b'B' {
        object.hash = object_hash(kind.payload_type(), &object.body).0.to_vec();
    }
}

/// Edits of each kind, and none.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let fixture = fixture();
    let row = fixture.files.first().and_then(|file| file.module_licenses.get(2)).unwrap();
    let columns = RowColumns { number_of_licenses: 500, ..kept(&fixture.files[0]).1[2].columns.clone() };
    let raised =
        String::from_utf8_lossy(&row.body).replace("\"NumberOfLicenses\":2", "\"NumberOfLicenses\":500");
    let edits = [
        String::new(),
        "2-".to_owned(),
        "2+\n4k00".to_owned(),
        "0n".to_owned(),
        "4n".to_owned(),
        "1-".to_owned(),
        "3h0123\n4s".to_owned(),
        format!("4c{}", serde_json::to_string(&columns).unwrap()),
        format!("4b{raised}"),
        format!("4B{raised}"),
        "4Q0".to_owned(),
    ];
    edits.into_iter().map(|edit| format!("S{edit}").into_bytes()).collect()
}
