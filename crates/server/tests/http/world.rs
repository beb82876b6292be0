//! A server with two owners' licences and a few users, and a way to ask it.

pub(crate) mod licence;

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt as _;
use segl_license::{Date, Roots, UserType};
use segl_server::{App, Clock, Dist, Hand, LicenseChecks, Live, Operations, hash_password};
use segl_store::{Actor, LogEntry, ModuleRef, NewAssociate, NewUser, Role, Store};
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt as _;

pub(crate) use licence::{
    COMPANY, Issue, SERIAL, TODAY, compromised_since, norddata, superoffice, superoffice_again,
};

/// The password of every user who has one.
pub(crate) const PASSWORD: &str = "correct horse battery";

pub(crate) struct World {
    pub(crate) dir: TempDir,
    pub(crate) roots: Roots,
    pub(crate) hand: Hand,
    pub(crate) checks: LicenseChecks,
    pub(crate) live: Live,
    operations: Option<Operations>,
    router: Router,
}

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl World {
    /// With both licences, `admin`, `ada` (a plan), `ext` (external) and `old` (retired), over plain HTTP.
    pub(crate) fn new() -> Self {
        Self::with(false)
    }

    /// The same; `secure` as when browsers reach it by TLS.
    pub(crate) fn with(secure: bool) -> Self {
        Self::of(&[superoffice(), norddata()], &users(), secure)
    }

    /// With these licences and `admin` alone.
    pub(crate) fn of_admin(files: &[String]) -> Self {
        Self::of(files, &users()[..1], false)
    }

    fn of(files: &[String], users: &[NewUser], secure: bool) -> Self {
        let dir = TempDir::new().unwrap();
        let today = today();
        let store = Store::create(dir.path(), COMPANY, SERIAL, 0).unwrap();
        let roots = licence::roots();
        for file in files {
            let judged = store.activate(file.as_bytes(), &roots, today, &actor(), 0).unwrap();
            assert!(judged.content.is_some(), "{}", judged.verdict.to_json());
        }
        store.import(&roots, today, users, &actor(), 0).unwrap();
        let (router, hand, checks, live, operations) = serve(store, roots.clone(), secure, &[]);
        Self { dir, roots, hand, checks, live, operations: Some(operations), router }
    }

    /// Starts again, with licence servers that may be asked.
    pub(crate) fn asking(self, servers: &[(&str, &str)]) -> Self {
        let Self { dir, roots, router, .. } = self;
        drop(router);
        let (router, hand, checks, live, operations) =
            serve(Store::open(dir.path()).unwrap(), roots.clone(), false, servers);
        Self { dir, roots, hand, checks, live, operations: Some(operations), router }
    }

    /// The operations of a demonstration, once.
    pub(crate) fn take_operations(&mut self) -> Operations {
        self.operations.take().unwrap()
    }

    /// Sends octets as `admin`.
    pub(crate) async fn post_file(&self, path: &str, file: impl Into<Vec<u8>>) -> Answer {
        let authorization = basic("admin", PASSWORD);
        let headers =
            [("authorization", authorization.as_str()), ("content-type", "application/octet-stream")];
        self.send(request("POST", path, &headers, Body::from(file.into()))).await
    }

    /// Sends JSON as `admin`.
    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        let authorization = basic("admin", PASSWORD);
        self.call("POST", path, &[("authorization", &authorization)], body).await
    }

    /// Sequence of the active licence of an owner.
    pub(crate) fn sequence(&self, owner: &str) -> Option<u32> {
        let snapshot = self.store().snapshot(&self.roots, today()).unwrap();
        Some(snapshot.owner(owner)?.judged.license.as_ref()?.sequence)
    }

    /// Changes the database with SQL while no server runs, and starts again.
    pub(crate) fn tamper(self, sql: &str) -> Self {
        let roots = self.roots.clone();
        let connection = rusqlite::Connection::open(database(&self.dir)).unwrap();
        connection.execute_batch(sql).unwrap();
        drop(connection);
        self.believing(roots)
    }

    /// Starts again with other roots.
    pub(crate) fn believing(self, roots: Roots) -> Self {
        let Self { dir, router, .. } = self;
        drop(router);
        let (router, hand, checks, live, operations) =
            serve(Store::open(dir.path()).unwrap(), roots.clone(), false, &[]);
        Self { dir, roots, hand, checks, live, operations: Some(operations), router }
    }

    /// Where the database lies.
    pub(crate) fn database(&self) -> PathBuf {
        database(&self.dir)
    }

    pub(crate) fn store(&self) -> Store {
        Store::open(self.dir.path()).unwrap()
    }

    /// Sends a request from 192.0.2.1.
    /// The newest entries of the log, newest first.
    pub(crate) fn newest(&self, count: u32) -> Vec<LogEntry> {
        let mut entries = self.store().log_page(None, count).unwrap().entries;
        entries.reverse();
        entries
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.respond(request).await;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// `GET` whose answer is still to be read.
    pub(crate) async fn open(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        self.respond(request("GET", path, headers, Body::empty())).await
    }

    async fn respond(&self, mut request: Request<Body>) -> Response {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 50_000))));
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(request("GET", path, headers, Body::empty())).await
    }

    /// Sends JSON.
    pub(crate) async fn call(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Value,
    ) -> Answer {
        let headers = [headers, &[("content-type", "application/json")]].concat();
        self.send(request(method, path, &headers, Body::from(body.to_string()))).await
    }

    /// Signs in and returns the cookie.
    pub(crate) async fn sign_in(&self, name: &str) -> String {
        let body = serde_json::json!({ "UserName": name, "Password": PASSWORD });
        let answer = self.call("POST", "/api/v1/Session", &[], body).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.cookie()
    }

    /// `GET` as the administrator; the answer must be 200.
    pub(crate) async fn read(&self, path: &str) -> Value {
        let cookie = self.sign_in("admin").await;
        let answer = self.get(path, &[("cookie", &cookie)]).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.json()
    }

    /// Primary key of a user.
    pub(crate) fn id(&self, name: &str) -> i64 {
        self.store().associate_by_name(name).unwrap().unwrap().id
    }
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// Name and value of the cookie that was set.
    pub(crate) fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap().to_owned()
    }

    /// Status and code of a problem, whose form is checked.
    pub(crate) fn problem(&self) -> (u16, String) {
        let problem = self.json();
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(problem["status"], self.status.as_u16());
        assert_eq!(problem["requestId"], self.header("x-request-id"));
        assert_eq!(self.header("cache-control"), "no-store");
        (self.status.as_u16(), problem["code"].as_str().unwrap().to_owned())
    }
}

