use segl_license::LicenseType;
use segl_store::{Counting, PaysByUse};

use crate::support::{Installation, NOW, actor, roots, superoffice, today};

fn count(there: &Installation) -> Counting {
    there.store.counting(&roots(), today()).unwrap()
}

#[test]
fn way_1_reads_the_smaller_of_user_and_web_and_way_2_sums_the_plans_in_use() {
    let mut order = superoffice();
    crate::support::set_number(&mut order, "web", 200);
    let there = Installation::with(&order);
    for (name, plan) in [("ann", "ten-sales"), ("bo", "ten-sales"), ("cai", "ten-service")] {
        there.give(there.user(name), &[plan]).unwrap();
    }
    let counted = count(&there);
    assert_eq!((counted.upper_bound, counted.bound_by), (Some(200), Some("web")));
    assert_eq!((counted.active_users, counted.plans_in_use, counted.pays_by_use), (3, 3, None));
    let sales = counted.plans.iter().find(|plan| plan.module_name == "ten-sales").unwrap();
    assert_eq!((sales.in_use, sales.total), (2, Some(60)));
}

#[test]
fn no_selection_retired_users_and_altered_links_are_not_counted() {
    let there = Installation::with(&superoffice());
    let users: Vec<i64> = ["ann", "bo", "cai", "dag"].into_iter().map(|name| there.user(name)).collect();
    there.give(users[0], &["superlicense-no-selection"]).unwrap();
    for user in &users[1..] {
        there.give(*user, &["ten-sales"]).unwrap();
    }
    there.store.retire(users[2], &actor(), NOW).unwrap();
    there.edit(&format!("UPDATE LicenseAssocLink SET licenseNumber = 9 WHERE assocId = {}", users[3]));
    let counted = count(&there);
    assert_eq!((counted.active_users, counted.plans_in_use), (1, 1));
    assert!(counted.plans.iter().all(|plan| plan.module_name != "superlicense-no-selection"));
    there.edit("UPDATE associate SET deleted = 1");
    assert_eq!(count(&there).active_users, 0);
}

#[test]
fn who_pays_by_use_is_counted_by_active_users_and_plans_in_use() {
    let mut order = superoffice();
    for row in &mut order.rows {
        if ["user", "web"].contains(&row.module_name.as_str()) {
            row.unrestricted = true;
        }
    }
    let there = Installation::with(&order);
    there.give(there.user("ann"), &["ten-sales"]).unwrap();
    let counted = count(&there);
    assert_eq!((counted.upper_bound, counted.bound_by), (None, None));
    assert_eq!(counted.pays_by_use, Some(PaysByUse::Unrestricted));
    assert_eq!((counted.active_users, counted.plans_in_use), (1, 1));

    let mut order = superoffice();
    let mut scim =
        order.rows.iter().find(|row| row.license_type == LicenseType::SiteLicense).unwrap().clone();
    scim.module_name = "scim".to_owned();
    scim.sort_order = 9_999;
    order.rows.push(scim);
    let counted = count(&Installation::with(&order));
    assert_eq!((counted.upper_bound, counted.pays_by_use), (Some(255), Some(PaysByUse::Scim)));
}

#[test]
fn what_does_not_verify_counts_nobody() {
    let there = Installation::with(&superoffice());
    there.give(there.user("ann"), &["ten-sales"]).unwrap();
    there.edit("UPDATE ModuleLicense SET licenseNumber = 999 WHERE moduleName = 'web'");
    assert_eq!(count(&there).upper_bound, Some(255), "the column is not believed");
    there.edit("UPDATE company SET serialNo = '1501116519'");
    assert_eq!(count(&there), Counting::default());
}
