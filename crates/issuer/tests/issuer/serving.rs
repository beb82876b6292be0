//! The licence server as a process on loopback.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use crate::support::{Bench, TODAY, demo, run};

fn post(address: &str, path: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_names_its_address_hands_out_what_was_issued_and_ends_in_good_order() {
    let bench = Bench::new();
    std::fs::create_dir(bench.path("issued")).unwrap();
    bench.issue(&demo("norddata.toml"), "issued/norddata.segl", &[]).done();
    let mut child = Command::new(env!("CARGO_BIN_EXE_segl-issuer"))
        .args(["serve", "--folder", &bench.at("issued"), "--listen", "127.0.0.1:0", "--today", TODAY])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("Serving 1 licences at http://").unwrap().to_owned();

    let body = r#"{"OwnerName":"NORDDATA","SerialNr":"1801852599","CompanyName":"Wordslayer AS"}"#;
    let answer = post(&address, "/v1/license", body);
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.ends_with(&bench.read("issued/norddata.segl")), "{answer}");
    assert!(post(&address, "/v1/status", body).contains(r#"{"Status":"new-license""#));

    let taken = run(&["serve", "--folder", &bench.at("issued"), "--listen", &address]);
    assert_eq!(taken.code, Some(2));
    assert!(taken.err.contains("cannot be listened at"), "{}", taken.err);
    let signal = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(signal.success() && child.wait().unwrap().success());
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let bench = Bench::new();
    let said = run(&["serve", "--folder", &bench.at("nowhere"), "--listen", "127.0.0.1:0"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("nowhere"), "{}", said.err);
}
