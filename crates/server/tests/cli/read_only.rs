//! The disk takes no changes: reading goes on, nothing is half changed, and it is over when the disk is right again.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::load::client::{Answer, Client, request};
use crate::program::{Folder, PASSWORD, licence};
use crate::serving::{Server, start};

/// Who has no rights of their own on most systems.
const NOBODY: u32 = 65_534;

/// What an administrator reads.
const READ: [&str; 6] = [
    "/api/v1/License/Proof",
    "/api/v1/License/Verdicts",
    "/api/v1/User/List",
    "/api/v1/Log?From=1&Top=500",
    "/api/v1/Status",
    "/api/v1/SystemEvent/Current",
];

/// An administrator of a server, who signed in a while ago.
struct Administrator {
    client: Client,
    cookie: String,
}

impl Administrator {
    fn new(server: &Server, cookie: &str) -> Self {
        Self { client: Client::new(&server.address), cookie: cookie.to_owned() }
    }

    fn ask(&mut self, method: &str, path: &str, body: &str) -> Answer {
        let kind = if body.starts_with('-') { "application/octet-stream" } else { "application/json" };
        let headers = [("Cookie", self.cookie.as_str()), ("Content-Type", kind)];
        self.client.send(&request(method, path, &headers, body.as_bytes())).unwrap()
    }

    fn reads(&mut self) -> Vec<Value> {
        let read = |path: &&str| {
            let answer = self.ask("GET", path, "");
            assert_eq!(answer.status, 200, "{path}: {}", answer.json());
            let mut read = answer.json();
            // The one thing that goes on by itself.
            if let Some(fields) = read.as_object_mut() {
                fields.remove("Now");
            }
            read
        };
        READ.iter().map(read).collect()
    }

    /// Adds a user; the status.
    fn adds(&mut self, name: &str) -> u16 {
        let user = json!({ "Name": name, "Type": "InternalAssociate", "Person": { "Lastname": name } });
        self.ask("POST", "/api/v1/User", &user.to_string()).status
    }

