//! The greatest file that is accepted, and the one that is one greater.

use segl_license::{Code, Kind};

use crate::support::edit::{verdict, with_body};
use crate::support::issue::{Issue, row};
use crate::support::keys::{Key, Signer as _, certificate, root};

fn with_rows(count: u32) -> Issue {
    let mut issue = Issue::first();
    issue.rows = (1..=count).map(|at| row(&format!("module-{at:04}"), at)).collect();
    issue.with(|_| ())
}

#[test]
fn two_thousand_rows_are_verified_and_one_more_is_refused() {
    let most = verdict(with_rows(2000).file().to_text().as_bytes());
    assert_eq!((most.code, most.rows.len()), (None, 2000));
    let more = verdict(with_rows(2001).file().to_text().as_bytes());
    assert_eq!((more.code, more.facts.number("Found")), (Some(Code::RowCount), Some(2001)));
}

#[test]
fn eight_certificates_are_accepted_and_a_ninth_is_refused() {
    let of = |count: usize| {
        let keys: Vec<Key> = (0..count).map(|at| Key::named(&format!("key {at}"))).collect();
        let mut issue = with_rows(8);
        issue.signer = keys[0].clone();
        issue.keys = keys.iter().map(|key| root().sign(&certificate(key))).collect();
        let mut file = issue.file();
        for (signed, key) in file.module_licenses.iter_mut().zip(&keys) {
            *signed = key.seal(Kind::ModuleLicense, &signed.body);
        }
        verdict(file.to_text().as_bytes())
    };
    assert_eq!(of(8).code, None);
    assert_eq!(of(9).code, Some(Code::KeyCount));
}

#[test]
fn a_body_may_be_exactly_as_large_as_its_limit() {
    for (kind, limit, code) in [
        (Kind::License, 512 * 1024, Code::LicenseMalformed),
        (Kind::Revocations, 512 * 1024, Code::RevocationsMalformed),
        (Kind::ModuleLicense, 16 * 1024, Code::RowMalformed),
        (Kind::KeyCertificate, 16 * 1024, Code::CertificateMalformed),
    ] {
        let judge = |bytes: usize| verdict(with_body(kind, &vec![b'9'; bytes]).to_text().as_bytes());
        assert_eq!(judge(limit).code, Some(code), "{kind:?}");
        assert_eq!(judge(limit + 1).code, Some(Code::BodyTooLarge), "{kind:?}");
    }
}
