//! A value that passed verification, and cannot be made otherwise.

use std::ops::Deref;

use crate::body::{Body, Malformed, decode};
use crate::{Kind, ObjectHash, PublicKey, object_hash};

/// A body whose signature, or whose place in a signed list, was verified before it was parsed.
///
/// Whatever grants, counts or activates takes `Verified<T>`, never `T`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified<T> {
    value: T,
    hash: ObjectHash,
    key_id: String,
    test: bool,
}

/// Why a signed body did not become a [`Verified`] value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    Signature,
    Malformed(Malformed),
}

impl<T: Body> Verified<T> {
    /// Verifies first, parses after.
    pub(crate) fn by_signature(
        key: &PublicKey,
        test: bool,
        body: &[u8],
        signature: &[u8],
    ) -> Result<Self, Refused> {
        if !key.verifies(T::KIND.payload_type(), body, signature) {
            return Err(Refused::Signature);
        }
        Self::parsed(body, key.key_id(), test).map_err(Refused::Malformed)
    }

    /// Accepts a body because a verified list names its hash. `key_id` is the key that signed the body, or the
    /// list's where the body's own signature is lost.
    pub(crate) fn by_list<L: Body>(list: &Verified<L>, body: &[u8], key_id: &str) -> Result<Self, Malformed> {
        Self::parsed(body, key_id, list.test)
    }

    fn parsed(body: &[u8], key_id: &str, test: bool) -> Result<Self, Malformed> {
        let value = decode(body)?;
        let hash = object_hash(T::KIND.payload_type(), body);
        Ok(Self { value, hash, key_id: key_id.to_owned(), test })
    }
}

impl<T> Verified<T> {
    /// The object's hash.
    pub fn hash(&self) -> ObjectHash {
        self.hash
    }

    /// The key that signed it: 64 lower-case hex digits.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// Whether a test key or a test root stands behind it.
    pub fn is_test(&self) -> bool {
        self.test
    }
}

impl<T> Deref for Verified<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// The payload type of a body, for those who have the value only.
pub(crate) fn kind_of<T: Body>() -> Kind {
    T::KIND
}
