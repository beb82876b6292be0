//! Passphrases: from a file, or asked on the terminal without showing them.

use std::path::{Path, PathBuf};

use segl_issuer::{SigningKey, files, key_from_json, public_key_from_json};
use zeroize::Zeroizing;

use super::Failure;

/// The fewest characters of a new passphrase.
const SHORTEST: usize = 12;

/// Where a passphrase comes from.
#[derive(Debug, clap::Args)]
pub(super) struct PassphraseArgs {
    /// Read the passphrase from the first line of a file instead of asking for it
    #[arg(long, value_name = "FILE")]
    pub(super) passphrase_file: Option<PathBuf>,
}

impl PassphraseArgs {
    /// The passphrase of a key that exists.
    fn known(&self, path: &Path) -> Result<Zeroizing<String>, Failure> {
        match &self.passphrase_file {
            Some(file) => first_line(file),
            None => ask(&format!("Passphrase of {}: ", path.display())),
        }
    }

    /// A passphrase for a new key: asked twice, and not too short.
    pub(super) fn new_one(&self) -> Result<Zeroizing<String>, Failure> {
        let passphrase = match &self.passphrase_file {
            Some(file) => first_line(file)?,
            None => {
                let first = ask("New passphrase: ")?;
                if *first != *ask("The same again: ")? {
                    return Err(Failure::refused("the two passphrases differ; no key was made"));
                }
                first
            }
        };
        if passphrase.chars().count() < SHORTEST {
            return Err(Failure::refused(format_args!(
                "a passphrase has at least {SHORTEST} characters; no key was made"
            )));
        }
        Ok(passphrase)
    }

    /// Loads a private key, asking for its passphrase where it has one.
    pub(super) fn load(&self, path: &Path) -> Result<SigningKey, Failure> {
        let text = Zeroizing::new(files::read_text(path)?);
        let public = public_key_from_json(&text).map_err(|why| Failure::of(path, why))?;
        let passphrase = public.encrypted.then(|| self.known(path)).transpose()?;
        let passphrase = passphrase.as_ref().map(|passphrase| passphrase.as_str());
        key_from_json(&text, passphrase).map_err(|why| Failure::of(path, why))
    }
}

fn first_line(file: &Path) -> Result<Zeroizing<String>, Failure> {
    let text = Zeroizing::new(files::read_text(file)?);
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

fn ask(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    let answer = rpassword::prompt_password(prompt);
    answer.map(Zeroizing::new).map_err(|why| {
        Failure::usage(format_args!("no terminal to ask for a passphrase ({why}); use --passphrase-file"))
    })
}
