//! An installation to try things at: keys, licences that they signed, and whatever else anybody trusted here ever signed.

pub mod installation;
mod signed;

use std::path::PathBuf;
use std::sync::OnceLock;

use segl_issuer::{IssueOptions, Order, SigningKey, certify, issue, revoke};
use segl_license::{
    Date, Envelope, Installed, License, LicenseFile, Revocation, RevocationReason, Revocations, Roots, State,
    Verified, encode_base64, judge_file,
};

pub use signed::Signed;
pub(crate) use signed::objects;

/// The company of the installation.
pub const COMPANY: &str = "Wordslayer AS";
/// Its serial number.
pub const SERIAL: &str = "1801852599";

/// The vendor's order and a third party's, small.
pub const ORDERS: [&str; 2] =
    [include_str!("fixture/superoffice.toml"), include_str!("fixture/norddata.toml")];

/// Everything that is made once.
#[derive(Debug)]
pub struct Fixture {
    /// Roots that are trusted: the fixture's own, and the one of the published vectors.
    pub roots: Roots,
    /// The vendor's first issue, its next, and the third party's.
    pub files: [LicenseFile; 3],
    /// A list that withdraws nothing that is used.
    pub revocations: Envelope,
    /// The first issues, active.
    pub installed: Installed,
    /// Every body that a trusted key signed outside the targets.
    pub signed: Signed,
}

/// The keys: 1 is the root, 2 SUPEROFFICE's, 3 NORDDATA's.
pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32], true).unwrap()
}

/// The day of everything here.
pub fn today() -> Date {
    Date::parse("2026-11-22").unwrap()
}

/// The key of whoever an owner's name in a body says.
pub fn owners_key(body: &[u8]) -> SigningKey {
    key(if body.windows(9).any(|part| part == b"\"NORDDATA") { 3 } else { 2 })
}

/// The root's certificate of an owner's key.
pub fn certificate(signing: &SigningKey) -> Envelope {
    let owner = if signing.public() == key(3).public() { "NORDDATA" } else { "SUPEROFFICE" };
    let days = (Date::parse("2026-01-01").unwrap(), Date::parse("2030-12-31").unwrap());
    certify(&key(1), signing.public(), owner, 1, days, true).unwrap()
}

/// What is remembered where the company was typed in and nothing is active yet.
pub fn typed() -> State {
    State { typed_serial_nr: Some(SERIAL.to_owned()), ..State::default() }
}

/// A folder of the checkout.
pub fn checkout(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}

/// The fixture.
pub fn fixture() -> &'static Fixture {
    static MADE: OnceLock<Fixture> = OnceLock::new();
    MADE.get_or_init(make)
}

fn make() -> Fixture {
    let roots = roots();
    let first = issued(ORDERS[0], 2, 1, None);
    let next =
        issued(&ORDERS[0].replace("NumberOfLicenses = 2\n", "NumberOfLicenses = 5\n"), 2, 2, Some(&first));
    let files = [first, next, issued(ORDERS[1], 3, 1, None)];
    let revocations = withdrawn();
    let installed = Installed::new([&files[0], &files[2]].map(|file| verified(file, &roots)).into());
    let signed = Signed::collect(&files, &revocations);
    Fixture { roots, files, revocations, installed, signed }
}

fn roots() -> Roots {
    let vector: serde_json::Value =
        serde_json::from_str(include_str!("../../../docs/vectors/verified.args.json")).unwrap();
    let own = serde_json::json!({ "PublicKey": encode_base64(key(1).public().as_bytes()), "Test": true });
    let all = serde_json::json!([own, vector["Roots"][0]]);
    Roots::from_json(&all.to_string(), "null").unwrap()
}

fn issued(order: &str, seed: u8, sequence: u32, previous: Option<&LicenseFile>) -> LicenseFile {
    let options = IssueOptions {
        sequence: Some(sequence),
        previous: previous.map(|file| file.license.hash()),
        ..IssueOptions::default()
    };
    let signing = key(seed);
    issue(&Order::read(order, today()), &signing, &certificate(&signing), options).unwrap()
}

fn verified(file: &LicenseFile, roots: &Roots) -> Verified<License> {
    let text = file.to_text();
    judge_file(text.as_bytes(), roots, &typed(), &Installed::default(), today()).content.unwrap().license
}

fn withdrawn() -> Envelope {
    let entry = Revocation {
        key_id: Some(key(9).public().key_id().to_owned()),
        hash: None,
        date: today(),
        reason: RevocationReason::Compromised,
    };
    let list = Revocations {
        generation: 1,
        issued: today(),
        next_update: today().plus_days(300).unwrap(),
        entries: vec![entry],
    };
    revoke(&key(1), &list).unwrap()
}
