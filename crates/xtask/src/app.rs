//! Building the app: trunk with its tools at hand, and only when something it is made of has changed.

use crate::error::{Error, Result};
use crate::files;
use crate::hash;
use crate::places::Places;
use crate::process;
use crate::tools::{self, crates, npm};
use std::env;
use std::path::PathBuf;

/// Everything that decides what lies in `dist/`.
const INPUTS: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "build.rs",
    "index.html",
    "src",
    "style",
    "crates/license",
    "crates/webapi",
    "crates/catalog",
    "crates/xtask/Cargo.toml",
    "crates/xtask/src",
];

/// Builds `dist/` unless it is there and made of exactly this source. Says whether it built.
pub(crate) fn build(places: &Places) -> Result<bool> {
    let path = tools(places)?;
    let rustc = process::ask("rustc", &["--version"]).unwrap_or_default();
    let flags = env::var("RUSTFLAGS").unwrap_or_default();
    let wanted = hash::fingerprint(&places.root, INPUTS, &[&rustc, &flags])?;
    let mark = places.own().join("dist.fingerprint");
    let there = places.dist().join("index.en.html").is_file();
    if there && mark.is_file() && files::read_text(&mark)? == wanted {
        println!("  The app is up to date");
        return Ok(false);
    }
    files::remove(&mark)?;
    let mut trunk = process::command("trunk");
    trunk.args(["build", "--release"]).current_dir(&places.root).env("PATH", tools::path_with(&path)?);
    // Trunk reads NO_COLOR as a true/false option and refuses other values.
    trunk.env_remove("NO_COLOR");
    process::step(places, "Building the app as WebAssembly", "trunk", &mut trunk)?;
    files::write(&mark, wanted)?;
    Ok(true)
}

/// The folders of trunk, wasm-bindgen and wasm-opt, all of which are there when this returns.
fn tools(places: &Places) -> Result<Vec<PathBuf>> {
    tools::wasm_target(places)?;
    let lock = places.root.join("Cargo.lock");
    if lock.is_file() {
        let text = files::read_text(&lock)?;
        let locked = crates::locked_wasm_bindgen(&text)?;
        let ours = crates::WASM_BINDGEN.version();
        if locked != ours {
            return Err(Error::new(format!(
                "Cargo.lock has wasm-bindgen {locked}, but the tool is {ours}: they must be equal"
            )));
        }
    }
    Ok(vec![crates::TRUNK.ensure(places)?, crates::WASM_BINDGEN.ensure(places)?, npm::binaryen(places)?])
}

/// The folder with wasm-bindgen's test runner.
pub(crate) fn test_runner(places: &Places) -> Result<PathBuf> {
    tools::wasm_target(places)?;
    Ok(crates::WASM_BINDGEN
        .ensure(places)?
        .join(format!("wasm-bindgen-test-runner{}", env::consts::EXE_SUFFIX)))
}
