//! A licence becomes the active one, whole or not at all.

use segl_issuer::{IssueOptions, Order, SigningKey, certify, issue, revoke, seal};
use segl_license::{Code, Date, Replaces, Revocation, RevocationReason, Revocations, RowOutcome};
use segl_store::{ActivateError, Blocked, Check, Refusal};

use crate::support::{
    COMPANY, Installation, MAIN, NOW, SERIAL_NR, actor, issued, norddata, other_serial_nr, owner_key,
    refusal, roots, set_number, superoffice, today, uses,
};

/// The next issue of an order, after what is installed.
fn next(installation: &Installation, order: &Order) -> IssueOptions {
    let license = installation.judged(&order.license.owner_name).judged.license.clone().unwrap();
    IssueOptions {
        sequence: Some(license.sequence + 1),
        previous: Some(license.hash()),
        ..Default::default()
    }
}

#[test]
fn only_a_verified_file_for_the_named_serial_number_is_written() {
    let new = Installation::empty();
    let mut other = superoffice();
    other.license.serial_nr = other_serial_nr();
    assert_eq!(new.refused(&issued(&other, IssueOptions::default())), Code::SerialDiffers);

    let (key, _) = owner_key(MAIN);
    let stranger = SigningKey::from_seed(&[9; 32], true).unwrap();
    let year = (Date::new(2026, 1, 1).unwrap(), Date::new(2027, 1, 1).unwrap());
    let certificate = certify(&stranger, key.public(), MAIN, 1, year, true).unwrap();
    let file = issue(&superoffice(), &key, &certificate, IssueOptions::default()).unwrap();
    assert_eq!(new.refused(&file), Code::RootUnknown);

    let (partner, certificate) = owner_key("NORDDATA");
    let order = superoffice();
    let file = seal(order.license, order.rows, &partner, &[certificate]);
    assert!(matches!(new.refused(&file), Code::CertificateOwner));

    let mut damaged = issued(&superoffice(), IssueOptions::default());
    damaged.module_licenses[3].body[20] ^= 1;
    assert_eq!(new.refused(&damaged), Code::RowSignatureBad);
    assert!(new.store.owners().unwrap().is_empty());
    assert_eq!(new.number("SELECT count(*) FROM AdminLog"), 1);
}

#[test]
fn the_next_issue_keeps_rows_and_assignments_by_module_name() {
    let mut order = superoffice();
    let installation = Installation::with(&order);
    let anna = installation.user("anna");
    installation.give(anna, &["ten-sales", "visible-for"]).unwrap();
    let before = installation.store.holdings(anna).unwrap();
    set_number(&mut order, "ten-sales", 75);
    order.rows.retain(|row| row.module_name != "windows" && row.module_name != "travel");
    order.rows.iter_mut().find(|row| row.module_name == "ten-sales").unwrap().sort_order = 9000;
    let file = issued(&order, next(&installation, &order));
    installation.load(&file);
    let judged = installation.judged(MAIN);
    assert!(judged.judged.verdict.is_clean(), "{}", judged.judged.verdict.to_json());
    assert_eq!(judged.record.rows.len(), order.rows.len());
    assert_eq!(installation.store.holdings(anna).unwrap(), before);
    assert_eq!(installation.uses("ten-sales").in_use, 1);
    assert_eq!(installation.refused(&file), Code::AlreadyActive);
    let old = issued(&superoffice(), IssueOptions::default());
    assert_eq!(installation.refused(&old), Code::OlderThanInstalled);
    let state = installation.store.state().unwrap();
    assert_eq!((state.seen.len(), state.activations.len()), (2, 2));
    assert_eq!(state.activations[1].date, today());
}

#[test]
fn loading_the_active_licence_again_repairs_what_was_edited_of_it() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.give(anna, &["ten-sales"]).unwrap();
    let file = issued(&superoffice(), IssueOptions::default());
    assert_eq!(demo.refused(&file), Code::AlreadyActive);
    demo.edit(
        "UPDATE ModuleLicense SET licenseNumber = 500 WHERE moduleName = 'ten-sales';
         UPDATE ModuleLicense SET body = x'7b7d' WHERE moduleName = 'web';
         DELETE FROM ModuleLicense WHERE moduleName = 'quote';",
    );
    demo.load(&file);
    assert!(demo.judged(MAIN).judged.verdict.is_clean());
    assert!(demo.store.holdings(anna).unwrap().iter().all(|link| link.check == Check::Intact));
    assert_eq!(demo.refused(&file), Code::AlreadyActive);
}

