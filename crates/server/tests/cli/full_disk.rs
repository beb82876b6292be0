//! The disk takes no more while a licence is activated: nothing is applied, and the answer says so.
#![cfg(unix)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use segl_store::Store;

use crate::program::{Folder, TODAY, licence};

struct Server(Child, String);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A server whose files cannot grow beyond so many blocks of 512 octets; without a number, as they like.
fn serve(folder: &Folder, blocks: &str) -> Server {
    let script = "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"";
    let mut command = Command::new("sh");
    command.args(["-c", script, blocks, env!("CARGO_BIN_EXE_segl-server"), "--data"]).arg(folder.data());
    command.args(["--today", TODAY, "--listen", "127.0.0.1:0", "serve"]);
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let line = lines.find(|line| line.as_ref().unwrap().contains("serving address=")).unwrap().unwrap();
    std::thread::spawn(move || lines.for_each(drop));
    Server(child, line.rsplit('=').next().unwrap().trim().to_owned())
}

fn post(server: &Server, cookie: &str, file: &str) -> String {
    let mut stream = TcpStream::connect(&server.1).unwrap();
    write!(
        stream,
        "POST /api/v1/License HTTP/1.1\r\nHost: segl\r\nConnection: close\r\nCookie: {cookie}\r\n\
         Content-Type: application/octet-stream\r\nContent-Length: {}\r\n\r\n{file}",
        file.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_disk_that_takes_no_more_leaves_everything_as_it_was_and_a_roomier_one_goes_on() {
    let folder = Folder::with_data();
    let cookie = folder.session();
    // The licence alone is larger than what may be written.
    let file = licence("superoffice", |order| order);
    assert!(STANDARD.encode(&file).len() > 64 * 512);

    let server = serve(&folder, "64");
    let answer = post(&server, &cookie, &file);
    assert!(answer.starts_with("HTTP/1.1 507 "), "{answer}");
    assert!(answer.contains(r#""code":"storage-failed""#), "{answer}");
    drop(server);
    assert!(Store::open(&folder.data()).unwrap().owners().unwrap().is_empty());

    let server = serve(&folder, "unlimited");
    assert!(post(&server, &cookie, &file).starts_with("HTTP/1.1 200 "), "the same request goes through");
    drop(server);
    assert_eq!(Store::open(&folder.data()).unwrap().owners().unwrap().len(), 1);
}
