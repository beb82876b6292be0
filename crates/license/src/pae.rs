//! DSSE v1 pre-authentication encoding and the hash of a signed object.

use sha2::{Digest, Sha256};

use crate::ObjectHash;

/// `"DSSEv1" SP len(type) SP type SP len(body) SP body`: the bytes that are signed.
pub fn pre_authentication_encoding(payload_type: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), body.len());
    [head.as_bytes(), body].concat()
}

/// `SHA-256(0x00 || PAE)`, the leaf form of RFC 9162.
pub fn object_hash(payload_type: &str, body: &[u8]) -> ObjectHash {
    let mut hasher = Sha256::new();
    hasher.update([0]);
    hasher.update(pre_authentication_encoding(payload_type, body));
    crate::Bytes32(hasher.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_the_one_of_the_dsse_specification() {
        assert_eq!(
            pre_authentication_encoding("http://example.com/HelloWorld", b"hello world"),
            b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
        );
    }
}
