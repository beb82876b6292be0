//! `segl-issuer rotate`

use std::path::{Path, PathBuf};

use segl_issuer::files::{self, Part};
use segl_issuer::{PublicKeyFile, read_certificate, read_revocations};
use segl_license::{Date, Envelope, KeyCertificate, Revocation, RevocationReason, Revocations, pinned_roots};

use super::clock::today;
use super::passphrase::PassphraseArgs;
use super::root::{Root, RootArgs};
use super::{Failure, certify, day, keygen, revocations};

const LONG: &str = "Puts an owner's next key in the place of the one that a certificate names.

One step does what belongs together: a new key with the next epoch is made and certified, and a new revocation list, of \
the next generation, names the old one beside everything that was withdrawn before. A retired key signs nothing new, and \
what is installed stays good. A key that others may have (--compromised) counts for nothing any more, but for what was \
active before the day of --from.

A new folder gets owner.key (encrypted, and readable by its user alone), owner.key.pub, owner.cert and \
revocations.json: all of them, or nothing. Certificate and list until now must be signed by the root that signs here, or \
by one that is built into this program.

Examples:
  segl-issuer rotate --cert acme.cert --revocations revocations-1.json --root root.key \\
      --to 2030-12-31 --next-update 2027-06-30 --out acme-2
  segl-issuer rotate --cert acme.cert --first-list --signer 'ssh vault segl-issuer sign --root root.key' \\
      --root-public root.key.pub --compromised --from 2026-11-20 --to 2030-12-31 \\
      --next-update 2027-06-30 --out acme-2";

/// Put an owner's next key in the place of one, and withdraw that one
#[derive(Debug, clap::Args)]
#[command(long_about = LONG)]
#[command(group = clap::ArgGroup::new("list").required(true).args(["revocations", "first_list"]))]
pub(super) struct Args {
    #[command(flatten)]
    root: RootArgs,
    /// The certificate of the key that ends
    #[arg(long, value_name = "FILE.cert")]
    cert: PathBuf,
    /// The newest revocation list until now
    #[arg(long, value_name = "FILE")]
    revocations: Option<PathBuf>,
    /// There has never been a revocation list under these roots
    #[arg(long)]
    first_list: bool,
    /// The old key is in others' hands, or may be
    #[arg(long, requires = "from")]
    compromised: bool,
    /// The day from which the old key cannot be trusted
    #[arg(long, value_name = "DATE", value_parser = day, requires = "compromised")]
    from: Option<Date>,
    /// The first day of the new certificate and the day of the list; without it, today in UTC
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    /// The last day on which licences may be issued under the new key
    #[arg(long, value_name = "DATE", value_parser = day)]
    to: Date,
    /// The day by which the next list is promised
    #[arg(long, value_name = "DATE", value_parser = day)]
    next_update: Date,
    /// A key for tests and demonstrations, not encrypted
    #[arg(long, conflicts_with = "new_passphrase_file")]
    test: bool,
    /// Read the new key's passphrase from the first line of a file instead of asking for it
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<PathBuf>,
    /// The new folder
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<String, Failure> {
    if args.out.exists() {
        return Err(segl_issuer::FileError::Exists(args.out.clone()).into());
    }
    let today = today(args.today)?;
    let root = args.root.load()?;
    let old = old_certificate(&args.cert, &root)?;
    let list = next_list(args, &root, &old, today)?;
    let passphrase = PassphraseArgs { passphrase_file: args.new_passphrase_file.clone() };
    let (key, private) = keygen::new_key(args.test, &passphrase)?;
    let public = PublicKeyFile::from(&key);
    let next = (old.owner_name.as_str(), old.epoch.saturating_add(1));
    let (certificate, signed) = certify::vouch(&root, &public, next, (today, args.to), args.test)?;
    let signed_list = root.sign(&list)?;

    let (public, line) = (public.to_json(), |envelope: &Envelope| format!("{}\n", envelope.to_json()));
    let part = |name, text, private| Part { name, text, private };
    files::write_folder(
        &args.out,
        &[
            part("owner.key", &private, true),
            part("owner.key.pub", &public, false),
            part("owner.cert", &line(&signed), false),
            part("revocations.json", &line(&signed_list), false),
        ],
    )?;
    Ok(answer(args, &old, &certificate, &list))
}

/// The certificate of the key that ends.
fn old_certificate(path: &Path, root: &Root) -> Result<KeyCertificate, Failure> {
    let (envelope, certificate) =
        read_certificate(&files::read_text(path)?).map_err(|why| Failure::of(path, why))?;
    known(path, &envelope, root)?;
    Ok(certificate)
}

/// The list until now, with the old key on it.
fn next_list(args: &Args, root: &Root, old: &KeyCertificate, today: Date) -> Result<Revocations, Failure> {
    let (mut generation, mut entries) = (1, Vec::new());
    if let Some(path) = &args.revocations {
        let (envelope, list) =
            read_revocations(&files::read_text(path)?).map_err(|why| Failure::of(path, why))?;
        known(path, &envelope, root)?;
        (generation, entries) = (list.generation.saturating_add(1), list.entries);
    }
    if entries.iter().any(|entry| entry.key_id.as_ref() == Some(&old.key_id)) {
        return Err(Failure::refused(format_args!(
            "nothing was made: key {} is withdrawn already, so another one has followed it; `revocations` changes the \
             reason",
            old.key_id
        )));
    }
    let reason = if args.compromised { RevocationReason::Compromised } else { RevocationReason::Retired };
    let date = args.from.unwrap_or(today);
    entries.push(Revocation { key_id: Some(old.key_id.clone()), hash: None, date, reason });
    let list = Revocations { generation, issued: today, next_update: args.next_update, entries };
    revocations::check(&list)?;
    Ok(list)
}

/// Refuses what neither this root nor one that is built in has signed: a root vouches for what it takes over.
fn known(path: &Path, envelope: &Envelope, root: &Root) -> Result<(), Failure> {
    let pinned =
        pinned_roots().map_err(|_| Failure::usage("the roots built into this program are damaged"))?;
    let keys = pinned.iter().map(|pinned| &pinned.key).chain([root.public()]);
    let (kind, body) = (envelope.kind.payload_type(), &envelope.body);
    let mut signed = keys.filter(|key| key.verifies(kind, body, &envelope.signature));
    signed.next().map(|_| ()).ok_or_else(|| Failure::of(path, "signed by no root that is known here"))
}

fn answer(args: &Args, old: &KeyCertificate, new: &KeyCertificate, list: &Revocations) -> String {
    let folder = args.out.display();
    let hint = old.key_id.get(..16).unwrap_or_default();
    let (became, haste) = match args.from {
        Some(from) => {
            (format!("compromised from {from} on"), "At once: whatever the old key signed is refused. ")
        }
        None => ("retired".to_owned(), ""),
    };
    format!(
        "Wrote {folder}
  owner.key          {}
  owner.key.pub      its public key
  owner.cert         {}
  revocations.json   {}; key {hint} is {became}
Next:
  1. Take owner.key and owner.cert to where licences are issued; nothing is issued under key {hint} any more.
  2. {haste}Issue each licence anew, with the list in it: segl-issuer issue --key {folder}/owner.key \
--cert {folder}/owner.cert --revocations {folder}/revocations.json --previous LAST.segl ...
  3. Hand them out: by mail, or in the folder of `segl-issuer serve`.
  4. Put the list into crates/license/trust/revocations.json with the next build.",
        keygen::kind(args.test),
        certify::told(new),
        revocations::told(list)
    )
}
