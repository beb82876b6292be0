//! `segl-issuer sign`

use std::io::{Read as _, Write as _};
use std::path::PathBuf;

use segl_issuer::RootRequest;
use segl_license::encode_base64;

use super::Failure;
use super::passphrase::PassphraseArgs;

const LONG: &str = "Signs as a root what `--signer` hands on: the other end of it, on the machine that has the key.

Reads what is to be signed from standard input, says on the terminal what it is, and answers the signature in base64. A \
root signs certificates and revocation lists; anything else is refused.

Example, the root's key on a machine named vault:
  segl-issuer certify --signer 'ssh vault segl-issuer sign --root root.key --passphrase-file /run/pass' \\
      --root-public root.key.pub --public acme.key.pub --owner ACME --epoch 1 \\
      --from 2026-01-01 --to 2028-12-31 --out acme.cert";

/// Larger than any body that a root signs.
const MOST: u64 = 1_000_000;

/// Sign as a root what another machine asks for
#[derive(Debug, clap::Args)]
#[command(long_about = LONG)]
pub(super) struct Args {
    /// The root's private key
    #[arg(long, value_name = "KEY")]
    root: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

pub(super) fn run(args: &Args) -> Result<String, Failure> {
    let mut message = Vec::new();
    let read = std::io::stdin().lock().take(MOST).read_to_end(&mut message);
    read.map_err(|why| Failure::usage(format_args!("what is to be signed cannot be read: {why}")))?;
    let request = RootRequest::read(&message).ok_or_else(|| {
        Failure::refused("nothing was signed: this is neither a certificate nor a revocation list")
    })?;
    let root = args.passphrase.load(&args.root)?;
    // On the terminal of whoever signs: the answer itself goes to a program.
    let _ = writeln!(std::io::stderr(), "Signing with {}: {}", root.public().hint(), told(&request));
    Ok(encode_base64(&request.sign(&root)))
}

fn told(request: &RootRequest) -> String {
    match request {
        RootRequest::Certificate(certificate) => format!(
            "key {} may sign for {} (epoch {}{}), licences issued from {} to {}",
            certificate.key_id,
            certificate.owner_name,
            certificate.epoch,
            if certificate.test { ", test" } else { "" },
            certificate.sign_date,
            certificate.expiry_date
        ),
        RootRequest::Revocations(list) => {
            format!("a revocation list, generation {}, {} withdrawn", list.generation, list.entries.len())
        }
    }
}
