//! The licence server in process: what customers are answered, and what is written down.

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt as _;
use segl_issuer::{IssueOptions, LicenseServer, Order, Stock, issue, key_from_json, read_certificate};
use segl_license::{Date, LicenseFile, ObjectHash, Replaces, pinned_roots};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::support::{TODAY, demo};

const SERIAL: &str = "1801852599";
const OTHER: &str = "1600065823";

struct Vendor {
    folder: TempDir,
    router: Router,
}

impl Vendor {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let router = serve(&folder);
        Self { folder, router }
    }

    fn put(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).unwrap();
    }

    /// Issues a licence into the folder. Returns the file and its hash.
    fn issue(
        &self,
        name: &str,
        change: impl Fn(&mut Order),
        options: IssueOptions,
    ) -> (LicenseFile, ObjectHash) {
        let text = std::fs::read_to_string(demo("norddata.toml")).unwrap();
        let mut order = Order::read(&text, Date::parse(TODAY).unwrap());
        change(&mut order);
        let read = |name: &str| std::fs::read_to_string(demo(name)).unwrap();
        let key = key_from_json(&read("keys/norddata.key"), None).unwrap();
        let (certificate, _) = read_certificate(&read("keys/norddata.cert")).unwrap();
        let file = issue(&order, &key, &certificate, options).unwrap();
        self.put(name, &file.to_text());
        let hash = file.license.hash();
        (file, hash)
    }

    async fn ask(&self, path: &str, body: Value) -> (u16, Vec<u8>) {
        self.send(path, body.to_string().into_bytes()).await
    }

    async fn send(&self, path: &str, body: Vec<u8>) -> (u16, Vec<u8>) {
        let request = Request::post(path).body(Body::from(body)).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        (status, response.into_body().collect().await.unwrap().to_bytes().to_vec())
    }

    async fn json(&self, path: &str, body: Value) -> Value {
        let (status, body) = self.ask(path, body).await;
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
        serde_json::from_slice(&body).unwrap()
    }

    /// The status for a customer who has a licence, or none.
    async fn status(&self, serial: &str, company: &str, hash: Option<ObjectHash>) -> Value {
        self.json("/v1/status", asked(serial, company, hash)).await
    }

    async fn refused(&self, path: &str, body: Value) -> (u16, String) {
        let (status, body) = self.ask(path, body).await;
        let problem: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(problem["status"], status);
        (status, problem["code"].as_str().unwrap().to_owned())
    }

    fn accepted(&self) -> Vec<Value> {
        let text = std::fs::read_to_string(self.folder.path().join("accepted.jsonl")).unwrap_or_default();
        text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }
}

fn serve(folder: &TempDir) -> Router {
    let today = Date::parse(TODAY).unwrap();
    LicenseServer::new(folder.path(), pinned_roots().unwrap(), move || today).router()
}

fn asked(serial: &str, company: &str, hash: Option<ObjectHash>) -> Value {
    json!({ "OwnerName": "NORDDATA", "SerialNr": serial, "CompanyName": company, "Hash": hash })
}

fn second(first: ObjectHash) -> IssueOptions {
    IssueOptions { sequence: Some(2), previous: Some(first), ..IssueOptions::default() }
}

#[tokio::test]
async fn a_customer_gets_the_newest_licence_byte_for_byte_and_then_there_is_nothing_new() {
    let vendor = Vendor::new();
    let (_, first) = vendor.issue("1.segl", |_| {}, IssueOptions::default());
    let status = vendor.status(SERIAL, "Wordslayer AS", Some(first)).await;
    assert_eq!(status["Status"], "up-to-date");
    let (file, newest) = vendor.issue("2.segl", |_| {}, second(first));
    let status = vendor.status(SERIAL, "Wordslayer AS", Some(first)).await;
    assert_eq!(
        status,
        json!({ "Status": "new-license", "Message": "", "Url": "", "Hash": newest, "Issued": TODAY })
    );
    let (code, body) = vendor.ask("/v1/license", asked(SERIAL, " wordslayer  as", Some(first))).await;
    assert_eq!((code, body), (200, file.to_text().into_bytes()));
    assert_eq!(vendor.status(SERIAL, "Wordslayer AS", Some(newest)).await["Status"], "up-to-date");
    assert_eq!(vendor.status(SERIAL, "Wordslayer AS", None).await["Status"], "new-license");
}

