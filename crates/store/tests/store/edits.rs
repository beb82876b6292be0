//! What someone edited in the file is named, field by field, and the rest stays verified.

use segl_issuer::IssueOptions;
use segl_license::stored::StoredObject;
use segl_license::{Code, Finding, Outcome, RowOutcome};
use segl_store::{Refusal, module_license_column, module_owner_column};

use crate::support::{
    Installation, MAIN, issued, other_serial_nr, owner_key, refusal, row, set_number, superoffice,
};

/// Field, stored and signed value of a changed column.
fn column(finding: &Finding) -> String {
    assert_eq!(finding.code, Code::ColumnChanged);
    let values = ["Field", "Stored", "Signed"].map(|name| match finding.facts.get(name) {
        Some(fact) => serde_json::to_string(fact).unwrap(),
        None => panic!("no {name}"),
    });
    values.join(" ").replace('"', "")
}

fn one_finding(judged: &segl_store::JudgedRecord, module: &str, outcome: RowOutcome) -> Finding {
    let verdict = row(judged, module);
    assert_eq!(verdict.outcome, outcome, "{module}");
    assert_eq!(verdict.findings.len(), 1, "{module}");
    verdict.findings[0].clone()
}

/// Stores a genuine row of another customer's licence under SUPEROFFICE.
fn add_foreign_row(demo: &Installation) {
    let mut other = superoffice();
    other.license.serial_nr = other_serial_nr();
    let file = issued(&other, IssueOptions::default());
    let envelope = file
        .module_licenses
        .iter()
        .find(|one| String::from_utf8_lossy(&one.body).contains(r#""ModuleName":"windows""#))
        .unwrap();
    let signed = StoredObject::of(envelope, owner_key(MAIN).0.public().key_id());
    demo.raw()
        .execute(
            "INSERT INTO ModuleLicense SELECT NULL, ModuleOwner_id, moduleName, 'other', moduleDescription, tooltip, \
             licenseType, allowedAssocsMask, licenseNumber, unrestricted, hidden, extraFlags, extraInfo, \
             prerequisiteModule, 900, ?1, ?2, ?3, ?4, registered, NULL, updated, NULL, 0 \
             FROM ModuleLicense WHERE moduleName = 'windows'",
            rusqlite::params![signed.body, signed.signature, signed.key_id, signed.hash],
        )
        .unwrap();
}

#[test]
fn every_kind_of_edit_has_its_own_diagnosis_and_the_rest_stays_verified() {
    let demo = Installation::demo();
    assert!(demo.judged(MAIN).judged.verdict.is_clean());
    demo.edit(
        "UPDATE ModuleLicense SET licenseNumber = 500 WHERE moduleName = 'ten-sales';
         UPDATE ModuleLicense SET hidden = 0 WHERE moduleName = 'user';
         UPDATE ModuleLicense SET extraInfo = 'set=user,web,everything' WHERE moduleName = 'ten-service';
         UPDATE ModuleLicense SET objectHash = zeroblob(32) WHERE moduleName = 'ten-marketing';
         UPDATE ModuleLicense SET signature = zeroblob(64) WHERE moduleName = 'web';
         UPDATE ModuleOwner SET expiration = '2099-12-31' WHERE ownerName = 'SUPEROFFICE';
         DELETE FROM ModuleLicense WHERE moduleName = 'quote';",
    );
    add_foreign_row(&demo);
    let judged = demo.judged(MAIN);
    let verdict = &judged.judged.verdict;

    let number = one_finding(&judged, "ten-sales", RowOutcome::Altered);
    assert_eq!(column(&number), "NumberOfLicenses 500 60");
    assert_eq!(column(&one_finding(&judged, "user", RowOutcome::Altered)), "IsHidden false true");
    let set = column(&one_finding(&judged, "ten-service", RowOutcome::Altered));
    assert!(set.starts_with("ExtraInfo set=user,web,everything set=user,web,ej-client"), "{set}");
    assert_eq!(one_finding(&judged, "ten-marketing", RowOutcome::Altered).code, Code::StoredHashChanged);
    assert_eq!(one_finding(&judged, "web", RowOutcome::Altered).code, Code::StoredSignatureChanged);
    assert_eq!(one_finding(&judged, "quote", RowOutcome::Missing).code, Code::RowRemoved);
    let foreign = verdict.rows.iter().find(|row| row.outcome == RowOutcome::Foreign).unwrap();
    assert_eq!(foreign.findings[0].code, Code::RowForeignSerial);
    let expiry = verdict.warnings.iter().find(|one| one.code == Code::ColumnChanged).unwrap();
    assert!(column(expiry).starts_with("ExpiryDate 2099-12-31 2027-"));

    assert_eq!(verdict.outcome, Outcome::VerifiedTest);
    let touched = verdict.rows.iter().filter(|row| row.outcome != RowOutcome::Verified).count();
    assert_eq!((verdict.rows.len(), touched), (75, 7));
    assert!(demo.judged("NORDDATA").judged.verdict.is_clean());
}

#[test]
fn a_changed_body_is_changed_whatever_its_columns_say_and_cannot_be_given() {
    let demo = Installation::demo();
    let user = demo.user("anna");
    demo.edit(
        "UPDATE ModuleLicense SET body = CAST(replace(CAST(body AS TEXT), '\"NumberOfLicenses\":60', \
         '\"NumberOfLicenses\":900') AS BLOB), licenseNumber = 900 WHERE moduleName = 'ten-sales'",
    );
    let verdict = demo.row("ten-sales");
    assert_eq!((verdict.outcome, verdict.findings[0].code), (RowOutcome::Changed, Code::RowChanged));
    let refused = refusal(demo.give(user, &["ten-sales"]));
    assert_eq!(refused, Refusal::NotVerified { module: "ten-sales".into(), code: Code::RowChanged });
    // A plan that implies a row which does not verify is not given in part.
    demo.edit("UPDATE ModuleLicense SET body = x'7b7d' WHERE moduleName = 'ej-client'");
    let refused = refusal(demo.give(user, &["ten-service"]));
    assert!(matches!(refused, Refusal::NotVerified { module, .. } if module == "ej-client"));
    assert!(demo.holds(user).is_empty());
}

#[test]
fn a_raised_column_raises_nothing() {
    let mut order = superoffice();
    set_number(&mut order, "ten-sales", 2);
    let installation = Installation::with(&order);
    installation.edit(
        "UPDATE ModuleLicense SET licenseNumber = 500, unrestricted = 1 WHERE moduleName = 'ten-sales'",
    );
    for name in ["anna", "bo"] {
        installation.give(installation.user(name), &["ten-sales"]).unwrap();
    }
    let third = installation.user("cecilie");
    assert_eq!(
        refusal(installation.give(third, &["ten-sales"])),
        Refusal::NoFreeSeat { module: "ten-sales".into(), total: 2, in_use: 2 }
    );
    assert_eq!(installation.uses("ten-sales").in_use, 2);
    assert!(installation.holds(third).is_empty());
}

#[test]
fn a_licence_that_is_damaged_gives_nothing_and_says_why() {
    let demo = Installation::demo();
    let user = demo.user("anna");
    demo.edit("UPDATE ModuleOwner SET signature = zeroblob(64) WHERE ownerName = 'SUPEROFFICE'");
    let refused = refusal(demo.give(user, &["ten-sales"]));
    assert_eq!(refused, Refusal::OwnerNotVerified { owner: MAIN.into(), code: Code::SignatureBad });
    demo.edit("UPDATE company SET serialNo = '1010999991' WHERE company_id = 1");
    assert_eq!(refusal(demo.give(user, &["ten-sales"])), Refusal::CompanyAltered);
}

#[test]
fn every_column_has_one_carriers_name() {
    assert_eq!(module_license_column("NumberOfLicenses"), Some("licenseNumber"));
    assert_eq!(module_license_column("IsHidden"), Some("hidden"));
    assert_eq!(module_owner_column("ExpiryDate"), Some("expiration"));
    assert_eq!(module_owner_column("Nothing"), None);
}
