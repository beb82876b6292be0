//! DSSE envelopes as a licence file carries them.

use serde::Serialize;

use crate::body::exact;
use crate::encoding::{decode_base64, is_hex};
use crate::{Code, Fact, Finding, FromJson, Json, ObjectHash, encode_base64, object_hash};

/// The four kinds of signed object, version 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An owner's key, signed by a root.
    KeyCertificate,
    /// One row, signed by the owner's key.
    ModuleLicense,
    /// The licence: owner, dates and the list of rows, signed by the owner's key.
    License,
    /// Withdrawn keys and licences, signed by a root.
    Revocations,
}

impl Kind {
    /// The payload type that is signed with the body.
    pub fn payload_type(self) -> &'static str {
        match self {
            Self::KeyCertificate => "application/vnd.segl.key-certificate.v1+json",
            Self::ModuleLicense => "application/vnd.segl.module-license.v1+json",
            Self::License => "application/vnd.segl.license.v1+json",
            Self::Revocations => "application/vnd.segl.revocations.v1+json",
        }
    }

    /// The most bytes a body of this kind may have, inclusive.
    pub fn body_limit(self) -> usize {
        match self {
            Self::License | Self::Revocations => 512 * 1024,
            Self::KeyCertificate | Self::ModuleLicense => 16 * 1024,
        }
    }

    /// Whether a payload type is this kind's in a version above 1.
    fn is_newer(self, payload_type: &str) -> bool {
        let stem = self.payload_type().trim_end_matches("1+json");
        payload_type
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_suffix("+json"))
            .is_some_and(is_version_above_one)
    }
}

/// A decimal number above 1, written without leading zeros in at most 20 digits.
pub(crate) fn is_version_above_one(text: &str) -> bool {
    (1..=20).contains(&text.len())
        && text != "1"
        && !text.starts_with('0')
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The envelope as JSON: `{"payloadType":..,"payload":..,"signatures":[{"keyid":..,"sig":..}]}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WireEnvelope {
    payload_type: String,
    payload: String,
    signatures: Vec<WireSignature>,
}

impl FromJson for WireEnvelope {
    fn from_json(mut from: Json<'_>) -> Option<Self> {
        Some(Self {
            payload_type: from.get("payloadType")?,
            payload: from.get("payload")?,
            signatures: from.get("signatures")?,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct WireSignature {
    keyid: String,
    sig: String,
}

impl FromJson for WireSignature {
    fn from_json(mut from: Json<'_>) -> Option<Self> {
        Some(Self { keyid: from.get("keyid")?, sig: from.get("sig")? })
    }
}

/// A signed body with its one signature: checked in form, not yet verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// What it claims to be.
    pub kind: Kind,
    /// The exact signed bytes.
    pub body: Vec<u8>,
    /// First 16 hex digits of the signing key's id; a hint, believed in nothing.
    pub hint: String,
    /// 64 bytes.
    pub signature: Vec<u8>,
}

impl Envelope {
    /// The object's hash.
    pub fn hash(&self) -> ObjectHash {
        object_hash(self.kind.payload_type(), &self.body)
    }

    /// Reads one envelope from its JSON text, in the one spelling the format has.
    ///
    /// # Errors
    /// The finding that a file with this envelope would get, with `object` as its place.
    pub fn from_json(kind: Kind, object: &str, json: &[u8]) -> Result<Self, Finding> {
        let wire: WireEnvelope =
            exact(json).ok_or_else(|| Finding::new(Code::JsonShape).with("Object", object))?;
        wire.check(kind, object)
    }

    /// The compact JSON of the envelope.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.to_wire()).unwrap_or_default()
    }

    pub(crate) fn to_wire(&self) -> WireEnvelope {
        WireEnvelope {
            payload_type: self.kind.payload_type().to_owned(),
            payload: encode_base64(&self.body),
            signatures: vec![WireSignature { keyid: self.hint.clone(), sig: encode_base64(&self.signature) }],
        }
    }
}

/// A hostile text as a fact: only where it is printable ASCII, at most 100.
fn printable(text: &str) -> Option<&str> {
    let fits = text.len() <= 100 && text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    fits.then_some(text)
}

impl WireEnvelope {
    /// Checks the form, in the documented order.
    pub(crate) fn check(&self, kind: Kind, object: &str) -> Result<Envelope, Finding> {
        let refuse = |code| Finding::new(code).with("Object", object);
        if kind.is_newer(&self.payload_type) {
            return Err(refuse(Code::NeedsNewerVersion).with("Version", self.payload_type.as_str()));
        }
        if self.payload_type != kind.payload_type() {
            return Err(refuse(Code::EnvelopeType)
                .with("Expected", kind.payload_type())
                .with("Found", printable(&self.payload_type)));
        }
        let [signature] = self.signatures.as_slice() else {
            return Err(refuse(Code::EnvelopeSignatures).with("Count", Fact::from(self.signatures.len())));
        };
        if !is_hex(&signature.keyid, 16) {
            return Err(refuse(Code::EnvelopeKeyid));
        }
        let body = decode_base64(&self.payload).ok_or_else(|| refuse(Code::EnvelopeBase64))?;
        let bytes = decode_base64(&signature.sig)
            .filter(|bytes| bytes.len() == 64)
            .ok_or_else(|| refuse(Code::EnvelopeSignature))?;
        if body.len() > kind.body_limit() {
            return Err(refuse(Code::BodyTooLarge)
                .with("Bytes", Fact::from(body.len()))
                .with("Limit", Fact::from(kind.body_limit())));
        }
        Ok(Envelope { kind, body, hint: signature.keyid.clone(), signature: bytes })
    }
}