#[tokio::test]
async fn strangers_get_nothing_and_are_told_which_name_is_not_known() {
    let vendor = Vendor::new();
    vendor.issue("1.segl", |_| {}, IssueOptions::default());
    for path in ["/v1/status", "/v1/license", "/v1/accepted"] {
        let unknown = vendor.refused(path, asked(OTHER, "Wordslayer AS", None)).await;
        assert_eq!(unknown, (404, "serial-unknown".to_owned()), "{path}");
        let differs = vendor.refused(path, asked(SERIAL, "Somebody Else AS", None)).await;
        assert_eq!(differs, (403, "company-differs".to_owned()), "{path}");
    }
    let malformed = vendor.refused("/v1/status", json!({ "SerialNr": SERIAL })).await;
    assert_eq!(malformed, (400, "request-malformed".to_owned()));
    assert_eq!(vendor.refused("/v2/status", json!({})).await, (404, "path-unknown".to_owned()));
    assert_eq!(vendor.send("/v1/status", vec![b'x'; 17 * 1024]).await.0, 413);
}

#[tokio::test]
async fn a_new_name_and_a_new_serial_number_are_told_apart_and_follow_the_active_licence() {
    let vendor = Vendor::new();
    let (_, first) = vendor.issue("1.segl", |_| {}, IssueOptions::default());
    let renamed = |order: &mut Order| order.license.company_name = "Wordslayer Nordic AS".to_owned();
    let (_, renamed) = vendor.issue("2.segl", renamed, second(first));
    let status = vendor.status(SERIAL, "Wordslayer AS", Some(first)).await;
    assert_eq!(status["Status"], "new-company-name");

    let moved = |order: &mut Order| {
        order.license.serial_nr = OTHER.to_owned();
        order.license.replaces = Some(Replaces { serial_nr: SERIAL.to_owned(), hash: renamed });
    };
    let (_, moved) = vendor.issue("3.segl", moved, IssueOptions::default());
    let before = vendor.status(SERIAL, "Wordslayer AS", Some(first)).await;
    assert_eq!((&before["Status"], &before["Hash"]), (&json!("new-company-name"), &json!(renamed)));
    let after = vendor.status(SERIAL, "Wordslayer Nordic AS", Some(renamed)).await;
    assert_eq!((&after["Status"], &after["Hash"]), (&json!("new-serial-number"), &json!(moved)));
    let typed = vendor.status(OTHER, "Wordslayer AS", Some(renamed)).await;
    assert_eq!((&typed["Status"], &typed["Hash"]), (&json!("new-serial-number"), &json!(moved)));
    let there = vendor.status(OTHER, "Wordslayer AS", Some(moved)).await;
    assert_eq!(there["Status"], "up-to-date");
}

#[tokio::test]
async fn what_a_customer_would_refuse_is_counted_and_never_handed_out() {
    let vendor = Vendor::new();
    let (mut file, first) = vendor.issue("1.segl", |_| {}, IssueOptions::default());
    file.license.body[30] ^= 1;
    vendor.put("2.segl", &file.to_text());
    vendor.put("3.segl", "no licence");
    vendor.put("notes.txt", "nothing to do with it");
    let today = Date::parse(TODAY).unwrap();
    let server = LicenseServer::new(vendor.folder.path(), pinned_roots().unwrap(), move || today);
    assert_eq!(server.stock().unwrap(), Stock { licenses: 1, refused: 2 });
    assert_eq!(vendor.status(SERIAL, "Wordslayer AS", None).await["Hash"], json!(first));
    vendor.put("1.segl", "gone");
    let gone = vendor.refused("/v1/status", asked(SERIAL, "Wordslayer AS", None)).await;
    assert_eq!(gone, (404, "serial-unknown".to_owned()));
}