#[test]
fn a_licence_that_was_removed_from_the_file_does_not_let_an_older_one_in() {
    let order = superoffice();
    let installation = Installation::with(&order);
    let second = issued(&order, next(&installation, &order));
    installation.load(&second);
    installation.edit("DELETE FROM ModuleOwner; DELETE FROM ModuleLicense; DELETE FROM OwnerKey");
    let first = issued(&order, IssueOptions::default());
    assert_eq!(installation.refused(&first), Code::OlderThanInstalled);
    installation.load(&second);
    assert!(installation.judged(MAIN).judged.verdict.is_clean());
}

#[test]
fn a_key_that_was_compromised_counts_where_the_log_dates_the_activation_before() {
    let root = include_str!("../../../../demo/keys/root.key");
    let root = segl_issuer::key_from_json(root, None).unwrap();
    let revoked = |date: Date| {
        let entry = Revocation {
            key_id: Some(owner_key(MAIN).0.public().key_id().to_owned()),
            hash: None,
            date,
            reason: RevocationReason::Compromised,
        };
        let list = Revocations {
            generation: 9,
            issued: today(),
            next_update: today().plus_days(90).unwrap(),
            entries: vec![entry],
        };
        revoke(&root, &list).unwrap()
    };
    for (date, outcome) in [(today().plus_days(1).unwrap(), None), (today(), Some(Code::KeyCompromised))] {
        let demo = Installation::demo();
        let mut file = issued(&norddata(), next(&demo, &norddata()));
        file.revocations = Some(revoked(date));
        demo.load(&file);
        assert_eq!(demo.judged(MAIN).judged.verdict.code, outcome);
    }
}

#[test]
fn a_new_licence_is_refused_where_too_many_are_assigned_already_and_names_the_rows() {
    let mut order = superoffice();
    let installation = Installation::with(&order);
    for name in ["anna", "bo"] {
        installation.give(installation.user(name), &["ten-sales", "visible-for"]).unwrap();
    }
    set_number(&mut order, "ten-sales", 1);
    order.rows.retain(|row| row.module_name != "visible-for");
    let file = issued(&order, next(&installation, &order)).to_text();
    let outcome = installation.store.activate(file.as_bytes(), &roots(), today(), &actor(), NOW);
    let Err(ActivateError::Blocked(blocked)) = outcome else { panic!("{outcome:?}") };
    let row = |name: &str, new_total| Blocked { module_name: name.into(), in_use: 2, new_total };
    assert_eq!(blocked, [row("ten-sales", 1), row("visible-for", 0)]);
    assert_eq!(installation.judged(MAIN).judged.license.clone().unwrap().sequence, 1);
}

#[test]
fn what_someone_edited_or_removed_is_whole_again_with_the_next_issue() {
    let order = superoffice();
    let installation = Installation::with(&order);
    let anna = installation.user("anna");
    installation.give(anna, &["ten-sales"]).unwrap();
    installation.edit(
        "DELETE FROM ModuleLicense WHERE moduleName = 'web';
         UPDATE ModuleLicense SET moduleName = 'x', licenseNumber = 1 WHERE moduleName = 'ten-sales';
         UPDATE ModuleLicense SET moduleName = 'ten-sales' WHERE moduleName = 'ten-service';
         UPDATE ModuleLicense SET body = x'00' WHERE moduleName = 'user';
         UPDATE ModuleOwner SET ownerName = 'OTHER', expiration = NULL;",
    );
    assert_eq!(installation.row("web").outcome, RowOutcome::Missing);
    let file = issued(&order, next(&installation, &order));
    installation.load(&file);
    assert!(installation.judged(MAIN).judged.verdict.is_clean());
    assert_eq!(installation.number("SELECT count(*) FROM ModuleOwner"), 1);
    let links = installation.store.holdings(anna).unwrap();
    assert_eq!(links.len(), 19);
    assert!(links.iter().all(|link| link.check == Check::Intact), "{links:?}");
}

