//! Step 2: certificates, and whether they fit the licence.

use crate::verified::Refused;
use crate::{Code, Finding, KeyCertificate, License, PublicKey, Root, Roots, Verdict, Verified};

/// An owner's key with the certificate that vouches for it.
#[derive(Clone, Debug)]
pub(crate) struct CertifiedKey {
    pub(crate) key: PublicKey,
    pub(crate) certificate: Verified<KeyCertificate>,
    /// The certificate or its root is for tests.
    pub(crate) test: bool,
}

/// Verifies a certificate under a root, then takes the key out of it.
pub(crate) fn certify(
    root: Option<&Root>,
    body: &[u8],
    signature: &[u8],
    object: &str,
) -> Result<CertifiedKey, Finding> {
    let refuse = |code| Finding::new(code).with("Object", object);
    let root = root.ok_or_else(|| refuse(Code::RootUnknown))?;
    let certificate: Verified<KeyCertificate> = Verified::by_signature(&root.key, root.test, body, signature)
        .map_err(|why| malformed(why, object, Code::CertificateSignatureBad, Code::CertificateMalformed))?;
    let key = PublicKey::from_bytes(&certificate.public_key.0)
        .ok()
        .filter(|key| key.key_id() == certificate.key_id)
        .ok_or_else(|| refuse(Code::CertificateKeyBad))?;
    let test = root.test || certificate.test;
    Ok(CertifiedKey { key, certificate, test })
}

/// Compares the certificates with the licence they stand for. `needed` are the key hints that a file's envelopes name.
pub(crate) fn judge_certificates(
    verdict: &mut Verdict,
    keys: &[CertifiedKey],
    license: &License,
    needed: Option<&[&str]>,
    roots: &Roots,
) {
    for (at, key) in keys.iter().enumerate() {
        let (certificate, object) = (&key.certificate, format!("Keys[{at}]"));
        let refuse = |code| Finding::new(code).with("Object", object.as_str());
        if certificate.owner_name != license.owner_name {
            let finding = refuse(Code::CertificateOwner)
                .with("Expected", license.owner_name.as_str())
                .with("Found", certificate.owner_name.as_str());
            return verdict.refuse(2, finding);
        }
        if certificate.epoch != license.epoch {
            let finding = refuse(Code::CertificateEpoch)
                .with("Expected", license.epoch)
                .with("Found", certificate.epoch);
            return verdict.refuse(2, finding);
        }
        if !(certificate.sign_date..=certificate.expiry_date).contains(&license.issued) {
            let finding = refuse(Code::CertificatePeriod)
                .with("SignDate", certificate.sign_date)
                .with("ExpiryDate", certificate.expiry_date)
                .with("Issued", license.issued);
            return verdict.refuse(2, finding);
        }
        if needed.is_some_and(|hints| !hints.contains(&key.key.hint())) {
            return verdict.refuse(2, refuse(Code::CertificateUnneeded));
        }
        if key.test && roots.is_vendor() {
            return verdict.refuse(2, refuse(Code::TestKeyRefused));
        }
    }
}

/// The finding for an object whose signature or body was refused.
pub(crate) fn malformed(refused: Refused, object: &str, signature: Code, body: Code) -> Finding {
    match refused {
        Refused::Signature => Finding::new(signature).with("Object", object),
        Refused::Malformed(why) => Finding::new(body)
            .with("Object", object)
            .with("Problem", why.problem.as_str())
            .with("Field", why.field),
    }
}
