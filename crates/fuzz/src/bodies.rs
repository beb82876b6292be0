//! Signed bodies, envelopes, entries of the log, and what a database keeps of them.
//!
//! The first octet says as what the rest is read; see [`run`].

mod stored;

use segl_license::{
    Body, Envelope, Json, KeyCertificate, Kind, License, LogBody, ModuleLicense, Revocations, decode, encode,
    object_hash,
};

use crate::fixture::{fixture, objects};
use crate::in_time;

/// Reads the input as a body (`L` licence, `R` row, `K` certificate, `V` list of what is withdrawn), as the envelope of one
/// (the same in small letters), as JSON (`J`), as the texts of an entry of the log (`G`), or as edits of a database (`S`).
pub fn run(data: &[u8]) {
    let Some((as_what, rest)) = data.split_first() else { return };
    in_time(|| match as_what {
        b'L' => body::<License>(rest),
        b'R' => body::<ModuleLicense>(rest),
        b'K' => body::<KeyCertificate>(rest),
        b'V' => body::<Revocations>(rest),
        b'l' => envelope(Kind::License, rest),
        b'r' => envelope(Kind::ModuleLicense, rest),
        b'k' => envelope(Kind::KeyCertificate, rest),
        b'v' => envelope(Kind::Revocations, rest),
        b'G' => log(rest),
        b'S' => stored::run(rest),
        _ => json(rest),
    });
}

/// One spelling for one meaning: what is accepted is written the same, and in any other way it is not accepted.
fn body<T: Body + PartialEq + std::fmt::Debug>(bytes: &[u8]) {
    let Ok(value) = decode::<T>(bytes) else { return };
    assert_eq!(value.check(), Ok(()));
    assert_eq!(String::from_utf8_lossy(&encode(&value)), String::from_utf8_lossy(bytes));
    assert!(decode::<T>(&[bytes, b" "].concat()).is_err());
    let tree: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    assert!(decode::<T>(serde_json::to_string_pretty(&tree).unwrap().as_bytes()).is_err());
}

fn envelope(kind: Kind, bytes: &[u8]) {
    let Ok(envelope) = Envelope::from_json(kind, "License", bytes) else { return };
    assert_eq!(envelope.to_json().as_bytes(), bytes);
    assert_eq!((envelope.kind, envelope.signature.len(), envelope.hint.len()), (kind, 64, 16));
    assert!(envelope.body.len() <= kind.body_limit());
    assert_eq!(envelope.hash(), object_hash(kind.payload_type(), &envelope.body));
}

/// The core's reader takes nothing that the other reader refuses.
fn json(bytes: &[u8]) {
    if Json::parse(bytes).is_some() {
        let read: Result<serde_json::Value, _> = serde_json::from_slice(bytes);
        assert!(read.is_ok(), "{read:?}");
    }
}

/// The texts of an entry come back as they were, whatever they hold, and each of them counts for the hash.
fn log(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split('\n');
    let mut next = || lines.next().unwrap_or_default();
    let (actor, act, subject, before, after) = (next(), next(), next(), next(), next());
    let some = |text| Some(text).filter(|text: &&str| !text.is_empty());
    let number = i64::try_from(bytes.len()).unwrap();
    let entry = LogBody {
        id: number,
        at: -number,
        associate_id: (number % 2 == 0).then_some(number),
        actor,
        act,
        subject,
        before: some(before),
        after: some(after),
        previous: None,
    };
    let json = serde_json::to_string(&entry).unwrap();
    assert!(!json.contains('\n'));
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    for (name, is) in [("Actor", actor), ("Act", act), ("Subject", subject)] {
        assert_eq!(read[name].as_str(), Some(is));
    }
    assert_eq!((read["Before"].as_str(), read["After"].as_str()), (some(before), some(after)));
    let hash = entry.hash();
    for other in [
        LogBody { actor: subject, subject: actor, ..entry },
        LogBody { before: entry.after, after: entry.before, ..entry },
        LogBody { previous: Some(hash), ..entry },
    ] {
        assert_eq!(other.hash() == hash, serde_json::to_string(&other).unwrap() == json);
    }
}

/// Everything of the genuine files, each as what it is.
pub fn seeds() -> Vec<Vec<u8>> {
    let fixture = fixture();
    let mut seeds = vec![b"J{\"a\":[1,true,null,\"\\u00e5\"]}".to_vec()];
    seeds.push(b"GBergfrid\nassociate-retired\nAne \"A\" Vestby\n\n{}".to_vec());
    let list = &fixture.revocations;
    for envelope in fixture.files.iter().flat_map(objects).chain([list]) {
        let letter = match envelope.kind {
            Kind::License => b'L',
            Kind::ModuleLicense => b'R',
            Kind::KeyCertificate => b'K',
            Kind::Revocations => b'V',
        };
        seeds.push([&[letter], envelope.body.as_slice()].concat());
        seeds.push([&[letter.to_ascii_lowercase()], envelope.to_json().as_bytes()].concat());
    }
    seeds.extend(stored::seeds());
    seeds
}
