//! From what Trunk built to what the server sends: one translated page a language, every start file under a hashed
//! name and with no inline script, each file also as brotli and gzip.
//!
//! Every file but the pages (`*.html`) carries a hash of its content in its name and may be cached for ever.

mod bundle;
mod compress;
mod css;
mod pages;
mod shorten;
mod template;

use crate::error::{Context as _, Error, Result};
use crate::files;
use crate::hash;
use crate::places::Places;
use std::path::Path;

/// The start files under their hashed names.
struct Assets {
    bundle: bundle::Bundle,
    icon: String,
    style: String,
    boot: String,
    sign_in: String,
}

/// Finishes a build in place. `folder` holds what Trunk made; running twice gives the same files.
pub(crate) fn run(places: &Places, folder: &Path) -> Result<()> {
    let bundle = bundle::find(folder)?;
    bundle::remove_all_but(folder, &bundle)?;

    let boot = places.root.join("src/boot");
    let assets = Assets {
        bundle,
        icon: put(folder, "icon", "svg", &files::read_text(&boot.join("icon.svg"))?)?,
        style: put(folder, "main", "css", &css::bundle(&places.root.join("style"))?)?,
        boot: put(folder, "boot", "js", &shorten::script(&files::read_text(&boot.join("boot.js"))?))?,
        sign_in: put(folder, "signin", "js", &shorten::script(&files::read_text(&boot.join("signin.js"))?))?,
    };

    let catalogues = segl_catalog::load(&places.root.join("src/i18n")).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        Error::new(format!("the catalogues have problems:\n{}", lines.join("\n")))
    })?;
    let templates = pages::Templates {
        index: files::read_text(&places.root.join("index.html"))?,
        sign_in: files::read_text(&boot.join("signin.html"))?,
    };
    pages::write(folder, &templates, &catalogues, &assets)?;
    compress::beside(folder)
}

/// Writes one file under its hashed name and returns that name.
fn put(folder: &Path, stem: &str, extension: &str, text: &str) -> Result<String> {
    let name = hash::named(stem, extension, text.as_bytes());
    files::write(&folder.join(&name), text)?;
    Ok(name)
}

/// The folder that Trunk is filling when it calls this program, else the finished `dist/`.
pub(crate) fn folder(places: &Places) -> Result<std::path::PathBuf> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map_or_else(|| places.dist(), Into::into);
    folder
        .is_dir()
        .then_some(folder)
        .context(|| "there is no dist/ yet: cargo xtask build makes it".to_owned())
}

#[cfg(test)]
mod tests;
