//! Who signs as the root: a key file, or a command that has the key.

use std::path::PathBuf;

use segl_issuer::{ExternalSigner, SigningKey, files, public_key_from_json, sign_body};
use segl_license::{Body, Envelope, PublicKey};

use super::Failure;
use super::passphrase::PassphraseArgs;

/// The root's key, or the way to it.
#[derive(Debug, clap::Args)]
pub(super) struct RootArgs {
    /// The root's private key
    #[arg(long, value_name = "KEY", required_unless_present = "signer", conflicts_with = "signer")]
    root: Option<PathBuf>,
    /// Instead of --root, a command that signs with a key that is kept elsewhere: it reads what is to be signed and answers
    /// the 64 bytes of the signature, or their base64
    #[arg(long, value_name = "COMMAND", requires = "root_public")]
    signer: Option<String>,
    /// The root's public key, by which the signer's answer is verified
    #[arg(long, value_name = "FILE.pub", requires = "signer", conflicts_with = "root")]
    root_public: Option<PathBuf>,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

/// A root that can sign.
pub(super) enum Root {
    Key(Box<SigningKey>),
    Elsewhere { signer: Box<ExternalSigner>, is_test: bool },
}

impl RootArgs {
    pub(super) fn load(&self) -> Result<Root, Failure> {
        match (&self.root, &self.signer, &self.root_public) {
            (Some(path), ..) => Ok(Root::Key(Box::new(self.passphrase.load(path)?))),
            (None, Some(command), Some(path)) => {
                let public =
                    public_key_from_json(&files::read_text(path)?).map_err(|why| Failure::of(path, why))?;
                let signer = Box::new(ExternalSigner::new(command.clone(), public.key));
                Ok(Root::Elsewhere { signer, is_test: public.test })
            }
            _ => Err(Failure::usage("either --root, or --signer with --root-public")),
        }
    }
}

impl Root {
    pub(super) fn public(&self) -> &PublicKey {
        match self {
            Self::Key(key) => key.public(),
            Self::Elsewhere { signer, .. } => signer.public(),
        }
    }

    pub(super) fn is_test(&self) -> bool {
        match self {
            Self::Key(key) => key.is_test(),
            Self::Elsewhere { is_test, .. } => *is_test,
        }
    }

    pub(super) fn sign(&self, body: &impl Body) -> Result<Envelope, Failure> {
        match self {
            Self::Key(key) => Ok(sign_body(body, key)),
            Self::Elsewhere { signer, .. } => signer.sign_body(body).map_err(Failure::refused),
        }
    }
}
