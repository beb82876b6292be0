//! The tools that the commands need, each fetched once into a folder that outlives the checkout.

pub(crate) mod browser;
pub(crate) mod crates;
mod debian;
pub(crate) mod firefox;
pub(crate) mod hunspell;
pub(crate) mod npm;
pub(crate) mod sqlite;

use crate::error::{Context as _, Result};
use crate::places::Places;
use crate::process;
use std::env;
use std::path::{Path, PathBuf};

/// The target that the app is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the WebAssembly target to the toolchain when it is missing.
pub(crate) fn wasm_target(places: &Places) -> Result<()> {
    let sysroot =
        process::ask("rustc", &["--print", "sysroot"]).context(|| "rustc does not answer".to_owned())?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    let mut add = process::command("rustup");
    add.args(["target", "add", WASM]).current_dir(&places.root);
    process::step(places, "Adding the WebAssembly target to Rust", "rustup", &mut add).map(drop)
}

/// The first of these programs that the search path has.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders.iter().map(|folder| folder.join(&file)).find(|candidate| candidate.is_file())
    })
}
