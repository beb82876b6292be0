//! The group Rows, as a hand with `sqlite3` does it: each edit has its own diagnosis from all three judges, and the rest
//! stays verified.

use sha2::{Digest as _, Sha256};

use segl_license::{Envelope, Kind, pre_authentication_encoding};

use super::forge::{ROW, row_body};
use super::{Tally, judges, print};
use crate::world::{Issue, World};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// Puts another signed object in the place of the row's.
fn exchange(with: &Envelope) -> String {
    format!(
        "UPDATE ModuleLicense SET body = X'{}', signature = X'{}', objectHash = X'{}' WHERE moduleName = 'ten-sales'",
        hex(&with.body),
        hex(&with.signature),
        hex(&with.hash().0),
    )
}

fn sets(column: &str) -> String {
    format!("UPDATE ModuleLicense SET {column} WHERE moduleName = 'ten-sales'")
}

/// The row's body with a higher number, and the hash of that.
fn recomputed() -> String {
    let body =
        row_body().replace("\"Sequence\":2", "\"Sequence\":1").replace("Licenses\":2", "Licenses\":500");
    let message = pre_authentication_encoding(Kind::ModuleLicense.payload_type(), body.as_bytes());
    let hash = Sha256::new().chain_update([0]).chain_update(message).finalize();
    sets(&format!("licenseNumber = 500, body = X'{}', objectHash = X'{}'", hex(body.as_bytes()), hex(&hash)))
}

fn edits() -> Vec<(&'static str, String, &'static str)> {
    let row = |issue: Issue| issue.sealed().module_licenses.swap_remove(ROW);
    let mut elsewhere = Issue::superoffice().number("ten-sales", 500);
    elsewhere.license.serial_nr = "1600065823".to_owned();
    let columns = "ModuleOwner_id, moduleVersion, moduleDescription, tooltip, licenseType, allowedAssocsMask, \
                   licenseNumber, unrestricted, hidden, extraFlags, extraInfo, prerequisiteModule, sortOrder, \
                   signature, keyId, objectHash, registered, updated";
    let remove = |name: &str| {
        format!("PRAGMA foreign_keys = OFF; DELETE FROM ModuleLicense WHERE moduleName = '{name}'")
    };
    let added = |name: &str, body: &str| {
        format!(
            "INSERT INTO ModuleLicense ({columns}, moduleName, body) SELECT {columns}, '{name}', {body} \
             FROM ModuleLicense WHERE moduleName = 'ten-sales'"
        )
    };
    vec![
        ("removed", remove("windows"), "row-removed"),
        ("hidden one removed", remove("web"), "row-removed"),
        ("added", added("gift", "X'7B7D'"), "row-changed"),
        ("stored twice", added("ten-sales ", "body"), "stored-twice"),
        (
            "from an older issue with a higher number",
            exchange(&row(Issue::next().number("ten-sales", 500))),
            "row-foreign-issue",
        ),
        ("another customer's", exchange(&row(elsewhere)), "row-foreign-serial"),
        ("number edited", sets("licenseNumber = 500"), "column-changed"),
        ("hidden edited", sets("hidden = 1"), "column-changed"),
        ("unrestricted edited", sets("unrestricted = 1"), "column-changed"),
        ("set= edited", sets("extraInfo = 'set=user,web,windows'"), "column-changed"),
        ("hash edited alone", sets("objectHash = zeroblob(32)"), "stored-hash-changed"),
        ("hash recomputed with the edit", recomputed(), "row-changed"),
        ("signature edited alone", sets("signature = zeroblob(64)"), "stored-signature-changed"),
    ]
}

#[tokio::test]
async fn every_edit_of_the_database_gets_its_diagnosis_from_browser_server_and_command_line() {
    let mut tally = Tally::default();
    for (name, sql, code) in edits() {
        let whole = judges(World::new());
        let clean = whole.database().await.json;
        assert!(!clean.contains(&format!("\"{code}\"")), "{name}: {clean}");
        tally.tried += 1;
        let edited = judges(whole.world.tamper(&sql)).database().await.json;
        tally.agreed += 1;
        assert!(edited.contains(&format!("\"Code\":\"{code}\"")), "{name} is not {code}: {edited}");
        tally.refused += 1;
    }
    print("Edits of the database", &[("Rows", tally)]);
}
