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
