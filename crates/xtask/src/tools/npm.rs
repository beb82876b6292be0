//! What comes from npm: the optimiser of WebAssembly, that of scripts, and what the end-to-end tests need.

use crate::error::{Error, Result};
use crate::files;
use crate::hash;
use crate::places::Places;
use crate::process;
use crate::tools::on_path;
use std::path::PathBuf;

/// Older ones do not know all instructions that rustc 1.95 emits.
pub(crate) const BINARYEN: &str = "132.0.0";

/// What makes scripts small: a sixth less than without, compressed.
pub(crate) const ESBUILD: &str = "0.28.2";

/// The folder with `wasm-opt`, after fetching it when it is missing.
pub(crate) fn binaryen(places: &Places) -> Result<PathBuf> {
    program(places, "wasm-opt", "binaryen", BINARYEN)
}

/// The program `esbuild`, after fetching it when it is missing.
pub(crate) fn esbuild(places: &Places) -> Result<PathBuf> {
    Ok(program(places, "esbuild", "esbuild", ESBUILD)?.join("esbuild"))
}

/// The folder with a package's programs, after fetching it when they are missing.
fn program(places: &Places, name: &str, package: &str, version: &str) -> Result<PathBuf> {
    let home = places.tools.join(format!("{package}-{version}"));
    let programs = home.join("node_modules/.bin");
    if programs.join(name).is_file() {
        return Ok(programs);
    }
    files::make_folder(&home)?;
    let mut install = process::command(npm()?);
    install.args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"]).arg(&home);
    install.arg(format!("{package}@{version}")).current_dir(&home);
    let what = format!("Fetching {name} ({package} {version})");
    process::step(places, &what, &format!("install-{package}"), &mut install)?;
    Ok(programs)
}

/// Installs what the end-to-end tests need.
pub(crate) fn test_packages(places: &Places) -> Result<()> {
    packages(places, "tests", "Fetching what the end-to-end tests need from npm")
}

/// Installs what judges the pages' speed.
pub(crate) fn lighthouse(places: &Places) -> Result<()> {
    packages(places, "tests/lighthouse", "Fetching Lighthouse from npm")
}

/// Installs what the folder's `package-lock.json` names, unless exactly that was installed before.
fn packages(places: &Places, folder: &str, what: &str) -> Result<()> {
    let folder = places.root.join(folder);
    let wanted = hash::fingerprint(&folder, &["package.json", "package-lock.json", ".npmrc"], &[])?;
    let mark = folder.join("node_modules/.segl");
    if mark.is_file() && files::read_text(&mark)? == wanted {
        return Ok(());
    }
    let mut install = process::command(npm()?);
    install.args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder);
    // The browser is looked for on the machine first; Playwright's own is only one of the ways to get it.
    install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::step(places, what, "npm-ci", &mut install)?;
    files::write(&mark, wanted)
}

/// The npm program.
fn npm() -> Result<PathBuf> {
    on_path(&["npm"]).ok_or_else(|| {
        Error::new(
            "npm is not installed; Node 20 or newer brings it (on Debian: apt-get install -y nodejs npm)",
        )
    })
}
