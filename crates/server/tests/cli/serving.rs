use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::program::{Folder, PASSWORD, run};

/// A server that is stopped when the test ends.
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, as one test wants.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn serve(folder: &Folder) -> Server {
    serve_app(folder, "no-app")
}

/// The same with an app, built into this folder.
pub(crate) fn serve_app(folder: &Folder, dist: &str) -> Server {
    start(folder.command(&["--listen", "127.0.0.1:0", "--dist", dist, "serve"], &[]))
}

/// The same under limits of its own.
pub(crate) fn serve_within(folder: &Folder, dist: &str, limits: &[&str]) -> Server {
    start(folder.command(&["--listen", "127.0.0.1:0", "--dist", dist, "serve"], limits))
}

/// A server in a time zone, on a day of its own.
pub(crate) fn serve_on(folder: &Folder, day: &str, zone: &str) -> Server {
    let mut command = Command::new(env!("CARGO_BIN_EXE_segl-server"));
    command.arg("--data").arg(folder.data()).args(["--today", day, "--listen", "127.0.0.1:0", "serve"]);
    command.env("TZ", zone);
    start(command)
}

pub(crate) fn start(mut command: Command) -> Server {
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let line = lines.find(|line| line.as_ref().unwrap().contains("serving address=")).unwrap().unwrap();
    let address = line.rsplit('=').next().unwrap().trim().to_owned();
    // The log is read on, so that the server never waits for it.
    std::thread::spawn(move || lines.for_each(drop));
    Server { child, address }
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_serves_at_the_address_it_names_and_says_when_the_app_is_not_built() {
    let folder = Folder::with_data();
    let server = serve(&folder);
    let health = get(&server.address, "/healthz");
    assert!(health.starts_with("HTTP/1.1 200 OK\r\n") && health.ends_with(r#"{"Status":"ok"}"#), "{health}");
    let page = get(&server.address, "/sign-in");
    assert!(page.starts_with("HTTP/1.1 503 ") && page.contains("The app is not built."), "{page}");
    let taken = run(folder.command(&["--listen", &server.address, "serve"], &[]).stdout(Stdio::null()));
    assert_eq!(taken.code, 1);
    assert!(taken.err.contains("listen-failed: "), "{}", taken.err);
}

#[test]
#[cfg(unix)]
fn a_signal_ends_it_in_good_order() {
    let folder = Folder::with_data();
    for signal in ["-INT", "-TERM"] {
        let mut server = serve(&folder);
        let kill = Command::new("kill").args([signal, &server.child.id().to_string()]).status();
        assert!(kill.unwrap().success());
        assert!(server.child.wait().unwrap().success(), "{signal}");
    }
}

#[test]
#[cfg(unix)]
fn a_live_stream_keeps_no_server_from_ending() {
    use base64::Engine as _;
    let folder = Folder::with_data();
    let mut server = serve(&folder);
    let mut stream = TcpStream::connect(&server.address).unwrap();
    let credentials = base64::engine::general_purpose::STANDARD.encode(format!("admin:{PASSWORD}"));
    let head = format!("Host: {}\r\nAuthorization: Basic {credentials}", server.address);
    write!(stream, "GET /api/v1/SystemEvent/Live HTTP/1.1\r\n{head}\r\n\r\n").unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    assert!(lines.any(|line| line == "event: events"));
    let asked = std::time::Instant::now();
    let kill = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status();
    assert!(kill.unwrap().success());
    assert!(server.child.wait().unwrap().success());
    // Requests under way would have ten seconds.
    assert!(asked.elapsed().as_secs() < 9);
    assert_eq!(lines.last().unwrap(), "", "the stream ended as a whole");
}
