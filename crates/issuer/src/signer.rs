//! A root whose key is kept elsewhere: in a hardware token, or on a machine without a network.

use std::io::{self, Write as _};
use std::process::{Command, ExitStatus, Stdio};

use segl_license::{
    Body, Envelope, KeyCertificate, Kind, PublicKey, Revocations, decode, decode_base64, encode,
    pre_authentication_encoding,
};

use crate::{SigningKey, sign};

/// Signs with a command that has the key. The command gets the bytes to be signed (the pre-authentication encoding) on
/// its standard input and answers the Ed25519 signature: its 64 bytes, or their base64 as text.
#[derive(Clone, Debug)]
pub struct ExternalSigner {
    command: String,
    public: PublicKey,
}

/// Why a command did not sign.
#[derive(Debug, thiserror::Error)]
pub enum SignerError {
    /// It could not be run, or did not read what it was given.
    #[error("the signer cannot be run: {0}")]
    Run(io::Error),
    /// It ended with an error.
    #[error("the signer gave up: {0}")]
    Failed(ExitStatus),
    /// It answered something that is no signature.
    #[error("the signer answered {0} bytes, and a signature has 64, or 88 as base64")]
    Answer(usize),
    /// It signed with another key, or something else.
    #[error("the signer's answer is not a signature of key {0}")]
    Signature(String),
}

impl ExternalSigner {
    /// A command for the shell, and the key that it should sign with.
    pub fn new(command: String, public: PublicKey) -> Self {
        Self { command, public }
    }

    /// The public half of the key.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Encodes a body in its one spelling and lets the command sign that. What it answers is verified.
    ///
    /// # Errors
    /// [`SignerError`]; then nothing was signed.
    pub fn sign_body<T: Body>(&self, body: &T) -> Result<Envelope, SignerError> {
        let (kind, body) = (T::KIND, encode(body));
        let answer = self.ask(&pre_authentication_encoding(kind.payload_type(), &body))?;
        let signature = signature(&answer).ok_or(SignerError::Answer(answer.len()))?;
        if !self.public.verifies(kind.payload_type(), &body, &signature) {
            return Err(SignerError::Signature(self.public.key_id().to_owned()));
        }
        Ok(Envelope { kind, body, hint: self.public.hint().to_owned(), signature })
    }

    fn ask(&self, message: &[u8]) -> Result<Vec<u8>, SignerError> {
        let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
        let mut child = Command::new(shell)
            .args([flag, &self.command])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(SignerError::Run)?;
        let written = child.stdin.take().map(|mut input| input.write_all(message));
        let output = child.wait_with_output().map_err(SignerError::Run)?;
        if !output.status.success() {
            return Err(SignerError::Failed(output.status));
        }
        // Whoever answers before it has read everything is judged by its answer.
        match written {
            Some(Err(why)) if why.kind() != io::ErrorKind::BrokenPipe => Err(SignerError::Run(why)),
            _ => Ok(output.stdout),
        }
    }
}

/// 64 bytes, or their base64.
fn signature(answer: &[u8]) -> Option<Vec<u8>> {
    if answer.len() == 64 {
        return Some(answer.to_vec());
    }
    let text = std::str::from_utf8(answer).ok()?.trim();
    decode_base64(text).filter(|bytes| bytes.len() == 64)
}

/// What a root is asked to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RootRequest {
    /// A certificate of an owner's key.
    Certificate(KeyCertificate),
    /// A revocation list.
    Revocations(Revocations),
}

impl RootRequest {
    /// Reads the bytes that an [`ExternalSigner`] hands on; none where they are anything but a certificate or a revocation
    /// list in its one spelling: a root signs nothing else.
    pub fn read(message: &[u8]) -> Option<Self> {
        let at = message.iter().position(|byte| *byte == b'{')?;
        let body = message.get(at..)?;
        let is = |kind: Kind| pre_authentication_encoding(kind.payload_type(), body) == message;
        if is(Kind::KeyCertificate) {
            return decode(body).ok().map(Self::Certificate);
        }
        if is(Kind::Revocations) {
            return decode(body).ok().map(Self::Revocations);
        }
        None
    }

    /// Signs it: the 64 bytes of the signature.
    pub fn sign(&self, root: &SigningKey) -> Vec<u8> {
        match self {
            Self::Certificate(certificate) => {
                sign(Kind::KeyCertificate, &encode(certificate), root).signature
            }
            Self::Revocations(list) => sign(Kind::Revocations, &encode(list), root).signature,
        }
    }
}
