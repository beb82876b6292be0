//! What works for a user.

use segl_license::LicenseType;

use crate::support::{COMPANY, Installation, SERIAL_NR, actor, roots, today};

fn modules(demo: &Installation, user: i64) -> Vec<String> {
    let rights = demo.store.rights(&roots(), today(), user).unwrap();
    rights.iter().map(|one| one.row.module_name.clone()).collect()
}

#[test]
fn a_user_has_the_system_licences_and_what_it_holds_and_nothing_that_does_not_verify() {
    let demo = Installation::demo();
    let (anna, bo) = (demo.user("anna"), demo.user("bo"));
    demo.give(anna, &["ten-sales"]).unwrap();
    let system = modules(&demo, bo);
    let all = demo.store.rights(&roots(), today(), anna).unwrap();
    let user = all.iter().filter(|one| one.row.license_type == LicenseType::UserLicense).count();
    assert_eq!(user, 19, "the plan and the 18 rows that it implies");
    assert_eq!(all.len(), system.len() + user);
    assert!(all.iter().all(|one| one.row.license_type != LicenseType::SatelliteLicense));
    assert_eq!(all[0].license.owner_name, "SUPEROFFICE");
    assert_eq!(all.last().unwrap().license.owner_name, "NORDDATA");

    demo.edit("UPDATE ModuleLicense SET body = x'7b7d' WHERE moduleName IN ('server', 'web')");
    let less = modules(&demo, anna);
    assert!(!less.contains(&"server".to_owned()) && !less.contains(&"web".to_owned()));
    assert_eq!(less.len(), all.len() - 2);
}

#[test]
fn a_retired_user_has_none_and_its_seats_are_free() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.give(anna, &["ten-sales"]).unwrap();
    demo.store.retire(anna, &actor(), 0).unwrap();
    assert!(modules(&demo, anna).is_empty());
    assert_eq!(demo.uses("ten-sales").in_use, 0);
    let entry = demo.newest(1).remove(0);
    assert!(entry.before.unwrap().contains("SUPEROFFICE.ten-sales"));
}

#[test]
fn seats_of_users_that_were_retired_by_hand_are_not_counted() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.give(anna, &["ten-sales"]).unwrap();
    demo.edit("UPDATE associate SET deleted = 1");
    assert_eq!(demo.uses("ten-sales").in_use, 0);
    demo.edit("DELETE FROM associate");
    assert_eq!(demo.uses("ten-sales").in_use, 0);
}

#[test]
fn where_the_company_row_was_edited_nothing_works_until_it_is_confirmed() {
    let demo = Installation::demo();
    let anna = demo.user("anna");
    demo.give(anna, &["ten-sales"]).unwrap();
    let before = modules(&demo, anna);
    demo.edit("UPDATE company SET ownerContactName = 'Another AS'");
    assert!(modules(&demo, anna).is_empty());
    demo.store.confirm_company(COMPANY, SERIAL_NR, &actor(), 0).unwrap();
    assert_eq!(modules(&demo, anna), before);
}
