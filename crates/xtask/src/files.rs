//! File helpers whose failures name the file.

use crate::error::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The file's bytes.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).context(|| format!("reading {}", path.display()))
}

/// The file's text, which must be UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).context(|| format!("reading {}", path.display()))
}

/// Writes a file whole, making its folder when needed.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    fs::write(path, bytes).context(|| format!("writing {}", path.display()))
}

/// Makes a folder and those above it.
pub(crate) fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).context(|| format!("making the folder {}", path.display()))
}

/// Removes a file or a whole folder; one that is not there is fine.
pub(crate) fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
            Err(cause).context(|| format!("removing {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// Every file below `path` (or `path` itself when it is a file), sorted, so that results never depend on the
/// file system's order. A path that does not exist has no files.
pub(crate) fn all_below(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(path, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        found.push(path.to_path_buf());
    } else if path.is_dir() {
        let entries = fs::read_dir(path).context(|| format!("listing {}", path.display()))?;
        for entry in entries {
            collect(&entry.context(|| format!("listing {}", path.display()))?.path(), found)?;
        }
    }
    Ok(())
}

/// The last part of a path, for messages and addresses.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
