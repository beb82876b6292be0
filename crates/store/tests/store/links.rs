//! Links carry a check: one that fails grants nothing and holds no seat.

use std::sync::Barrier;

use segl_license::{ObjectHash, encode_base64};
use segl_store::{AssignError, Check, Refusal, Store};

use crate::support::{Installation, MAIN, NOW, actor, refusal, roots, set_number, superoffice, today};

fn one_seat() -> Installation {
    let mut order = superoffice();
    set_number(&mut order, "ten-sales", 1);
    Installation::with(&order)
}

fn grants(installation: &Installation, user: i64, module: &str) -> bool {
    let rights = installation.store.rights(&roots(), today(), user).unwrap();
    rights.iter().any(|granted| granted.row.module_name == module)
}

#[test]
fn an_edited_link_grants_nothing_and_holds_no_seat_until_it_is_given_anew() {
    let installation = one_seat();
    let (anna, bo) = (installation.user("anna"), installation.user("bo"));
    installation.give(anna, &["ten-sales"]).unwrap();
    assert!(grants(&installation, anna, "ten-sales"));
    installation.edit(&format!(
        "UPDATE LicenseAssocLink SET licenseNumber = 0 WHERE assocId = {anna} AND moduleLicenseId = \
         (SELECT ModuleLicense_id FROM ModuleLicense WHERE moduleName = 'ten-sales')"
    ));
    assert!(!grants(&installation, anna, "ten-sales"));
    assert!(grants(&installation, anna, "web"), "the other links are as they were");
    let uses = installation.uses("ten-sales");
    assert_eq!((uses.in_use, uses.altered), (0, 1));
    let sales = |user| {
        let links = installation.store.holdings(user).unwrap();
        links.into_iter().find(|link| link.module_name == "ten-sales").unwrap().check
    };
    assert_eq!(sales(anna), Check::Altered);

    installation.give(bo, &["ten-sales"]).unwrap();
    assert!(matches!(refusal(installation.give(anna, &["ten-sales"])), Refusal::NoFreeSeat { .. }));
    installation.take(bo, &["ten-sales"]).unwrap();
    installation.give(anna, &["ten-sales"]).unwrap();
    assert_eq!(sales(anna), Check::Intact);
    assert_eq!(installation.uses("ten-sales").altered, 0);
}

#[test]
fn a_link_moved_to_another_user_or_row_or_copied_is_altered() {
    let demo = Installation::demo();
    let (anna, bo) = (demo.user("anna"), demo.user("bo"));
    demo.give(anna, &["ten-sales-essentials"]).unwrap();
    let of =
        |module: &str| format!("(SELECT ModuleLicense_id FROM ModuleLicense WHERE moduleName = '{module}')");
    let (cheap, dear) = (of("ten-sales-essentials"), of("ten-sales"));
    demo.edit(&format!(
        "INSERT INTO LicenseAssocLink (moduleLicenseId, assocId, licenseNumber, encryptedCheck, registered) \
         SELECT moduleLicenseId, {bo}, licenseNumber, encryptedCheck, 0 FROM LicenseAssocLink WHERE assocId = {anna}; \
         UPDATE LicenseAssocLink SET moduleLicenseId = {dear} WHERE assocId = {anna} AND moduleLicenseId = {cheap};"
    ));
    assert!(!grants(&demo, anna, "ten-sales"));
    assert!(!grants(&demo, bo, "web"));
    assert_eq!(demo.uses("ten-sales").in_use, 0);
    assert_eq!(demo.uses("web").in_use, 1);
}

#[test]
fn bodies_exchanged_between_rows_do_not_exchange_what_their_holders_have() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.give(anna, &["ten-sales-essentials"]).unwrap();
    demo.edit(
        "CREATE TABLE t AS SELECT * FROM ModuleLicense WHERE moduleName IN ('ten-sales', 'ten-sales-essentials');
         UPDATE ModuleLicense SET (body, signature, keyId, objectHash) = (SELECT body, signature, keyId, objectHash FROM t
         WHERE t.moduleName <> ModuleLicense.moduleName) WHERE moduleName IN ('ten-sales', 'ten-sales-essentials');",
    );
    assert!(!grants(&demo, anna, "ten-sales"));
}

#[test]
fn the_check_is_the_documented_one() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.give(anna, &["visible-for"]).unwrap_err();
    demo.give(anna, &["ten-sales"]).unwrap();
    let link = demo.store.holdings(anna).unwrap().into_iter().find(|one| one.module_name == "web").unwrap();
    let company = demo.store.company().unwrap();
    let body = format!(
        r#"{{"DatabaseId":"{}","LinkId":{},"OwnerName":"SUPEROFFICE","ModuleName":"web","AssociateId":{anna},"LicenseNumber":1}}"#,
        company.database_id, link.id
    );
    let message =
        segl_license::pre_authentication_encoding("application/vnd.segl.assignment.v1+json", body.as_bytes());
    let key = std::fs::read_to_string(demo.dir.path().join("installation.key")).unwrap();
    let stored: String = demo
        .raw()
        .query_row(
            "SELECT encryptedCheck FROM LicenseAssocLink WHERE LicenseAssocLink_id = ?1",
            [link.id],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(stored, hmac_sha256(key.trim(), &message));
}

/// RFC 2104 in its own words, so that the library is not its own witness.
fn hmac_sha256(key: &str, message: &[u8]) -> String {
    use sha2::{Digest as _, Sha256};
    let mut block = [0_u8; 64];
    for (at, byte) in block.iter_mut().take(32).enumerate() {
        *byte = u8::from_str_radix(&key[2 * at..2 * at + 2], 16).unwrap();
    }
    let inner = Sha256::digest([block.map(|byte| byte ^ 0x36).as_slice(), message].concat());
    let outer: ObjectHash = segl_license::Bytes32(
        Sha256::digest([block.map(|byte| byte ^ 0x5c).as_slice(), &inner].concat()).into(),
    );
    encode_base64(&outer.0)
}

#[test]
fn of_two_requests_for_the_last_seat_exactly_one_gets_it() {
    for round in 0..5 {
        let installation = one_seat();
        let users = [installation.user("anna"), installation.user("bo")];
        let start = Barrier::new(2);
        let ask = &|user: i64| {
            let store = Store::open(installation.dir.path()).unwrap();
            start.wait();
            store.assign(&roots(), today(), MAIN, user, &["ten-sales"], &actor(), NOW)
        };
        let outcomes: Vec<Result<(), AssignError>> = std::thread::scope(|scope| {
            let threads = users.map(|user| scope.spawn(move || ask(user)));
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let got = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(got, 1, "round {round}: {outcomes:?}");
        let lost = outcomes.into_iter().find(Result::is_err).unwrap();
        assert_eq!(refusal(lost), Refusal::NoFreeSeat { module: "ten-sales".into(), total: 1, in_use: 1 });
        assert_eq!(installation.uses("ten-sales").in_use, 1);
    }
}
