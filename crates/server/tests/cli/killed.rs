//! The server is killed (-9) while it activates a licence with 10,000 assignments: after every start the old or the new
//! licence is active, whole, and no assignment is lost or doubled.
//!
//! `SEGL_KILLS` says at how many instants; a quarter of them must lie between the transaction's begin and its commit.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use segl_issuer::{IssueOptions, Order, issue, key_from_json, read_certificate};
use segl_license::{Date, LicenseFile, RowOutcome, pinned_roots};
use segl_store::{Actor, Expiry, ModuleRef, NewAssociate, NewUser, Role, Store};
use sha2::{Digest as _, Sha256};

use crate::program::{Folder, TODAY, demo};

/// Users who change from plan X to plan Y, and users whose plan stays.
const MOVED: usize = 400;
const STAYING: usize = 2934;
/// Instants without `SEGL_KILLS`.
const KILLS: usize = 40;
/// 2026-11-22 at noon.
const NOW: i64 = 1_795_348_800;
const TOKEN: [u8; 32] = [7; 32];
const OWNER: &str = "SUPEROFFICE";
const X: &str = "ten-sales-essentials";
const Y: &str = "ten-service-essentials";
const Z: &str = "ten-sales";

/// Plans that imply `user` and `web`, with room for everybody.
fn order() -> Order {
    let mut order = Order::read(&demo("superoffice.toml"), Date::parse(TODAY).unwrap());
    order.rows.retain(|row| [X, Y, Z, "user", "web"].contains(&row.module_name.as_str()));
    for row in &mut order.rows {
        row.number_of_licenses = 20_000;
        if row.extra_flags == 1 {
            row.extra_info = "set=user,web".to_owned();
        }
    }
    order
}

fn issued(order: &Order, options: IssueOptions) -> LicenseFile {
    let key = key_from_json(&demo("keys/superoffice.key"), None).unwrap();
    let (certificate, _) = read_certificate(&demo("keys/superoffice.cert")).unwrap();
    issue(order, &key, &certificate, options).unwrap()
}

fn users() -> Vec<NewUser> {
    let user = |at: usize| NewUser {
        line: at,
        associate: NewAssociate {
            name: format!("user{at}"),
            first_name: String::new(),
            last_name: String::new(),
            email: String::new(),
            country: "NO".to_owned(),
            user_type: segl_license::UserType::InternalAssociate,
            role: if at == 0 { Role::Administrator } else { Role::Standard },
            retired: false,
            password_hash: None,
        },
        plan: Some(ModuleRef {
            owner_name: OWNER.to_owned(),
            module_name: if at < MOVED { X } else { Z }.to_owned(),
        }),
        licenses: Vec::new(),
        open_requests: None,
        last_sign_in: None,
    };
    (0..MOVED + STAYING).map(user).collect()
}

/// A folder to begin with, and the request that activates the second licence in it.
struct Template {
    folder: Folder,
    request: Vec<u8>,
}

impl Template {
    fn new() -> Self {
        let folder = Folder::new();
        let store = Store::create(&folder.data(), "Wordslayer AS", "1801852599", NOW).unwrap();
        let (roots, today, actor) =
            (pinned_roots().unwrap(), Date::parse(TODAY).unwrap(), Actor::program("test"));
        let first = issued(&order(), IssueOptions::default());
        let judged = store.activate(first.to_text().as_bytes(), &roots, today, &actor, NOW).unwrap();
        assert!(judged.content.is_some(), "{}", judged.verdict.to_json());
        let report = store.import(&roots, today, &users(), &actor, NOW).unwrap();
        assert_eq!(report.links, 3 * (MOVED + STAYING));
        assert!(report.links >= 10_000);

        let mut next = order();
        next.rows.retain(|row| row.module_name != X);
        let previous = Some(first.license.hash());
        let second = issued(&next, IssueOptions { sequence: Some(2), previous, ..IssueOptions::default() });
        let file = second.to_text();
        let hash = store.keep_candidate(OWNER, "", file.as_bytes(), &actor, NOW).unwrap();
        let admin = store.associate_by_name("user0").unwrap().unwrap().id;
        let expiry = Expiry { idle: 7200, absolute: 43_200 };
        store.create_session(&Sha256::digest(TOKEN).into(), admin, expiry, NOW).unwrap();
        let moves: Vec<_> = (0..MOVED)
            .map(|at| {
                let id = store.associate_by_name(&format!("user{at}")).unwrap().unwrap().id;
                serde_json::json!({ "AssociateId": id, "Remove": [X], "Give": [Y] })
            })
            .collect();
        let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        let body = serde_json::json!({ "Candidate": hex, "World": "", "Moves": moves }).to_string();
        let request = format!(
            "POST /api/v1/License/Activate HTTP/1.1\r\nHost: segl\r\nContent-Type: application/json\r\n\
             Cookie: segl-session={}\r\nContent-Length: {}\r\n\r\n{body}",
            URL_SAFE_NO_PAD.encode(TOKEN),
            body.len()
        );
        Self { folder, request: request.into_bytes() }
    }

    /// The same again, in a folder of its own.
    fn copy(&self) -> Folder {
        let copy = Folder::new();
        std::fs::create_dir(copy.data()).unwrap();
        for file in std::fs::read_dir(self.folder.data()).unwrap().map(Result::unwrap) {
            std::fs::copy(file.path(), copy.data().join(file.file_name())).unwrap();
        }
        copy
    }
}

