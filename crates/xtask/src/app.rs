//! Building the app, and only when something that it is made of has changed.

mod bundle;
mod glue;

pub(crate) use bundle::Bundle;
#[cfg(test)]
pub(crate) use bundle::Part;
pub(crate) use glue::LATER_STYLE;

use crate::dist;
use crate::error::{Error, Result};
use crate::files;
use crate::hash;
use crate::places::Places;
use crate::process;
use crate::tools::{self, crates};
use std::env;
use std::path::PathBuf;

/// Everything that decides what lies in `dist/`.
const INPUTS: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
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
    tools::wasm_target(places)?;
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
    let bundle = bundle::make(places, &compile(places)?)?;
    dist::run(places, &bundle)?;
    files::write(&mark, wanted)?;
    Ok(true)
}

/// Compiles the app, with the linker's notes that the cutter reads.
fn compile(places: &Places) -> Result<PathBuf> {
    let mut cargo = process::command("cargo");
    cargo.args(["rustc", "--bin", "segl-app", "--features", "split", "--profile", "app"]);
    cargo.args(["--target", tools::WASM, "--", "-Clink-arg=--emit-relocs"]).current_dir(&places.root);
    process::step(places, "Compiling the app to WebAssembly", "app", &mut cargo)?;
    Ok(places.target.join(tools::WASM).join("app/segl-app.wasm"))
}

/// The folder with wasm-bindgen's test runner.
pub(crate) fn test_runner(places: &Places) -> Result<PathBuf> {
    tools::wasm_target(places)?;
    let locked = crates::locked_wasm_bindgen(&files::read_text(&places.root.join("Cargo.lock"))?)?.to_owned();
    let ours = crates::WASM_BINDGEN.version();
    if locked != ours {
        return Err(Error::new(format!(
            "Cargo.lock has wasm-bindgen {locked}, but the test runner is {ours}: they must be equal"
        )));
    }
    Ok(crates::WASM_BINDGEN
        .ensure(places)?
        .join(format!("wasm-bindgen-test-runner{}", env::consts::EXE_SUFFIX)))
}