#[test]
fn a_licence_that_takes_over_from_another_serial_number_brings_it_to_the_company() {
    let mut order = superoffice();
    let installation = Installation::with(&order);
    let hash = installation.judged(MAIN).judged.license.clone().unwrap().hash();
    order.license.replaces = Some(Replaces { serial_nr: SERIAL_NR.into(), hash });
    order.license.serial_nr = other_serial_nr();
    order.license.company_name = "Wordslayer Nordic AS".into();
    installation.load(&issued(&order, IssueOptions::default()));
    let company = installation.store.company().unwrap();
    assert_eq!((company.name.as_str(), company.serial_nr), ("Wordslayer Nordic AS", other_serial_nr()));
    assert_eq!(company.check, Check::Intact);
    assert!(installation.judged(MAIN).judged.verdict.is_clean());
    assert_eq!(installation.refused(&issued(&norddata(), IssueOptions::default())), Code::SerialDiffers);
}

#[test]
fn a_third_partys_licence_keeps_its_seats_after_a_serial_change_until_its_owner_issues_it_anew() {
    let installation = Installation::demo();
    let anna = installation.user("anna");
    let give = |user| {
        installation
            .store
            .assign(&roots(), today(), "NORDDATA", user, &["nd-orders"], &actor(), NOW)
            .unwrap();
    };
    give(anna);
    let moved = |mut order: Order, replaces| {
        order.license.replaces = replaces;
        order.license.serial_nr = other_serial_nr();
        order
    };
    let hash = installation.judged(MAIN).judged.license.clone().unwrap().hash();
    let main = moved(superoffice(), Some(Replaces { serial_nr: SERIAL_NR.into(), hash }));
    installation.load(&issued(&main, IssueOptions::default()));
    // The next issue for the new serial number still proves the change.
    installation.load(&issued(&main, next(&installation, &main)));

    let stored = installation.judged("NORDDATA");
    let warnings: Vec<Code> = stored.judged.verdict.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!((stored.judged.verdict.code, warnings), (None, vec![Code::SerialNeedsReplacement]));
    assert!(stored.judged.rows.iter().all(Option::is_some));
    assert_eq!(uses(&stored, "nd-orders").in_use, 1);
    let ben = installation.user("ben");
    give(ben);
    assert_eq!(installation.refused(&issued(&norddata(), IssueOptions::default())), Code::SerialDiffers);

    installation.load(&issued(&moved(norddata(), None), IssueOptions::default()));
    let reissued = installation.judged("NORDDATA");
    assert!(reissued.judged.verdict.is_clean());
    assert_eq!(uses(&reissued, "nd-orders").in_use, 2, "who had a seat has it still");
}

#[test]
fn a_licence_that_fits_an_edited_serial_number_does_not_make_the_edit_good() {
    let installation = Installation::empty();
    installation.edit(&format!("UPDATE company SET serialNo = '{}'", other_serial_nr()));
    let mut other = superoffice();
    other.license.serial_nr = other_serial_nr();
    installation.load(&issued(&other, IssueOptions::default()));
    assert_eq!(installation.store.company().unwrap().check, Check::Altered);
    let anna = installation.user("anna");
    assert_eq!(refusal(installation.give(anna, &["ten-sales"])), Refusal::CompanyAltered);
    installation.store.confirm_company(COMPANY, &other_serial_nr(), &actor(), NOW).unwrap();
    installation.give(anna, &["ten-sales"]).unwrap();
}

#[test]
fn the_newest_revocation_list_is_kept_and_judged_with() {
    let root = include_str!("../../../../demo/keys/root.key");
    let root = segl_issuer::key_from_json(root, None).unwrap();
    let list = |generation: u32| {
        let list = Revocations {
            generation,
            issued: today(),
            next_update: today().plus_days(90).unwrap(),
            entries: Vec::new(),
        };
        Some(revoke(&root, &list).unwrap())
    };
    let order = superoffice();
    let installation = Installation::empty();
    installation.load(&issued(&order, IssueOptions { revocations: list(5), ..Default::default() }));
    let options = IssueOptions { revocations: list(4), ..next(&installation, &order) };
    installation.load(&issued(&order, options));
    assert_eq!(installation.number("SELECT generation FROM Revocations"), 5);
    let stored = installation.store.revocations().unwrap().unwrap();
    assert_eq!(stored.key_id, root.public().key_id());
    assert_eq!(installation.store.state().unwrap().revocations, list(5));
    let options = IssueOptions { revocations: list(6), ..next(&installation, &order) };
    installation.load(&issued(&order, options));
    assert_eq!(installation.number("SELECT max(generation) + count(*) FROM Revocations"), 7);
    assert!(installation.judged(MAIN).judged.verdict.is_clean());
}
