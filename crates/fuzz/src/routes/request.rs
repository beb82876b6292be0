//! From octets to requests.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use crate::fixture::installation::{PASSWORD, SESSIONS};

/// What a request was, for judging its answer.
#[derive(Debug)]
pub(super) struct Asked {
    who: u8,
    pub(super) method: Method,
    pub(super) path: String,
}

impl Asked {
    pub(super) fn of(request: &Request<Body>, part: &[u8]) -> Self {
        let who = part.first().copied().unwrap_or(b'-');
        Self { who, method: request.method().clone(), path: request.uri().path().to_owned() }
    }

    /// Whether a problem has its form at this path: the app's own pages are for people.
    pub(super) fn is_of_the_api(&self) -> bool {
        self.path.starts_with("/api/")
    }

    /// Administrators change things; whoever is none can sign in and out, and is noted as having been there.
    pub(super) fn may_change(&self) -> bool {
        if self.method == Method::GET || self.method == Method::HEAD || self.method == Method::OPTIONS {
            return false;
        }
        matches!(self.who, b'a' | b'p') || self.path.starts_with("/api/v1/Session")
    }
}

/// The requests of an input.
pub(super) fn split(data: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = data;
    while let Some(at) = rest.windows(4).position(|part| part == b"\n%%\n") {
        let (part, after) = rest.split_at(at);
        parts.push(part);
        rest = after.get(4..).unwrap_or_default();
    }
    parts.push(rest);
    parts
}

/// A request, where HTTP has one of that form.
pub(super) fn read(part: &[u8]) -> Option<Request<Body>> {
    let mut rest = part;
    let mut line = || {
        let end = rest.iter().position(|octet| *octet == b'\n').unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.get(1..).unwrap_or_default();
        String::from_utf8_lossy(line).into_owned()
    };
    let first = line();
    let mut words = first.split(' ');
    let (who, method, path) = (words.next()?, words.next()?, words.next()?);
    let mut builder = Request::builder().method(method).uri(path);
    let session = |token: &[u8; 32]| format!("segl-session={}", URL_SAFE_NO_PAD.encode(token));
    let [admin, user] = &SESSIONS;
    builder = match who.bytes().next()? {
        b'a' => builder.header("cookie", session(admin)),
        b'u' => builder.header("cookie", session(user)),
        b'p' => {
            let credentials = STANDARD.encode(format!("admin:{PASSWORD}"));
            builder.header("authorization", format!("Basic {credentials}"))
        }
        _ => builder,
    };
    let mut has_type = false;
    loop {
        let header = line();
        let Some((name, value)) = header.split_once(": ") else { break };
        has_type |= name.eq_ignore_ascii_case("content-type");
        builder = builder.header(name, value);
    }
    if !has_type {
        builder = builder.header("content-type", "application/json");
    }
    let mut request = builder.header("host", "segl.example").body(Body::from(rest.to_vec())).ok()?;
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 50_000))));
    Some(request)
}
