//! Files: read whole, written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::FileError;

/// Reads a file as text.
///
/// # Errors
/// [`FileError::Read`] when it is not there or not UTF-8.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    fs::read_to_string(path).map_err(|why| FileError::Read { path: path.to_owned(), why })
}

/// Reads a file as bytes.
///
/// # Errors
/// [`FileError::Read`] when it is not there.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    fs::read(path).map_err(|why| FileError::Read { path: path.to_owned(), why })
}

/// Writes a file beside its place and moves it there when it is whole, so that nobody ever reads half a file.
///
/// # Errors
/// [`FileError::Write`]; what stood there before stands there still.
pub fn write_atomically(path: &Path, text: &str) -> Result<(), FileError> {
    let part = beside(path);
    let written = write(OpenOptions::new().write(true).create(true).truncate(true), &part, text)
        .and_then(|()| fs::rename(&part, path));
    written.map_err(|why| {
        // What is left over is of no use; that it cannot be removed changes nothing about the error.
        let _ = fs::remove_file(&part);
        FileError::Write { path: path.to_owned(), why }
    })
}

/// Writes a file that only its user may read (mode 0600), and never over another one.
///
/// # Errors
/// [`FileError::Exists`] when something stands there, [`FileError::Write`] otherwise.
pub fn write_private(path: &Path, text: &str) -> Result<(), FileError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    write(&mut options, path, text).map_err(|why| match why.kind() {
        io::ErrorKind::AlreadyExists => FileError::Exists(path.to_owned()),
        _ => FileError::Write { path: path.to_owned(), why },
    })
}

/// A file of a folder that is written whole: its name, its text, and whether only its user may read it.
pub struct Part<'a> {
    /// Its name in the folder.
    pub name: &'a str,
    /// What it holds.
    pub text: &'a str,
    /// Mode 0600.
    pub private: bool,
}

/// Writes a new folder beside its place and moves it there when every file in it is whole: all of them are there, or none.
///
/// # Errors
/// [`FileError::Exists`] when something stands there, [`FileError::Write`] otherwise.
pub fn write_folder(path: &Path, parts: &[Part<'_>]) -> Result<(), FileError> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(FileError::Exists(path.to_owned()));
    }
    // Without a slash at its end, which would make the folder beside it one within it.
    let folder = beside(&path.components().collect::<PathBuf>());
    let failed = |why| FileError::Write { path: path.to_owned(), why };
    fs::create_dir(&folder).map_err(failed)?;
    let part = |part: &Part<'_>| match part.private {
        true => write_private(&folder.join(part.name), part.text),
        false => write_atomically(&folder.join(part.name), part.text),
    };
    let written = parts.iter().try_for_each(part);
    written.and_then(|()| fs::rename(&folder, path).map_err(failed)).inspect_err(|_| {
        // What is left over is of no use; that it cannot be removed changes nothing about the error.
        let _ = fs::remove_dir_all(&folder);
    })
}

/// The same path with a suffix after its whole name.
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn beside(path: &Path) -> PathBuf {
    with_suffix(path, &format!(".{}.part", std::process::id()))
}

fn write(options: &mut OpenOptions, path: &Path, text: &str) -> io::Result<()> {
    let mut file: File = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
