//! Building the app, and only when something that it is made of has changed.

mod bundle;
mod glue;
mod names;

pub(crate) use bundle::Bundle;
#[cfg(test)]
pub(crate) use bundle::Part;
pub(crate) use glue::style_of;

use crate::dist::{self, Kind};
use crate::error::{Context as _, Error, Result};
use crate::files;
use crate::hash;
use crate::places::Places;
use crate::process;
use crate::tools::{self, crates, npm};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::{env, fs};

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
    let esbuild = npm::esbuild(places)?;
    dist::run(places, &bundle, &|kind, text| shrink(&esbuild, kind, text))?;
    files::write(&mark, wanted)?;
    Ok(true)
}

/// A script or a style sheet that says the same in fewer letters.
fn shrink(esbuild: &Path, kind: Kind, text: &str) -> Result<String> {
    let failed = || format!("making a {kind} small");
    let of_kind: &[&str] = match kind {
        Kind::Script => &["--tree-shaking=true", "--format=esm", "--target=es2022"],
        // Without a target nothing is rewritten for older browsers.
        Kind::Style => &["--loader=css"],
    };
    let mut child = process::command(esbuild)
        .args(["--minify", "--log-level=warning"])
        .args(of_kind)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context(failed)?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes()).context(failed)?;
    }
    let output = child.wait_with_output().context(failed)?;
    match String::from_utf8(output.stdout) {
        Ok(small) if output.status.success() => Ok(small),
        _ => Err(Error::new(format!("esbuild refused a {kind}"))),
    }
}

/// Compiles the app, with the linker's notes that the cutter reads.
fn compile(places: &Places) -> Result<PathBuf> {
    let mut cargo = process::command("cargo");
    cargo.args(["rustc", "--bin", "segl-app", "--features", "split", "--profile", "app"]);
    cargo.args(["--target", tools::WASM, "--config", &without_paths(places)]);
    cargo.args(["--", "-Clink-arg=--emit-relocs"]).current_dir(&places.root);
    process::step(places, "Compiling the app to WebAssembly", "app", &mut cargo)?;
    Ok(places.target.join(tools::WASM).join("app/segl-app.wasm"))
}

/// What makes the compiler name its sources without the folders of the machine that it ran on: the same app comes out
/// everywhere, it tells nothing of who built it, and it is smaller.
fn without_paths(places: &Places) -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let mut folders = vec![places.root.clone()];
    let registries = home.join("registry/src");
    if let Ok(entries) = fs::read_dir(&registries) {
        folders.extend(entries.flatten().map(|entry| entry.path()));
    }
    let flags =
        folders.iter().map(|folder| format!("{:?}", format!("--remap-path-prefix={}/=", folder.display())));
    format!("target.{}.rustflags=[{}]", tools::WASM, flags.collect::<Vec<_>>().join(","))
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
