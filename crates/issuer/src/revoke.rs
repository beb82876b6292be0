//! A root withdraws keys and licences.

use segl_license::{Body as _, Envelope, Kind, Revocations, decode};

use crate::{RootError, SigningKey, sign_body};

/// Signs a revocation list. It replaces the list before it, so it must name whatever that one named.
///
/// # Errors
/// [`RootError::Field`] names the first field that is not in its form.
pub fn revoke(root: &SigningKey, list: &Revocations) -> Result<Envelope, RootError> {
    list.check().map_err(RootError::Field)?;
    Ok(sign_body(list, root))
}

/// Reads a revocation list file. Its signature is not verified: only a verifier knows which roots to believe.
///
/// # Errors
/// [`RootError`] when it is not a list in its one spelling.
pub fn read_revocations(text: &str) -> Result<(Envelope, Revocations), RootError> {
    let envelope = Envelope::from_json(Kind::Revocations, "Revocations", text.trim_end().as_bytes())
        .map_err(|finding| RootError::Envelope(Box::new(finding)))?;
    let list = decode(&envelope.body).map_err(RootError::Body)?;
    Ok((envelope, list))
}
