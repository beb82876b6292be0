//! The built app, read into memory once: what is served cannot change under a running server, and no path of a request
//! ever reaches the file system.

mod media;
mod style;

use std::collections::HashMap;
use std::path::Path;
use std::{fs, io};

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use sha2::{Digest as _, Sha256};

use crate::weighted;

/// How long a file whose name follows its content may be kept: a year.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Kept, but asked about each time.
const ASK: &str = "no-cache";

/// The files of the app.
#[derive(Debug, Default)]
pub struct Dist {
    files: HashMap<String, File>,
}

/// One file in up to three encodings.
#[derive(Debug)]
pub(crate) struct File {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    media_type: &'static str,
    tag: String,
    cache: &'static str,
    /// Of a page with a style in it
    policy: Option<HeaderValue>,
}

impl Dist {
    /// Reads a folder with everything below it. A folder that is not there is an app that is not built.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut contents = HashMap::new();
        if folder.is_dir() {
            read_below(folder, "", &mut contents)?;
        }
        Ok(Self::new(contents))
    }

    /// From names with contents; `NAME.br` and `NAME.gz` are the compressed forms of `NAME`.
    pub fn new(mut contents: HashMap<String, Vec<u8>>) -> Self {
        let names: Vec<String> = contents.keys().filter(|name| !is_compressed(name)).cloned().collect();
        let mut files = HashMap::new();
        for name in names {
            let Some(plain) = contents.remove(&name) else { continue };
            let mut packed = |suffix: &str| contents.remove(&format!("{name}.{suffix}")).map(Bytes::from);
            let file = File {
                brotli: packed("br"),
                gzip: packed("gz"),
                media_type: media::of(&name),
                tag: Sha256::digest(&plain).iter().take(8).map(|byte| format!("{byte:02x}")).collect(),
                cache: if is_hashed(&name) { FOR_EVER } else { ASK },
                policy: if name.ends_with(".html") { style::policy(&plain) } else { None },
                plain: Bytes::from(plain),
            };
            files.insert(name, file);
        }
        Self { files }
    }

    /// Whether the app is not built.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The file of a name.
    pub(crate) fn file(&self, name: &str) -> Option<&File> {
        self.files.get(name)
    }
}

fn read_below(folder: &Path, prefix: &str, contents: &mut HashMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_below(&entry.path(), &format!("{name}/"), contents)?;
        } else {
            contents.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}

fn is_compressed(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

/// Whether a part of the name is a hash: at least 8 hex digits, one of them a digit, between `.`, `-`, `_` or `/`.
fn is_hashed(name: &str) -> bool {
    name.split(['.', '-', '_', '/']).any(|part| {
        part.len() >= 8
            && part.bytes().all(|byte| byte.is_ascii_hexdigit())
            && part.bytes().any(|byte| byte.is_ascii_digit())
    })
}

impl File {
    /// The file in the best encoding that is accepted, or the news that it has not changed.
    pub(crate) fn answer(&self, request: &HeaderMap) -> Response {
        let (encoding, bytes) = self.encoded(request);
        let tag = format!("\"{}{}\"", self.tag, encoding.map(|name| format!("-{name}")).unwrap_or_default());
        let mut response = if has_tag(request, &tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            bytes.clone().into_response()
        };
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.cache));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(header::ETAG, tag);
        }
        if let Some(policy) = &self.policy {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        if response.status() == StatusCode::OK {
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
            if let Some(encoding) = encoding {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
            }
        }
        response
    }

    /// Brotli, else gzip, else plain. Only what is accepted, and nothing that is there is compressed again.
    fn encoded(&self, request: &HeaderMap) -> (Option<&'static str>, &Bytes) {
        let wishes = weighted::read(request, &header::ACCEPT_ENCODING);
        let accepts = |name: &str| {
            let named = wishes.iter().find(|wish| wish.value.eq_ignore_ascii_case(name));
            let any = || wishes.iter().find(|wish| wish.value == "*");
            named.or_else(any).is_some_and(|wish| wish.weight > 0)
        };
        match (&self.brotli, &self.gzip) {
            (Some(bytes), _) if accepts("br") => (Some("br"), bytes),
            (_, Some(bytes)) if accepts("gzip") => (Some("gzip"), bytes),
            _ => (None, &self.plain),
        }
    }
}

/// Whether the browser has this already (RFC 9110, section 13.1.2).
fn has_tag(request: &HeaderMap, tag: &str) -> bool {
    let lines = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    let mut tags = lines.flat_map(|line| line.split(',')).map(str::trim);
    tags.any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_told_from_names_without() {
        for name in [
            "main.ba7816bf8f01cfea.css",
            "segl-1f0e3dad99908345_bg.wasm",
            "segl-1f0e3dad99908345.js",
            "snippets/gloo-1f0e3dad99908345/inline0.js",
            "messages.nb.ba7816bf8f01cfea.txt",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in ["index.nb.html", "service-worker.js", "deadbeef.js", "licence.txt"] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
