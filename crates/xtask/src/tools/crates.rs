//! Tools that are Rust programs: prebuilt through cargo-binstall where that is installed, else compiled without
//! optimisation, which takes minutes once.

use crate::error::{Context as _, Result};
use crate::places::Places;
use crate::process;
use crate::tools::on_path;
use std::path::PathBuf;

/// One tool at one version.
pub(crate) struct CrateTool {
    name: &'static str,
    version: &'static str,
    program: &'static str,
    /// What `cargo install` is told besides.
    flags: &'static [&'static str],
}

/// Runs tests in browsers; its version must equal that of the `wasm-bindgen` crate exactly. Not `--locked`:
/// its own lock file names crate versions that have been withdrawn.
pub(crate) const WASM_BINDGEN: CrateTool =
    CrateTool { name: "wasm-bindgen-cli", version: "0.2.130", program: "wasm-bindgen", flags: &[] };

/// Judges licences and sources of dependencies.
pub(crate) const CARGO_DENY: CrateTool =
    CrateTool { name: "cargo-deny", version: "0.20.2", program: "cargo-deny", flags: &["--locked"] };

/// Lets wasm-bindgen's test runner steer Firefox. Debian has the browser, but not its driver.
pub(crate) const GECKODRIVER: CrateTool =
    CrateTool { name: "geckodriver", version: "0.37.1", program: "geckodriver", flags: &["--locked"] };

impl CrateTool {
    /// The folder with the tool's programs, after installing it when it is missing.
    pub(crate) fn ensure(&self, places: &Places) -> Result<PathBuf> {
        let home = places.tools.join(format!("{}-{}", self.name, self.version));
        let programs = home.join("bin");
        if programs.join(format!("{}{}", self.program, std::env::consts::EXE_SUFFIX)).is_file() {
            return Ok(programs);
        }
        if on_path(&["cargo-binstall"]).is_some() {
            let mut fetch = process::command("cargo");
            fetch.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]).arg(&home);
            fetch.arg(format!("{}@{}", self.name, self.version)).current_dir(&places.root);
            let what = format!("Fetching {} {} ready-made", self.name, self.version);
            if process::attempt(places, &what, &format!("fetch-{}", self.name), &mut fetch)?.ok {
                return Ok(programs);
            }
        }
        let mut install = process::command("cargo");
        install.args(["install", self.name, "--version", self.version, "--debug", "--root"]).arg(&home);
        install.args(self.flags).current_dir(&places.root).env_remove("CARGO_TARGET_DIR");
        let what = format!("Compiling {} {} (minutes, once)", self.name, self.version);
        process::step(places, &what, &format!("install-{}", self.name), &mut install)?;
        Ok(programs)
    }

    /// The tool's version, to be compared with what configuration files say.
    pub(crate) fn version(&self) -> &'static str {
        self.version
    }
}

/// The `wasm-bindgen` crate's version in Cargo.lock.
pub(crate) fn locked_wasm_bindgen(lock: &str) -> Result<&str> {
    let mut lines = lock.lines();
    lines
        .by_ref()
        .find(|line| *line == "name = \"wasm-bindgen\"")
        .and_then(|_| lines.next())
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .context(|| "Cargo.lock does not name wasm-bindgen".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_wasm_bindgen_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_wasm_bindgen(lock).unwrap(), "0.2.130");
        assert!(locked_wasm_bindgen("").is_err());
    }
}