    /// Tries everything that writes.
    fn can_change_nothing(&mut self, file: &str) {
        let text = |value: Value| value.to_string();
        let user =
            text(json!({ "Name": "kari", "Type": "InternalAssociate", "Person": { "Lastname": "Ås" } }));
        let event = text(json!({ "Eventkey": "NoLogin", "Eventmess": "x", "Eta": "2026-11-22T13:00:00Z" }));
        let change = text(json!({ "Users": [1], "OwnerName": "SUPEROFFICE", "Give": ["ten-sales"] }));
        let sign_in = text(json!({ "UserName": "admin", "Password": PASSWORD }));
        for (method, path, body) in [
            ("POST", "/api/v1/User", user.as_str()),
            ("DELETE", "/api/v1/User/2", ""),
            ("POST", "/api/v1/User/Change", &change),
            ("PUT", "/api/v1/License/SUPEROFFICE/1", r#"["ten-sales"]"#),
            ("POST", "/api/v1/License", file),
            ("POST", "/api/v1/SystemEvent", &event),
            ("POST", "/api/v1/Session", &sign_in),
            ("DELETE", "/api/v1/Session", ""),
        ] {
            let answer = self.ask(method, path, body);
            let told = answer.json();
            assert_eq!(
                (answer.status, &told["code"]),
                (507, &json!("storage-failed")),
                "{method} {path} {told}"
            );
            assert_eq!(told["facts"], json!({ "Full": false }), "{method} {path}");
        }
        let form = format!("UserName=admin&Password={}", PASSWORD.replace(' ', "+"));
        let headers = [("Content-Type", "application/x-www-form-urlencoded")];
        let request = request("POST", "/api/v1/Session", &headers, form.as_bytes());
        let answer = self.client.send(&request).unwrap();
        assert_eq!((answer.status, answer.location.as_str()), (303, "/sign-in?error=failed#error-failed"));
    }
}

/// A folder with a licence, a user beside the administrator, and the cookies of a session and of one that has ended.
fn prepared() -> (Folder, String, [String; 2]) {
    let folder = Folder::with_data();
    let file = licence("superoffice", |order| order);
    let path = folder.file("a.segl", &file);
    assert_eq!(folder.run(&["license", "load", &path], &[]).code, 0);
    let newer = licence("superoffice", |order| order.replacen("Sequence = 1", "Sequence = 2", 1));
    assert!(newer != file);
    // It was used long enough ago for its next use to be noted.
    let cookies = [folder.session_used(120, 5), folder.session_used(7300, 6)];
    (folder, newer, cookies)
}

#[test]
fn while_the_disk_under_a_running_server_takes_nothing_licences_are_read_and_every_change_is_refused_whole() {
    let (folder, file, [cookie, _]) = prepared();
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_segl-server"), "--data"]);
    command.arg(folder.data()).args(["--today", "2026-11-22", "--listen", "127.0.0.1:0", "serve"]);
    let server = start(command);
    let mut administrator = Administrator::new(&server, &cookie);
    assert_eq!(administrator.adds("ola"), 200);
    let before = administrator.reads();

    // From now on no file of the process takes a single octet.
    let takes = |octets: &str| {
        let pid = server.child.id().to_string();
        let set =
            Command::new("prlimit").args(["--pid", &pid, &format!("--fsize={octets}:unlimited")]).status();
        assert!(set.unwrap().success());
    };
    takes("0");
    administrator.can_change_nothing(&file);
    assert!(administrator.reads() == before, "nothing is half changed");
    takes("unlimited");
    assert!(administrator.reads() == before, "nothing is half changed");
    assert_eq!(administrator.adds("kari"), 200, "and it goes on");
}

/// The program as somebody who owns nothing, where everything may be done by whoever runs this test.
fn command(folder: &Folder) -> Command {
    let place = folder.0.path();
    let arguments = ["--today", "2026-11-22", "--listen", "127.0.0.1:0", "serve"];
    let mut command = if fs::metadata(place).unwrap().uid() == 0 {
        let program = place.join("segl-server");
        if !program.exists() {
            fs::copy(env!("CARGO_BIN_EXE_segl-server"), &program).unwrap();
            fs::set_permissions(place, Permissions::from_mode(0o755)).unwrap();
        }
        let mut command = Command::new(program);
        command.uid(NOBODY).gid(NOBODY);
        command
    } else {
        Command::new(env!("CARGO_BIN_EXE_segl-server"))
    };
    command.current_dir(place).arg("--data").arg(folder.data()).args(arguments);
    command
}

/// Who may do what with the data folder and all that lies in it.
fn allow(data: &Path, folder: u32, files: u32) {
    for entry in fs::read_dir(data).unwrap() {
        fs::set_permissions(entry.unwrap().path(), Permissions::from_mode(files)).unwrap();
    }
    fs::set_permissions(data, Permissions::from_mode(folder)).unwrap();
}

#[test]
fn a_server_that_starts_on_a_folder_it_may_only_read_shows_what_is_there_and_goes_on_once_it_may_write() {
    let (folder, file, [cookie, ended]) = prepared();
    let data = folder.data();
    let mut server = crate::serving::serve(&folder);
    assert_eq!(Administrator::new(&server, &cookie).adds("ola"), 200);
    let stop = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status();
    assert!(stop.unwrap().success() && server.child.wait().unwrap().success());
    assert!(!data.join("segl.sqlite-wal").exists(), "nothing lies beside the database");
    allow(&data, 0o555, 0o444);
    let server = start(command(&folder));
    let mut administrator = Administrator::new(&server, &cookie);
    let before = administrator.reads();
    administrator.can_change_nothing(&file);
    assert!(administrator.reads() == before, "nothing is half changed");
    assert_eq!(Administrator::new(&server, &ended).ask("GET", READ[0], "").status, 401);

    allow(&data, 0o777, 0o666);
    assert_eq!(administrator.adds("kari"), 200, "without being started anew");
    drop(server);

    // It was killed: what it changed last still lies beside the database, and is read from there.
    assert!(data.join("segl.sqlite-wal").metadata().unwrap().len() > 0);
    allow(&data, 0o555, 0o444);
    let server = start(command(&folder));
    let users = Administrator::new(&server, &cookie).ask("GET", READ[2], "").json();
    assert!(users.to_string().contains(r#""kari""#), "{users}");
    drop(server);
    allow(&data, 0o755, 0o644);
}
