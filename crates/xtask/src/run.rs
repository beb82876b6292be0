//! The product on this machine: built, filled with demonstration data, served.

use crate::app;
use crate::demo;
use crate::error::{Context as _, Error, Result};
use crate::options::Options;
use crate::places::Places;
use crate::programs;
use crate::vendor;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::time::{Duration, Instant};

/// Where it is served unless `--port` says otherwise.
const PORT: u16 = 8080;

/// How long a server may take to answer after its start.
const PATIENCE: Duration = Duration::from_secs(60);

/// `cargo xtask run`: ends by becoming the server, so that a signal to this process reaches it.
pub(crate) fn run(places: &Places, mut options: Options) -> Result<()> {
    let port = match options.value("--port")? {
        Some(text) => text.parse().context(|| format!("--port {text}"))?,
        None => PORT,
    };
    let today = options.value("--today")?;
    let data =
        options.value("--dir")?.map_or_else(|| places.root.join("demo-data"), |dir| places.root.join(dir));
    options.finish()?;

    TcpListener::bind(("127.0.0.1", port)).map(drop).map_err(|cause| {
        Error::new(format!("port {port} cannot be used ({cause}); --port chooses another"))
    })?;
    app::build(places)?;
    programs::build(places)?;
    demo::ensure(places, &data, today.as_deref())?;

    let announcer = std::env::current_exe().context(|| "finding this program".to_owned())?;
    Command::new(announcer)
        .args([ANNOUNCE, &port.to_string()])
        .spawn()
        .context(|| "starting the announcement".to_owned())?;
    let vendor = if vendor::shelf(&data).is_dir() { Some(vendor::free_port()?) } else { None };
    if let Some(vendor) = vendor {
        vendor::start(&data, today.as_deref(), vendor)?;
    }
    become_program(programs::serve(places, &data, today.as_deref(), port, vendor))
}

#[cfg(unix)]
fn become_program(mut command: Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(Error::new(format!("starting the server: {}", command.exec())))
}

#[cfg(not(unix))]
fn become_program(mut command: Command) -> Result<()> {
    let status = command.status().context(|| "starting the server".to_owned())?;
    if status.success() { Ok(()) } else { Err(Error::new("the server stopped with an error")) }
}

/// The command that [`run`] starts beside the server.
pub(crate) const ANNOUNCE: &str = "announce";

/// Prints the address as soon as the server answers; stops quietly when it never does or is gone.
pub(crate) fn announce(mut options: Options) -> Result<()> {
    let port = options.next_word().context(|| "announce needs a port".to_owned())?;
    let port: u16 = port.parse().context(|| format!("port {port}"))?;
    let server = parent();
    let started = Instant::now();
    while started.elapsed() < PATIENCE && parent() == server {
        if answers(port) {
            println!("\n  Segl is at        http://127.0.0.1:{port}/");
            println!("  Sign in with      {} and the password {}", programs::ADMIN, programs::PASSWORD);
            println!("  Stop it with      Ctrl-C\n");
            return Ok(());
        }
        // Nothing tells when another program listens: it can only be asked again.
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// Changes when the process that became the server has ended.
#[cfg(unix)]
pub(crate) fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

#[cfg(not(unix))]
pub(crate) fn parent() -> u32 {
    0
}

/// Whether the server says that it is well.
fn answers(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    let request = format!("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    stream.set_read_timeout(Some(Duration::from_secs(5))).is_ok()
        && stream.write_all(request.as_bytes()).is_ok()
        && stream.read_to_string(&mut answer).is_ok()
        && answer.lines().next().is_some_and(|line| line.contains(" 200"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server that gives one answer.
    fn serve(answer: &'static str) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = [0; 512];
            let length = stream.read(&mut asked).unwrap();
            assert!(asked[..length].starts_with(b"GET /healthz HTTP/1.1\r\n"));
            stream.write_all(answer.as_bytes()).unwrap();
        });
        port
    }

    #[test]
    fn a_server_is_up_when_it_says_200_and_not_before() {
        assert!(answers(serve("HTTP/1.1 200 OK\r\n\r\nok")));
        assert!(!answers(serve("HTTP/1.1 503 Service Unavailable\r\n\r\n200")));
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        assert!(!answers(port));
    }
}
