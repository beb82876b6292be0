//! Clients that are slow, or hold on to what others need.

use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};

use serde_json::json;

use crate::load::client::{Answer, Client, request};
use crate::program::Folder;
use crate::serving::{Server, serve_within};

/// Asks over a connection of its own, which is gone afterwards.
fn ask(server: &Server, method: &str, path: &str, cookie: &str, body: &str) -> Answer {
    let headers = [("Connection", "close"), ("Cookie", cookie)];
    Client::new(&server.address).send(&request(method, path, &headers, body.as_bytes())).unwrap()
}

/// Sends this much and no more.
fn begin(server: &Server, octets: &str) -> TcpStream {
    let mut stream = TcpStream::connect(&server.address).unwrap();
    stream.write_all(octets.as_bytes()).unwrap();
    stream
}

/// What comes until the server hangs up; it may do so with more on its way than is read.
fn rest(mut stream: TcpStream) -> Vec<u8> {
    let mut octets = Vec::new();
    let _ = stream.read_to_end(&mut octets);
    octets
}

#[test]
fn whoever_is_slow_loses_the_place_that_others_wait_for_and_a_live_stream_keeps_its_own() {
    let folder = Folder::with_data();
    let cookie = folder.session();
    let dist = folder.0.path().join("dist");
    std::fs::create_dir(&dist).unwrap();
    let large = 64 * 1024 * 1024;
    std::fs::write(dist.join("large.js"), vec![b' '; large]).unwrap();
    let limits = [
        ["--connections", "2"],
        ["--connections-per-address", "2"],
        ["--head-timeout", "1"],
        ["--request-timeout", "2"],
        ["--answer-timeout", "1"],
    ];
    let server = serve_within(&folder, dist.to_str().unwrap(), limits.as_flattened());

    let head = format!("Host: segl\r\nCookie: {cookie}\r\n");
    let stream = begin(&server, &format!("GET /api/v1/SystemEvent/Live HTTP/1.1\r\n{head}\r\n"));
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    assert!(lines.any(|line| line == "event: events"));

    // From here on there is one place. That somebody else is answered tells that it was taken away.
    let healthy = || assert_eq!(ask(&server, "GET", "/healthz", "", "").status, 200);
    for part in ["", "GET /healthz HTTP/1.1\r\nHo", "GET /healthz HTTP/1.1\r\nHost: segl\r\n"] {
        let stream = begin(&server, part);
        healthy();
        assert_eq!(rest(stream), b"", "{part:?} gets no answer");
    }
    let stream = begin(&server, "GET /healthz HTTP/1.1\r\nHost: segl\r\n\r\n");
    healthy();
    assert!(rest(stream).starts_with(b"HTTP/1.1 200 "), "an answer, and then nothing more was asked");

    let head = format!("{head}Content-Type: application/json\r\nContent-Length: 100\r\n");
    let stream = begin(&server, &format!("POST /api/v1/User HTTP/1.1\r\n{head}\r\n{{"));
    healthy();
    let told = String::from_utf8(rest(stream)).unwrap();
    assert!(told.starts_with("HTTP/1.1 503 ") && told.contains(r#""code":"timed-out""#), "{told}");

    let stream = begin(&server, "GET /large.js HTTP/1.1\r\nHost: segl\r\n\r\n");
    healthy();
    let taken = rest(stream).len();
    assert!(taken < large, "{taken}");

    let event = json!({ "Eventkey": "NoLogin", "Eventmess": "Upgrade", "Eta": "2026-11-22T13:00:00Z" });
    assert_eq!(ask(&server, "POST", "/api/v1/SystemEvent", &cookie, &event.to_string()).status, 200);
    assert!(lines.any(|line| line.contains("Upgrade")), "the stream outlived them all");
}

/// A connection from another address of this machine.
#[cfg(target_os = "linux")]
fn connect_from(address: &str, server: &Server) -> TcpStream {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind(format!("{address}:0").parse().unwrap()).unwrap();
        socket.connect(server.address.parse().unwrap()).await.unwrap().into_std().unwrap()
    });
    stream.set_nonblocking(false).unwrap();
    stream
}

#[test]
#[cfg(target_os = "linux")]
fn an_address_that_opens_hundreds_of_connections_takes_its_share_and_others_are_served_meanwhile() {
    let folder = Folder::with_data();
    let cookie = folder.session();
    let server = serve_within(&folder, "no-app", &["--connections", "40", "--head-timeout", "3600"]);
    let mut honest = Client::new(&server.address);
    let mut held = Vec::new();
    for _ in 0..50 {
        for _ in 0..6 {
            let mut stream = connect_from("127.0.0.2", &server);
            // Those that are closed at once may know it already.
            let _ = stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: ");
            held.push(stream);
        }
        let proof = request("GET", "/api/v1/License/Proof", &[("Cookie", &cookie)], b"");
        assert_eq!(honest.send(&proof).unwrap().status, 200);
        assert_eq!(ask(&server, "GET", "/healthz", "", "").status, 200, "by a new connection, too");
    }
    // All of them came before somebody who was served, so that it is decided who has a place.
    held.retain(|stream| {
        stream.set_nonblocking(true).unwrap();
        let waits = stream.peek(&mut [0]).is_err_and(|error| error.kind() == ErrorKind::WouldBlock);
        stream.set_nonblocking(false).unwrap();
        waits
    });
    assert_eq!(held.len(), 20, "half of all places");
    for stream in held {
        stream.shutdown(Shutdown::Write).unwrap();
        rest(stream);
    }
    let mut stream = connect_from("127.0.0.2", &server);
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: segl\r\nConnection: close\r\n\r\n").unwrap();
    assert!(rest(stream).starts_with(b"HTTP/1.1 200 "), "its places are free again");
}
