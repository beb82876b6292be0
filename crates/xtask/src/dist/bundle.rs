//! What Trunk left: the WebAssembly, its glue, and small scripts that crates bring along.

use crate::error::{Context as _, Error, Result};
use crate::files;
use std::fs;
use std::path::Path;

/// Scripts that crates hand to wasm-bindgen; the glue imports them from here.
const SNIPPETS: &str = "snippets";

/// The compiled app, by file name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bundle {
    /// `NAME-HASH_bg.wasm`
    pub(super) wasm: String,
    /// `NAME-HASH.js`
    pub(super) glue: String,
}

/// Finds the one WebAssembly file and its glue.
pub(super) fn find(folder: &Path) -> Result<Bundle> {
    let names = names(folder)?;
    let found: Vec<Bundle> = names
        .iter()
        .filter_map(|name| name.strip_suffix("_bg.wasm"))
        .map(|stem| Bundle { wasm: format!("{stem}_bg.wasm"), glue: format!("{stem}.js") })
        .filter(|bundle| names.contains(&bundle.glue))
        .collect();
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(Error::new(format!("{} holds no NAME_bg.wasm with NAME.js", folder.display()))),
        _ => Err(Error::new(format!("{} holds more than one app", folder.display()))),
    }
}

/// Removes everything that is not the compiled app: Trunk's own page, and an earlier run's files.
pub(super) fn remove_all_but(folder: &Path, bundle: &Bundle) -> Result<()> {
    for name in names(folder)? {
        if name != bundle.wasm && name != bundle.glue && name != SNIPPETS {
            files::remove(&folder.join(name))?;
        }
    }
    for file in files::all_below(&folder.join(SNIPPETS))? {
        if file.extension().is_some_and(|extension| extension == "br" || extension == "gz") {
            files::remove(&file)?;
        }
    }
    Ok(())
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let listing = || format!("listing {}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).context(listing)? {
        names.push(entry.context(listing)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
