//! Standard base64, padded, trailing bits zero (RFC 4648 section 4): the only spelling of bytes in the format.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{FromJson, Json};

/// Decodes strict standard base64; `None` for any other spelling.
pub fn decode_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// Encodes as standard base64 with padding.
pub fn encode_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// 32 bytes, in JSON always standard base64: a hash or a raw public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bytes32(pub [u8; 32]);

/// `SHA-256(0x00 || PAE)` of a signed object.
pub type ObjectHash = Bytes32;

impl Bytes32 {
    /// Standard base64, 44 characters.
    pub fn to_base64(self) -> String {
        encode_base64(&self.0)
    }

    /// Reads 44 characters of standard base64.
    pub fn from_base64(text: &str) -> Option<Self> {
        Some(Self(decode_base64(text)?.try_into().ok()?))
    }

    /// Lower-case hex, 64 digits.
    pub fn to_hex(self) -> String {
        hex(&self.0)
    }
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).copied().unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Whether a text is exactly `digits` lower-case hex digits.
pub(crate) fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

impl Serialize for Bytes32 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_base64())
    }
}

impl FromJson for Bytes32 {
    fn from_json(json: Json<'_>) -> Option<Self> {
        Self::from_base64(&json.into_text()?)
    }
}

impl<'de> Deserialize<'de> for Bytes32 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_base64(&text).ok_or_else(|| D::Error::custom("not 32 bytes in base64"))
    }
}
