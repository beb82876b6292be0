//! The server is asked to stop while somebody is in the middle of something.
#![cfg(unix)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use segl_store::Store;

use crate::program::Folder;
use crate::serving::Server;

#[test]
fn a_request_under_way_when_the_server_is_stopped_ends_whole_and_what_it_changed_is_kept() {
    let folder = Folder::with_data();
    let cookie = folder.session();
    let mut command = folder.command(&["--listen", "127.0.0.1:0", "serve"], &[]);
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    let address =
        log.find_map(|line| Some(line.split_once("serving address=")?.1.trim().to_owned())).unwrap();
    let mut server = Server { child, address };

    let body = r#"{"Name":"kari","Type":"InternalAssociate","Person":{"Lastname":"Ås"}}"#;
    let mut stream = TcpStream::connect(&server.address).unwrap();
    write!(
        stream,
        "POST /api/v1/User HTTP/1.1\r\nHost: segl\r\nCookie: {cookie}\r\nExpect: 100-continue\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .unwrap();
    let mut answer = BufReader::new(stream.try_clone().unwrap());
    let mut first = String::new();
    answer.read_line(&mut first).unwrap();
    assert_eq!(first, "HTTP/1.1 100 Continue\r\n", "the request is under way");

    let kill = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status();
    assert!(kill.unwrap().success());
    assert!(log.any(|line| line.contains("stopping")));
    stream.write_all(body.as_bytes()).unwrap();
    let mut rest = String::new();
    answer.read_to_string(&mut rest).unwrap();
    assert!(rest.contains("HTTP/1.1 200 OK\r\n") && rest.contains(r#""Name":"kari""#), "{rest}");
    assert!(TcpStream::connect(&server.address).is_err(), "nobody new is let in");
    assert!(server.child.wait().unwrap().success());
    assert!(!log.any(|line| line.contains("cut off")));
    let store = Store::open(&folder.data()).unwrap();
    assert!(store.associate_by_name("kari").unwrap().is_some(), "the change is kept");
}