#[tokio::test]
async fn what_was_accepted_is_written_once_and_outlasts_a_crash_in_the_middle_of_a_line() {
    let vendor = Vendor::new();
    let (_, first) = vendor.issue("1.segl", |_| {}, IssueOptions::default());
    let (_, newest) = vendor.issue("2.segl", |_| {}, second(first));
    let report = |hash| vendor.ask("/v1/accepted", asked(SERIAL, "Wordslayer AS", Some(hash)));
    assert_eq!(report(first).await.0, 204);
    assert_eq!(report(first).await.0, 204);
    let lines = vendor.accepted();
    assert_eq!(lines.len(), 1);
    assert_eq!((&lines[0]["Hash"], &lines[0]["Date"]), (&json!(first), &json!(TODAY)));

    let path = vendor.folder.path().join("accepted.jsonl");
    let whole = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{whole}{{\"Date\":\"2026-")).unwrap();
    let again = Vendor { router: serve(&vendor.folder), ..vendor };
    for hash in [first, newest] {
        assert_eq!(again.ask("/v1/accepted", asked(SERIAL, "Wordslayer AS", Some(hash))).await.0, 204);
    }
    let hashes: Vec<Value> = again.accepted().iter().map(|line| line["Hash"].clone()).collect();
    assert_eq!(hashes, [json!(first), json!(newest)]);
    let unknown = again.refused("/v1/accepted", asked(SERIAL, "Wordslayer AS", None)).await;
    assert_eq!(unknown, (404, "license-unknown".to_owned()));
}

#[tokio::test]
async fn the_history_of_a_row_names_every_issue_the_newest_first() {
    let vendor = Vendor::new();
    let (_, first) = vendor.issue("1.segl", |_| {}, IssueOptions::default());
    let fewer = |order: &mut Order| {
        order.rows.iter_mut().find(|row| row.module_name == "nd-orders").unwrap().number_of_licenses = 7;
    };
    vendor.issue("2.segl", fewer, second(first));
    let mut body = asked(SERIAL, "Wordslayer AS", None);
    body["ModuleName"] = json!("nd-orders");
    let history = vendor.json("/v1/history", body.clone()).await;
    let numbers: Vec<&Value> =
        history.as_array().unwrap().iter().map(|entry| &entry["NumberOfLicenses"]).collect();
    assert_eq!((numbers.len(), numbers[0]), (2, &json!(7)));
    assert_eq!((&history[0]["Sequence"], &history[1]["Sequence"]), (&json!(2), &json!(1)));
    body["ModuleName"] = json!("nothing");
    assert_eq!(vendor.json("/v1/history", body).await[0]["NumberOfLicenses"], Value::Null);
}

#[tokio::test]
async fn the_owners_message_to_one_customer_goes_before_the_one_to_all() {
    let vendor = Vendor::new();
    vendor.issue("1.segl", |_| {}, IssueOptions::default());
    vendor.put(
        "messages.toml",
        "[[Message]]\nOwnerName = \"NORDDATA\"\nText = \"To all\"\n\n[[Message]]\nOwnerName = \"NORDDATA\"\n\
         SerialNr = \"1801852599\"\nText = \"To you\"\nUrl = \"https://norddata.example/you\"\n",
    );
    let status = vendor.status(SERIAL, "Wordslayer AS", None).await;
    assert_eq!(status["Message"], "To you");
    assert_eq!(status["Url"], "https://norddata.example/you");
    vendor.put(
        "messages.toml",
        "[[Message]]\nOwnerName = \"NORDDATA\"\nText = \"x\"\nUrl = \"http://a.example\"\n",
    );
    assert_eq!(vendor.status(SERIAL, "Wordslayer AS", None).await["Message"], "");
    let today = Date::parse(TODAY).unwrap();
    let server = LicenseServer::new(vendor.folder.path(), pinned_roots().unwrap(), move || today);
    assert!(server.stock().unwrap_err().to_string().contains("https://"));
}
