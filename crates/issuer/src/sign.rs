//! The one place where something is signed.

use segl_license::{Body, Envelope, Kind, encode, pre_authentication_encoding};

use crate::SigningKey;

/// Signs bytes as an object of a kind. The bytes are not looked at.
pub fn sign(kind: Kind, body: &[u8], key: &SigningKey) -> Envelope {
    let signature = key.signature(&pre_authentication_encoding(kind.payload_type(), body));
    Envelope {
        kind,
        body: body.to_vec(),
        hint: key.public().hint().to_owned(),
        signature: signature.to_vec(),
    }
}

/// Encodes a body in its one spelling and signs that.
pub fn sign_body<T: Body>(body: &T, key: &SigningKey) -> Envelope {
    sign(T::KIND, &encode(body), key)
}