/// A server under way, and what it says.
struct Server {
    child: Child,
    address: String,
    said: Receiver<(Instant, String)>,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is killed already, unless the test failed before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(folder: &Folder) -> Self {
        let mut command = folder.command(&["--listen", "127.0.0.1:0", "serve"], &[]);
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (send, said) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if send.send((Instant::now(), line)).is_err() {
                    return;
                }
            }
        });
        let mut this = Self { child, address: String::new(), said };
        let (_, line) = this.wait_for("serving address=", Duration::from_secs(60)).unwrap();
        this.address = line.rsplit('=').next().unwrap().trim().to_owned();
        this
    }

    fn wait_for(&self, text: &str, patience: Duration) -> Option<(Instant, String)> {
        let until = Instant::now() + patience;
        loop {
            match self.said.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(said) if said.1.contains(text) => return Some(said),
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// Sends the request; nobody waits for its answer.
    fn ask(&self, request: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request).unwrap();
        stream
    }

    /// SIGKILL. Returns what was said since the request.
    fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.said.iter().map(|(_, line)| line).collect()
    }
}

/// Checks a folder after its server was killed. Returns the sequence of the active licence.
fn examine(data: &Path) -> u32 {
    let store = Store::open(data).unwrap();
    let snapshot = store.snapshot(&pinned_roots().unwrap(), Date::parse(TODAY).unwrap()).unwrap();
    let owner = snapshot.owner(OWNER).unwrap();
    let verdict = &owner.judged.verdict;
    assert!(verdict.is_clean(), "{}", verdict.to_json());
    assert!(verdict.rows.iter().all(|row| row.outcome == RowOutcome::Verified));
    assert!(owner.uses.iter().all(|uses| uses.altered == 0));
    let sequence = owner.judged.license.as_ref().unwrap().sequence;
    drop(store);

    let raw = rusqlite::Connection::open(data.join("segl.sqlite")).unwrap();
    let whole: String = raw.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
    let mut counted = raw
        .prepare(
            "SELECT moduleName, count(*), count(DISTINCT assocId) FROM LicenseAssocLink \
             JOIN ModuleLicense ON ModuleLicense_id = moduleLicenseId GROUP BY moduleName",
        )
        .unwrap();
    let found: BTreeMap<String, usize> = counted
        .query_map([], |row| {
            let (links, users): (i64, i64) = (row.get(1)?, row.get(2)?);
            assert_eq!(links, users, "an assignment is doubled");
            Ok((row.get(0)?, usize::try_from(links).unwrap()))
        })
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let plan = if sequence == 1 { X } else { Y };
    let all = MOVED + STAYING;
    let expected = [(plan, MOVED), (Z, STAYING), ("user", all), ("web", all)];
    assert_eq!(found, expected.map(|(name, count)| (name.to_owned(), count)).into());
    let activations = "SELECT count(*) FROM AdminLog WHERE act = 'license-activated'";
    let logged: u32 = raw.query_row(activations, [], |row| row.get(0)).unwrap();
    assert_eq!(logged, sequence, "the log tells what is so");
    sequence
}

#[test]
fn at_whatever_instant_it_is_killed_the_old_or_the_new_licence_is_active_and_whole() {
    let kills = std::env::var("SEGL_KILLS").map_or(KILLS, |count| count.parse().unwrap());
    let template = Template::new();
    let patience = Duration::from_secs(120);

    // Once without a kill, to know how long it takes from the request, and from the transaction's begin to its commit.
    let folder = template.copy();
    let server = Server::start(&folder);
    let asked = Instant::now();
    let kept = server.ask(&template.request);
    let (begun, _) = server.wait_for("step=Begun", patience).unwrap();
    let (committing, _) = server.wait_for("step=Committing", patience).unwrap();
    let (ended, _) = server.wait_for("an activation ended", patience).unwrap();
    drop(kept);
    server.kill();
    assert_eq!(examine(&folder.data()), 2);
    let (before, inside) = (begun - asked, committing - begun);

    let (mut old, mut new, mut within) = (0, 0, 0);
    for kill in 0..kills {
        let folder = template.copy();
        let server = Server::start(&folder);
        let kept = server.ask(&template.request);
        let part = f64::from(u32::try_from(kill).unwrap()) / f64::from(u32::try_from(kills).unwrap());
        // Three of four at an instant after the begin; the others from the request on, past the end.
        let wait = if kill % 4 == 3 {
            (ended - asked + before).mul_f64(part)
        } else {
            server.wait_for("step=Begun", patience).unwrap();
            inside.mul_f64(part)
        };
        let seen_begin = kill % 4 != 3;

        spin(wait);
        let said = server.kill();
        drop(kept);
        let has = |text: &str| said.iter().any(|line| line.contains(text));
        let begun = seen_begin || has("step=Begun");
        if begun && !has("step=Committing") && !has("an activation ended") {
            within += 1;
        }
        match examine(&folder.data()) {
            1 => old += 1,
            _ => new += 1,
        }
    }
    println!(
        "{kills} kills: {within} between begin and commit; afterwards the old licence {old} times, the new one {new} times; \
         {} assignments each time",
        3 * (MOVED + STAYING)
    );
    assert_eq!(old + new, kills);
    assert!(within * 4 >= kills, "{within} of {kills}");
    assert!(old >= within, "what was not committed is not there");
}

/// Lets an instant come.
fn spin(wait: Duration) {
    let until = Instant::now() + wait;
    while Instant::now() < until {
        std::thread::park_timeout(until.saturating_duration_since(Instant::now()));
    }
}
