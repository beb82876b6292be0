//! Content hashes: names for cached files and fingerprints of inputs.

use crate::error::Result;
use crate::files;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The part of the hash that goes into a file name: 64 bits, plenty to tell versions of one file apart.
pub(crate) fn short(bytes: &[u8]) -> String {
    hex(bytes).chars().take(16).collect()
}

/// `stem.<hash>.ext`, the name under which these bytes may be cached for ever.
pub(crate) fn named(stem: &str, extension: &str, bytes: &[u8]) -> String {
    format!("{stem}.{}.{extension}", short(bytes))
}

/// One value for many inputs: it changes when a file below `inputs` is edited, added, moved or removed.
pub(crate) fn fingerprint(root: &Path, inputs: &[&str], facts: &[&str]) -> Result<String> {
    let mut files: Vec<PathBuf> = Vec::new();
    for input in inputs {
        files.extend(files::all_below(&root.join(input))?);
    }
    let mut sum = String::new();
    for fact in facts {
        sum.push_str(&hex(fact.as_bytes()));
    }
    for file in files {
        let path = file.strip_prefix(root).unwrap_or(&file);
        sum.push_str(&hex(path.to_string_lossy().as_bytes()));
        sum.push_str(&hex(&files::read(&file)?));
    }
    Ok(hex(sum.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_hash_is_sha_256() {
        assert_eq!(hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(named("boot", "js", b"abc"), "boot.ba7816bf8f01cfea.js");
    }

    #[test]
    fn the_fingerprint_follows_content_names_and_facts_but_not_other_files() {
        let scratch = Scratch::new("fingerprint");
        scratch.put("src/a.rs", "one");
        scratch.put("other.txt", "one");
        let of = |facts: &[&str]| fingerprint(scratch.path(), &["src", "missing"], facts).unwrap();
        let first = of(&["rustc 1"]);
        assert_eq!(first, of(&["rustc 1"]));
        assert_ne!(first, of(&["rustc 2"]));

        scratch.put("other.txt", "two");
        assert_eq!(first, of(&["rustc 1"]));
        scratch.put("src/a.rs", "two");
        assert_ne!(first, of(&["rustc 1"]));
        scratch.put("src/a.rs", "one");
        assert_eq!(first, of(&["rustc 1"]));
        scratch.put("src/b.rs", "");
        assert_ne!(first, of(&["rustc 1"]));
    }
}
