//! Each file once more as brotli and as gzip, so that the server never compresses while somebody waits.

use crate::error::{Context as _, Result};
use crate::files;
use brotli::enc::backward_references::BrotliEncoderMode;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Writes `FILE.br` and `FILE.gz` beside every file below the folder.
pub(super) fn beside(folder: &Path) -> Result<()> {
    let files = files::all_below(folder)?;
    let halves = std::thread::available_parallelism().map_or(1, usize::from);
    // The largest file takes longer than all others together: it starts first.
    let mut sized = Vec::with_capacity(files.len());
    for file in files {
        let bytes = files::read(&file)?;
        sized.push((file, bytes));
    }
    sized.sort_by_key(|(_, bytes)| std::cmp::Reverse(bytes.len()));
    let mut shares: Vec<Vec<(PathBuf, Vec<u8>)>> = Vec::new();
    shares.resize_with(halves, Vec::new);
    for job in sized {
        if let Some(share) = shares.iter_mut().min_by_key(|share| weight(share)) {
            share.push(job);
        }
    }
    std::thread::scope(|scope| {
        let workers: Vec<_> = shares
            .into_iter()
            .map(|share| scope.spawn(move || share.iter().try_for_each(|(file, bytes)| both(file, bytes))))
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker.join().map_err(|_| "a compressing thread panicked").context(|| "compressing".to_owned())?
        })
    })
}

fn weight(share: &[(PathBuf, Vec<u8>)]) -> usize {
    share.iter().map(|(_, bytes)| bytes.len()).sum()
}

fn both(file: &Path, bytes: &[u8]) -> Result<()> {
    files::write(
        &with_suffix(file, "br"),
        brotli(bytes).context(|| format!("compressing {}", file.display()))?,
    )?;
    files::write(&with_suffix(file, "gz"), gzip(bytes).context(|| format!("compressing {}", file.display()))?)
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

/// How much is looked at in one go, as a power of two (0 is the encoder's own choice), and what it is taken for. Which is
/// best differs from file to file by some 0.2 %.
const ATTEMPTS: [(i32, BrotliEncoderMode); 6] = [
    (0, BrotliEncoderMode::BROTLI_MODE_GENERIC),
    (16, BrotliEncoderMode::BROTLI_MODE_GENERIC),
    (20, BrotliEncoderMode::BROTLI_MODE_GENERIC),
    (0, BrotliEncoderMode::BROTLI_MODE_TEXT),
    (0, BrotliEncoderMode::BROTLI_MODE_FONT),
    (16, BrotliEncoderMode::BROTLI_MODE_FONT),
];

/// RFC 7932 at the highest quality: the smallest of a few attempts.
fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut smallest: Option<Vec<u8>> = None;
    for (lgblock, mode) in ATTEMPTS {
        let parameters = brotli::enc::BrotliEncoderParams {
            quality: 11,
            lgwin: 22,
            lgblock,
            mode,
            size_hint: bytes.len(),
            ..Default::default()
        };
        let mut packed = Vec::new();
        brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
        if smallest.as_ref().is_none_or(|known| packed.len() < known.len()) {
            smallest = Some(packed);
        }
    }
    Ok(smallest.unwrap_or_default())
}

/// RFC 1952 at level 9, without a time stamp, so that the same input gives the same file.
fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn what_was_compressed_can_be_read_again_and_is_smaller() {
        let text = "a licence proves itself ".repeat(400).into_bytes();
        let mut read = Vec::new();
        let small = brotli(&text).unwrap();
        brotli::BrotliDecompress(&mut &small[..], &mut read).unwrap();
        assert_eq!(read, text);
        assert!(small.len() * 20 < text.len());

        let small = gzip(&text).unwrap();
        read.clear();
        flate2::read::GzDecoder::new(&small[..]).read_to_end(&mut read).unwrap();
        assert_eq!(read, text);
        assert!(small.len() * 20 < text.len());
    }
}
