//! Licence servers on loopback: the vendor's own, and some that answer badly.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use segl_issuer::LicenseServer;
use tempfile::TempDir;

use crate::world::{Issue, World, today};

/// The vendor's real one, over a folder of its own. It lives as long as the test's runtime.
pub(crate) struct Vendor {
    pub(crate) folder: TempDir,
    pub(crate) url: String,
}

impl Vendor {
    pub(crate) async fn new(world: &World) -> Self {
        let folder = TempDir::new().unwrap();
        let server = LicenseServer::new(folder.path(), world.roots.clone(), today);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, server.router()).await });
        Self { folder, url }
    }

    pub(crate) fn put(&self, name: &str, issue: &Issue) {
        self.write(&format!("{name}.segl"), &issue.text());
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).unwrap();
    }

    /// The hashes of the licences that customers said they activated.
    pub(crate) fn accepted(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.folder.path().join("accepted.jsonl")).unwrap_or_default();
        let lines = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        lines.map(|line| line["Hash"].as_str().unwrap().to_owned()).collect()
    }
}

/// A server that answers every question with the same octets.
pub(crate) fn parrot(answer: impl Into<Vec<u8>>) -> String {
    parrots(vec![answer.into()])
}

/// A server that answers one question after the other; the last answer again and again.
pub(crate) fn parrots(answers: Vec<Vec<u8>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for (at, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            read_request(&mut stream);
            let answer = answers.get(at).or(answers.last()).unwrap();
            // Whoever asked may have hung up, as some tests want.
            let _ = stream.write_all(answer);
        }
    });
    url
}

/// A server that takes every question and never answers.
pub(crate) fn mute() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let kept: Vec<_> = listener.incoming().collect();
        drop(kept);
    });
    url
}

/// A server that says something before it is asked, and hangs up.
pub(crate) fn rude() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            // Whoever asked may have hung up first.
            let _ = stream.unwrap().write_all(b"no TLS here\r\n");
        }
    });
    url
}

/// Where nobody listens.
pub(crate) fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

/// An answer of HTTP/1.1.
pub(crate) fn http(status: &str, kind: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
    .into_bytes()
}

/// Reads head and body of a request: an answer that comes before would be lost when the connection is reset.
fn read_request(stream: &mut std::net::TcpStream) {
    let mut seen = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&seen).to_lowercase();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
            let length: usize = length.map_or(0, |length| length.trim().parse().unwrap());
            if body.len() >= length {
                return;
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(count) => seen.extend_from_slice(&buffer[..count]),
        }
    }
}
