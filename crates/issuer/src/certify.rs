//! A root vouches for an owner's key.

use segl_license::{
    Body as _, Bytes32, Date, Envelope, Finding, KeyCertificate, Kind, Malformed, PublicKey, decode,
};

use crate::{SigningKey, sign_body};

/// Why a certificate or a revocation list was not made or not read.
#[derive(Debug, thiserror::Error)]
pub enum RootError {
    /// A field is not in its form.
    #[error("{0} is not in its form")]
    Field(&'static str),
    /// Not one envelope in its one spelling.
    #[error("not in the form of a signed object: {}", .0.code)]
    Envelope(Box<Finding>),
    /// The body is not of its kind.
    #[error("the body is not in the documented form ({})", .0.field.unwrap_or("shape"))]
    Body(Malformed),
}

/// Certifies a key for an owner and an epoch: [`certificate`], signed.
///
/// # Errors
/// [`RootError::Field`] names the first field that is not in its form.
pub fn certify(
    root: &SigningKey,
    key: &PublicKey,
    owner_name: &str,
    epoch: u32,
    period: (Date, Date),
    test: bool,
) -> Result<Envelope, RootError> {
    Ok(sign_body(&certificate(key, owner_name, epoch, period, test)?, root))
}

/// What a root signs of a key for an owner and an epoch. `from` and `to` are the first and last day on which licences may
/// be issued under it; `test` marks whatever it signs as a test.
///
/// # Errors
/// [`RootError::Field`] names the first field that is not in its form.
pub fn certificate(
    key: &PublicKey,
    owner_name: &str,
    epoch: u32,
    (from, to): (Date, Date),
    test: bool,
) -> Result<KeyCertificate, RootError> {
    let certificate = KeyCertificate {
        owner_name: owner_name.to_owned(),
        key_id: key.key_id().to_owned(),
        public_key: Bytes32(*key.as_bytes()),
        epoch,
        sign_date: from,
        expiry_date: to,
        test,
    };
    certificate.check().map_err(RootError::Field)?;
    Ok(certificate)
}

/// Reads a certificate file. Its signature is not verified: only a verifier knows which roots to believe.
///
/// # Errors
/// [`RootError`] when it is not a certificate in its one spelling.
pub fn read_certificate(text: &str) -> Result<(Envelope, KeyCertificate), RootError> {
    let envelope = Envelope::from_json(Kind::KeyCertificate, "Certificate", text.trim_end().as_bytes())
        .map_err(|finding| RootError::Envelope(Box::new(finding)))?;
    let certificate = decode(&envelope.body).map_err(RootError::Body)?;
    Ok((envelope, certificate))
}
