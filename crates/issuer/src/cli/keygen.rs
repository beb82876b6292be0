//! `segl-issuer keygen`

use std::path::PathBuf;

use segl_issuer::{PublicKeyFile, SigningKey, files, key_to_json};
use zeroize::Zeroizing;

use super::Failure;
use super::passphrase::PassphraseArgs;

const LONG: &str = "Makes a new Ed25519 key from the operating system's randomness.

Two files are written: FILE with the private key, readable by its user alone and encrypted with a passphrase, and \
FILE.pub with the public key, which is what `certify` needs. Neither is ever written over another file. A test key \
(--test) is not encrypted, and whatever it signs is marked as a test everywhere.

Example:
  segl-issuer keygen --out acme.key
      asks twice for a passphrase, writes acme.key and acme.key.pub";

/// Make a new key
#[derive(Debug, clap::Args)]
#[command(long_about = LONG)]
pub(super) struct Args {
    /// File for the private key; the public key goes to FILE.pub
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// A key for tests and demonstrations, not encrypted
    #[arg(long, conflicts_with = "passphrase_file")]
    test: bool,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

pub(super) fn run(args: &Args) -> Result<String, Failure> {
    let public_path = files::with_suffix(&args.out, ".pub");
    for path in [&args.out, &public_path] {
        if path.exists() {
            return Err(segl_issuer::FileError::Exists(path.clone()).into());
        }
    }
    let (key, private) = new_key(args.test, &args.passphrase)?;
    files::write_private(&args.out, &private)?;
    files::write_atomically(&public_path, &PublicKeyFile::from(&key).to_json())?;
    let kind = kind(args.test);
    Ok(format!(
        "Made key {}\n  {}  {kind}\n  {}  public key, to be certified",
        key.public().key_id(),
        args.out.display(),
        public_path.display()
    ))
}

/// A new key, and what its file holds: encrypted with a new passphrase, unless it is a test key.
pub(super) fn new_key(
    test: bool,
    passphrase: &PassphraseArgs,
) -> Result<(SigningKey, Zeroizing<String>), Failure> {
    let passphrase = if test { None } else { Some(passphrase.new_one()?) };
    let key = SigningKey::generate(test).map_err(Failure::refused)?;
    let private = key_to_json(&key, passphrase.as_ref().map(|passphrase| passphrase.as_str()));
    Ok((key, private.map(Zeroizing::new).map_err(Failure::refused)?))
}

/// What is said of a private key's file.
pub(super) fn kind(test: bool) -> &'static str {
    if test { "test key, not encrypted" } else { "private key, encrypted" }
}