pub(crate) fn request(method: &str, path: &str, headers: &[(&str, &str)], body: Body) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path).header("host", "segl.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body).unwrap()
}

/// The value of `Authorization` for a user.
pub(crate) fn basic(name: &str, password: &str) -> String {
    use base64::Engine as _;
    let encoded = base64::engine::general_purpose::STANDARD.encode(format!("{name}:{password}"));
    format!("Basic {encoded}")
}

pub(crate) fn today() -> Date {
    Date::parse(TODAY).unwrap()
}

pub(crate) fn actor() -> Actor {
    Actor::program("test")
}

fn database(dir: &TempDir) -> PathBuf {
    dir.path().join("segl.sqlite")
}

fn serve(
    store: Store,
    roots: Roots,
    secure: bool,
    servers: &[(&str, &str)],
) -> (Router, Hand, LicenseChecks, Live, Operations) {
    let (clock, hand) = Clock::set_to(today());
    let servers = servers.iter().map(|(owner, url)| ((*owner).to_owned(), url.parse().unwrap())).collect();
    let app = App::new(store, roots, clock, dist(), secure).unwrap().with_license_servers(servers);
    let live = app.live();
    let (router, checks, operations) = app.serving();
    (router, hand, checks, live, operations)
}

fn dist() -> Dist {
    let mut files = Vec::new();
    for tag in ["en", "nb", "da", "sv"] {
        files.push((format!("index.{tag}.html"), format!("index in {tag}")));
        files.push((format!("signin.{tag}.html"), format!("sign-in in {tag}")));
        files.push((format!("index.{tag}.html.br"), format!("brotli of index in {tag}")));
    }
    for end in ["", ".br", ".gz"] {
        files.push((format!("segl-1f0e3dad99908345_bg.wasm{end}"), format!("wasm{end}")));
    }
    files.push(("service-worker.js".to_owned(), "addEventListener".to_owned()));
    files.push(("robots.txt".to_owned(), "User-agent: *".to_owned()));
    Dist::new(files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect())
}

fn users() -> Vec<NewUser> {
    let hash = hash_password(PASSWORD.as_bytes()).unwrap();
    let user = |line, name: &str, role, user_type, plan: Option<&str>| NewUser {
        line,
        associate: NewAssociate {
            name: name.to_owned(),
            first_name: name.to_uppercase(),
            last_name: "Åsén".to_owned(),
            email: format!("{name}@example.com"),
            country: "NO".to_owned(),
            user_type,
            role,
            retired: name == "old",
            password_hash: Some(hash.clone()),
        },
        plan: plan
            .map(|plan| ModuleRef { owner_name: "SUPEROFFICE".to_owned(), module_name: plan.to_owned() }),
        licenses: Vec::new(),
        open_requests: None,
        last_sign_in: None,
    };
    let internal = UserType::InternalAssociate;
    vec![
        user(2, "admin", Role::Administrator, internal, None),
        user(3, "ada", Role::Standard, internal, Some("ten-sales")),
        user(4, "bo", Role::Standard, internal, None),
        user(5, "ext", Role::Standard, UserType::ExternalAssociate, None),
        user(6, "old", Role::Administrator, internal, None),
    ]
}
