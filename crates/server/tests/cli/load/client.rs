//! Just enough of HTTP/1.1 to be honest and otherwise over one connection that is kept.

use std::io::{self, BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use crate::program::PASSWORD;

/// Longer than the server's own patience.
const PATIENCE: Duration = Duration::from_secs(40);

pub(crate) struct Client {
    address: String,
    line: Option<BufReader<TcpStream>>,
}

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) cookie: String,
    pub(crate) location: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

impl Client {
    pub(crate) fn new(address: &str) -> Self {
        Self { address: address.to_owned(), line: None }
    }

    /// Signs in as the administrator; the cookie.
    pub(crate) fn sign_in(&mut self) -> String {
        let body = json!({ "UserName": "admin", "Password": PASSWORD }).to_string();
        let answer = self.send(&request("POST", "/api/v1/Session", &[], body.as_bytes())).unwrap();
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.cookie
    }

    /// Sends octets and reads the answer. After an error the connection is another one.
    pub(crate) fn send(&mut self, octets: &[u8]) -> io::Result<Answer> {
        let answer = self.try_send(octets);
        if answer.as_ref().map_or(true, |answer| answer.status >= 400) {
            self.line = None;
        }
        answer
    }

    /// Sends octets and hangs up.
    pub(crate) fn cut(&mut self, octets: &[u8]) -> io::Result<()> {
        TcpStream::connect(&self.address)?.write_all(octets)
    }

    fn try_send(&mut self, octets: &[u8]) -> io::Result<Answer> {
        let line = match &mut self.line {
            Some(line) => line,
            None => {
                let stream = TcpStream::connect(&self.address)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                stream.set_nodelay(true)?;
                self.line.insert(BufReader::new(stream))
            }
        };
        // A server that has heard enough answers and hangs up before all is sent.
        let sent = line.get_mut().write_all(octets);
        let read = read(line);
        if read.is_err() {
            sent?;
        }
        read
    }
}

fn read(line: &mut BufReader<TcpStream>) -> io::Result<Answer> {
    let mut next = || {
        let mut text = String::new();
        line.read_line(&mut text)?;
        if text.is_empty() { Err(ErrorKind::UnexpectedEof.into()) } else { Ok::<_, io::Error>(text) }
    };
    let first = next()?;
    let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| io::Error::other(format!("no status: {first}")))?;
    let (mut length, mut cookie, mut location) = (0, String::new(), String::new());
    loop {
        let header = next()?;
        let Some((name, value)) = header.trim().split_once(": ") else { break };
        match name {
            "content-length" => length = value.parse().map_err(io::Error::other)?,
            "set-cookie" => cookie = value.split(';').next().unwrap_or_default().to_owned(),
            "location" => location = value.to_owned(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    line.read_exact(&mut body)?;
    Ok(Answer { status, cookie, location, body })
}

/// A request in form.
pub(crate) fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut head = format!("{method} {path} HTTP/1.1\r\nHost: segl\r\nContent-Length: {}\r\n", body.len());
    let types = if headers.iter().any(|(name, _)| *name == "Content-Type") {
        &[][..]
    } else {
        &[("Content-Type", "application/json")][..]
    };
    for (name, value) in headers.iter().chain(types) {
        head += &format!("{name}: {value}\r\n");
    }
    [head.as_bytes(), b"\r\n", body].concat()
}
