//! The log in JSON: what is in every line, and what is in none.
#![cfg(unix)]

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::load::client::{Client, request};
use crate::program::{Folder, PASSWORD};
use crate::serving::Server;

/// Serves with a log in JSON; the server, and the lines from its first to its last.
fn logged(folder: &Folder, work: impl FnOnce(&str)) -> Vec<String> {
    let mut command = folder.command(&["--listen", "127.0.0.1:0", "serve", "--log-format", "json"], &[]);
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    let mut all = Vec::new();
    let address = loop {
        let line = lines.next().unwrap();
        let event: Value = serde_json::from_str(&line).unwrap();
        all.push(line);
        if event["message"] == "serving" {
            break event["address"].as_str().unwrap().to_owned();
        }
    };
    let mut server = Server { child, address };
    work(&server.address);
    let kill = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status();
    assert!(kill.unwrap().success() && server.child.wait().unwrap().success());
    all.extend(lines);
    all
}

#[test]
fn every_line_of_the_log_is_one_object_and_tells_each_request_without_a_secret_or_a_name() {
    let folder = Folder::with_data();
    let database = folder.data().join("segl.sqlite");
    let wrong = "wrong horse battery";
    let basic = STANDARD.encode(format!("admin:{PASSWORD}"));
    let (mut cookie, mut failed) = (String::new(), String::new());
    let lines = logged(&folder, |address| {
        let mut client = Client::new(address);
        cookie = client.sign_in();
        let mut send = |method, path, headers: &[(&str, &str)], body: &str| {
            client.send(&request(method, path, headers, body.as_bytes())).unwrap().json()
        };
        let form = format!("UserName=admin&Password={}", wrong.replace(' ', "+"));
        send("POST", "/api/v1/Session", &[("Content-Type", "application/x-www-form-urlencoded")], &form);
        send("POST", "/api/v1/Session", &[], &json!({ "UserName": "admin", "Password": wrong }).to_string());
        send("GET", "/api/v1/License/Proof?note=hush", &[("Cookie", &cookie)], "");
        send("GET", "/api/v1/Agents/User/kari.nordmann", &[], "");
        send("GET", "/api/v1/User/4711", &[("Authorization", &format!("Basic {basic}"))], "");
        Connection::open(&database).unwrap().execute_batch("ALTER TABLE Session RENAME TO Hidden").unwrap();
        let answer = send("GET", "/api/v1/License", &[("Cookie", &cookie)], "");
        failed = answer["requestId"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned();
    });

    let events: Vec<Value> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    for event in &events {
        let at = event["timestamp"].as_str().unwrap();
        assert!(at.starts_with("2026-11-22T12:") && at.ends_with('Z') && at.len() == 24, "{event}");
        let level = event["level"].as_str().unwrap();
        assert!(["INFO", "WARN", "ERROR"].contains(&level), "{event}");
        assert!(event["target"].as_str().unwrap().starts_with("segl_server"), "{event}");
        assert!(event["message"].is_string(), "{event}");
    }
    let answered: Vec<&Value> = events.iter().filter(|event| event["message"] == "answered").collect();
    let told = answered.iter().map(|event| {
        assert!(event["milliseconds"].is_u64() && event["span"]["id"].is_string(), "{event}");
        json!([event["method"], event["route"], event["status"], event["code"]])
    });
    let expected = [
        json!(["POST", "/api/v1/Session", 200, null]),
        json!(["POST", "/api/v1/Session", 303, null]),
        json!(["POST", "/api/v1/Session", 401, "credentials-wrong"]),
        json!(["GET", "/api/v1/License/Proof", 200, null]),
        json!(["GET", null, 404, "path-unknown"]),
        json!(["GET", "/api/v1/User/{id}", 404, "associate-unknown"]),
        json!(["GET", "/api/v1/License", 500, "server-failed"]),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let cause = events.iter().find(|event| event["level"] == "ERROR").unwrap();
    assert_eq!(cause["message"], "a request could not be served");
    assert_eq!(cause["cause"], "database: no such table: Session");
    assert_eq!(cause["span"]["id"], *failed, "a failure is found by the id that the problem names");
    assert_eq!(events.last().unwrap()["message"], "stopping");

    let token = cookie.split_once('=').unwrap().1;
    let all = lines.concat();
    for secret in [PASSWORD, wrong, &wrong.replace(' ', "+"), token, &basic, "hush", "admin", "kari", "4711"]
    {
        assert!(!all.contains(secret), "{secret}: {all}");
    }
}

#[test]
fn a_server_that_cannot_start_says_so_in_the_form_of_its_log() {
    let run = Folder::new().run(&["serve", "--log-format", "json"], &[]);
    assert_eq!(run.code, 1);
    let event: Value = serde_json::from_str(run.err.trim()).unwrap();
    assert_eq!((&event["level"], &event["code"]), (&json!("ERROR"), &json!("store-no-database")), "{event}");
}

#[test]
fn a_log_that_cannot_be_written_ends_no_server() {
    let folder = Folder::with_data();
    for form in ["text", "json"] {
        let mut command = folder.command(&["--listen", "127.0.0.1:0", "serve", "--log-format", form], &[]);
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
        let line = lines.find(|line| line.contains("127.0.0.1:")).unwrap();
        // Nobody reads any more: writing to it fails.
        drop(lines);
        let (_, port) = line.split_once("127.0.0.1:").unwrap();
        let port: String = port.chars().take_while(char::is_ascii_digit).collect();
        let server = Server { child, address: format!("127.0.0.1:{port}") };
        for _ in 0..2 {
            let health = Client::new(&server.address).send(&request("GET", "/healthz", &[], b""));
            assert_eq!(health.unwrap().status, 200, "{form}");
        }
    }
}
