//! `segl-issuer certify`

use std::path::PathBuf;

use segl_issuer::{PublicKeyFile, certificate, files, public_key_from_json};
use segl_license::{Date, Envelope, KeyCertificate};

use super::root::{Root, RootArgs};
use super::{Failure, day};

const LONG: &str = "Lets a root vouch for an owner's key.

The certificate names the only owner that the key may sign for, the key's epoch, and the days on which licences may be \
issued under it; licences outlive those days. A key that follows another one gets a higher epoch. Only the public key \
is needed, so this can be done on a machine without a network that nothing but files ever reaches. A root whose key no \
file holds signs through a command: --signer.

Example:
  segl-issuer certify --root root.key --public acme.key.pub --owner ACME --epoch 1 \\
      --from 2026-01-01 --to 2028-12-31 --out acme.cert";

/// Let a root vouch for an owner's key
#[derive(Debug, clap::Args)]
#[command(long_about = LONG)]
pub(super) struct Args {
    #[command(flatten)]
    root: RootArgs,
    /// The owner's public key (FILE.pub; of a private key's file only the public part is read)
    #[arg(long, value_name = "FILE.pub")]
    public: PathBuf,
    /// The owner, for example ACME: capital letters and digits
    #[arg(long, value_name = "NAME")]
    owner: String,
    /// 1 for the owner's first key, then rising
    #[arg(long, value_name = "N")]
    epoch: u32,
    /// First day on which licences may be issued
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Date,
    /// Last such day
    #[arg(long, value_name = "DATE", value_parser = day)]
    to: Date,
    /// Mark whatever the key signs as a test; needed for test keys
    #[arg(long)]
    test: bool,
    /// File for the certificate
    #[arg(long, value_name = "FILE.cert")]
    out: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<String, Failure> {
    let public = public_key_from_json(&files::read_text(&args.public)?)
        .map_err(|why| Failure::of(&args.public, why))?;
    let (period, test) = ((args.from, args.to), args.test);
    let (certificate, envelope) =
        vouch(&args.root.load()?, &public, (&args.owner, args.epoch), period, test)?;
    files::write_atomically(&args.out, &format!("{}\n", envelope.to_json()))?;
    Ok(format!("Wrote {}: {}", args.out.display(), told(&certificate)))
}

/// The certificate of a key for an owner and an epoch, as what it says and as it was signed.
pub(super) fn vouch(
    root: &Root,
    public: &PublicKeyFile,
    (owner, epoch): (&str, u32),
    period: (Date, Date),
    test: bool,
) -> Result<(KeyCertificate, Envelope), Failure> {
    if (public.test || root.is_test()) && !test {
        return Err(Failure::refused("a test key or a test root makes test certificates only: add --test"));
    }
    if public.key == *root.public() {
        return Err(Failure::refused("a root does not certify itself: an owner has a key of its own"));
    }
    let certificate = certificate(&public.key, owner, epoch, period, test)
        .map_err(|why| Failure::refused(format_args!("no certificate was made: {why}")))?;
    let envelope = root.sign(&certificate)?;
    Ok((certificate, envelope))
}

/// What a certificate says, in words.
pub(super) fn told(certificate: &KeyCertificate) -> String {
    format!(
        "key {} may sign for {} (epoch {}{}), licences issued from {} to {}",
        certificate.key_id.get(..16).unwrap_or_default(),
        certificate.owner_name,
        certificate.epoch,
        if certificate.test { ", test" } else { "" },
        certificate.sign_date,
        certificate.expiry_date
    )
}
