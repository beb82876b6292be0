//! Reading never fails on what someone put into the file.

use segl_license::{Code, RowOutcome};

use crate::support::{Installation, MAIN, row};

#[test]
fn what_is_stored_is_what_was_signed_column_by_column_and_byte_by_byte() {
    let demo = Installation::demo();
    let owners = demo.store.owners().unwrap();
    assert_eq!(owners.iter().map(|owner| owner.name.as_str()).collect::<Vec<_>>(), [MAIN, "NORDDATA"]);
    for owner in ["SUPEROFFICE", "NORDDATA"] {
        let judged = demo.judged(owner);
        assert!(judged.judged.verdict.is_clean(), "{}", judged.judged.verdict.to_json());
        assert!(judged.record.rows.is_sorted_by_key(|row| row.stored.columns.sort_order));
    }
    assert!(demo.store.owner("NORDDATA").unwrap().is_some());
    assert!(demo.store.owner("OTHER").unwrap().is_none());
}

#[test]
fn values_that_no_licence_has_are_read_and_named() {
    let demo = Installation::demo();
    demo.edit(
        "UPDATE ModuleLicense SET licenseType = 4, allowedAssocsMask = 6, licenseNumber = -7, extraFlags = 9223372036854775807, \
         tooltip = CAST(x'41ff42' AS TEXT), prerequisiteModule = '', keyId = CAST(x'ff' AS TEXT), \
         objectHash = x'', signature = x'00' WHERE moduleName = 'ten-sales';
         UPDATE ModuleLicense SET body = x'ff00ff' WHERE moduleName = 'windows';
         UPDATE ModuleOwner SET issued = 'yesterday', graceTo = NULL, epoch = -1, licenseUrl = 'x' \
         WHERE ownerName = 'SUPEROFFICE';",
    );
    let judged = demo.judged(MAIN);
    let sales = row(&judged, "ten-sales");
    assert_eq!(sales.outcome, RowOutcome::Altered);
    let stored = |field: &str| {
        let of = |one: &&segl_license::Finding| one.facts.text("Field") == Some(field);
        serde_json::to_string(sales.findings.iter().find(of).unwrap().facts.get("Stored").unwrap()).unwrap()
    };
    assert_eq!(stored("LicenseType"), r#""4""#);
    assert_eq!(stored("AllowedUserType"), r#""6""#);
    assert_eq!(stored("NumberOfLicenses"), "-7");
    assert_eq!(stored("ModuleTooltip"), "\"A\u{fffd}B\"");
    assert_eq!(stored("PrerequisiteModuleName"), r#""""#);
    assert_eq!(row(&judged, "windows").outcome, RowOutcome::Changed);
    let fields: Vec<_> =
        judged.judged.verdict.warnings.iter().filter_map(|one| one.facts.text("Field")).collect();
    assert_eq!(fields, ["Epoch", "Issued", "GraceDate", "LicenseUrl"]);
}

#[test]
fn a_column_whose_type_was_loosened_is_read_all_the_same() {
    let demo = Installation::demo();
    demo.edit(
        "CREATE TABLE loose AS SELECT * FROM ModuleLicense; DROP TABLE ModuleLicense; \
         ALTER TABLE loose RENAME TO ModuleLicense; \
         UPDATE ModuleLicense SET licenseNumber = 'many', hidden = NULL, body = NULL, sortOrder = 1.5 \
         WHERE moduleName = 'ten-sales'; \
         UPDATE ModuleLicense SET licenseNumber = 'many', moduleDescription = 7 WHERE moduleName = 'ten-service';",
    );
    let judged = demo.judged(MAIN);
    assert_eq!(row(&judged, "ten-sales").outcome, RowOutcome::Changed);
    assert_eq!(row(&judged, "ten-service").findings.len(), 2);
}

#[test]
fn a_row_stored_twice_counts_once_and_frees_no_seat() {
    let mut order = crate::support::superoffice();
    crate::support::set_number(&mut order, "ten-sales", 1);
    let installation = Installation::with(&order);
    let (anna, bo) = (installation.user("anna"), installation.user("bo"));
    installation.give(anna, &["ten-sales"]).unwrap();
    installation.edit(
        "DROP INDEX ModuleLicense_name; CREATE TABLE twin AS SELECT * FROM ModuleLicense WHERE moduleName = 'ten-sales'; \
         UPDATE twin SET ModuleLicense_id = 9999, sortOrder = 9999; INSERT INTO ModuleLicense SELECT * FROM twin; \
         UPDATE LicenseAssocLink SET moduleLicenseId = 9999 WHERE moduleLicenseId = \
         (SELECT min(ModuleLicense_id) FROM ModuleLicense WHERE moduleName = 'ten-sales');",
    );
    let judged = installation.judged(MAIN);
    let twin = judged.judged.verdict.rows.iter().find(|row| row.outcome == RowOutcome::Duplicate).unwrap();
    assert_eq!(twin.findings[0].code, Code::StoredTwice);
    assert!(installation.give(bo, &["ten-sales"]).is_err());
    assert_eq!(installation.uses("ten-sales").in_use, 1);
}
