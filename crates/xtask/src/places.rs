//! Where things lie: the checkout, the build folder, the cache of tools.

use crate::error::{Context as _, Result};
use std::env;
use std::path::{Path, PathBuf};

/// The folders that every command works in.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    /// The checkout.
    pub(crate) root: PathBuf,
    /// Cargo's build folder.
    pub(crate) target: PathBuf,
    /// Tools that survive a fresh clone, outside the checkout.
    pub(crate) tools: PathBuf,
}

impl Places {
    /// Finds the folders: `CARGO_TARGET_DIR` and `SEGL_TOOLS` move the last two.
    ///
    /// # Errors
    /// When neither `SEGL_TOOLS` nor a home folder is known.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .context(|| "the checkout's root is not above crates/xtask".to_owned())?
            .to_path_buf();
        let target =
            env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        let tools = match env::var_os("SEGL_TOOLS") {
            Some(dir) => root.join(dir),
            None => env::home_dir()
                .context(|| "no home folder is known: set SEGL_TOOLS to a folder for tools".to_owned())?
                .join(".cache/segl/tools"),
        };
        Ok(Self { root, target, tools })
    }

    /// The built app.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// What these scripts remember between calls: logs, fingerprints, test data.
    pub(crate) fn own(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// Native programs as `cargo build` leaves them.
    pub(crate) fn binaries(&self) -> PathBuf {
        self.target.join("debug")
    }

    /// A path as a person in the checkout would type it.
    pub(crate) fn short(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}
