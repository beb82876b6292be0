//! The licence system as the product's own documentation tells it: docs/seeds.md maps its sentences to these tests.

use std::collections::BTreeSet;

use segl_issuer::{IssueOptions, Order};
use segl_store::{LoginLack, Refusal, UserQuery};

use crate::support::{
    Installation, MAIN, NOW, actor, issued, norddata, refusal, roots, set_number, superoffice, today,
};

/// What `sqlite3` shows of a query's one column.
fn column(there: &Installation, sql: &str) -> Vec<String> {
    let raw = there.raw();
    let mut statement = raw.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

/// The order with another set in a plan.
fn with_set(mut order: Order, plan: &str, set: &str) -> Order {
    order.rows.iter_mut().find(|row| row.module_name == plan).unwrap().extra_info = set.to_owned();
    order
}

#[test]
fn module_owner_has_one_row_per_issuer_with_the_global_expiry_dates() {
    let there = Installation::with(&superoffice());
    assert_eq!(column(&there, "SELECT ownerName FROM ModuleOwner"), [MAIN], "usually one row");
    let dates = "SELECT adminWarningDate || ' ' || expiration || ' ' || graceTo || ' ' || maintenanceTo FROM ModuleOwner";
    assert_eq!(column(&there, dates), ["2027-05-30 2027-06-30 2027-07-12 2027-05-30"]);
    let columns = column(&there, "SELECT name FROM pragma_table_info('ModuleLicense')");
    assert!(columns.contains(&"licenseNumber".to_owned()));
    for date in ["adminWarningDate", "expiration", "graceTo", "maintenanceTo"] {
        assert!(!columns.contains(&date.to_owned()), "{date} is for all licences of the owner");
    }
    there.load(&issued(&norddata(), IssueOptions::default()));
    assert_eq!(column(&there, "SELECT ownerName FROM ModuleOwner ORDER BY 1"), ["NORDDATA", MAIN]);
}

#[test]
fn module_license_has_one_row_per_licence_and_more_of_them_than_are_shown() {
    let there = Installation::with(&superoffice());
    let names = column(&there, "SELECT moduleName FROM ModuleLicense");
    let ordered: BTreeSet<String> = superoffice().rows.iter().map(|row| row.module_name.clone()).collect();
    assert_eq!(names.len(), ordered.len());
    assert_eq!(names.into_iter().collect::<BTreeSet<_>>(), ordered);
    assert_eq!(there.number("SELECT count(*) FROM ModuleLicense"), 74);
    assert_eq!(there.number("SELECT count(*) FROM ModuleLicense WHERE hidden = 0"), 24);
}

#[test]
fn types_are_1_of_the_system_2_of_a_site_and_3_of_a_user_on_or_off_or_counted() {
    let there = Installation::with(&superoffice());
    let of = |number: u8| {
        let sql = format!("SELECT moduleName FROM ModuleLicense WHERE licenseType = {number} AND hidden = 0");
        column(&there, &sql)
    };
    assert_eq!(of(1)[..3], ["system", "server", "online-webservices"]);
    assert_eq!(of(2), ["satellite", "reporter-studio", "audience"]);
    assert_eq!(of(3)[1..3], ["ten-sales-essentials", "ten-sales"]);
    assert_eq!(of(1).len() + of(2).len() + of(3).len(), 24, "there is no other type");
    let numbers = "SELECT moduleName || ' ' || licenseNumber || ' ' || unrestricted FROM ModuleLicense \
                   WHERE moduleName IN ('server', 'extra-storage', 'ten-sales', 'visible-for') ORDER BY sortOrder";
    assert_eq!(
        column(&there, numbers),
        ["server 1 0", "extra-storage 2 0", "ten-sales 60 0", "visible-for 1 1"],
        "on, so many, so many, without limit"
    );
}

#[test]
fn user_plans_have_extra_flags_1() {
    let there = Installation::with(&superoffice());
    let plans = "SELECT moduleName FROM ModuleLicense WHERE extraFlags = 1 ORDER BY sortOrder";
    let catalogue: Vec<String> = superoffice()
        .rows
        .iter()
        .filter(|row| row.module_name.starts_with("ten-") || row.module_name == "superlicense-no-selection")
        .map(|row| row.module_name.clone())
        .collect();
    assert_eq!(column(&there, plans), catalogue);
    assert_eq!(column(&there, &format!("{plans} LIMIT 3"))[2], "ten-sales");
    let several = refusal(there.give(there.user("anna"), &["ten-sales", "ten-service"]));
    assert_eq!(several, Refusal::SeveralPlans);
}

#[test]
fn saint_is_there_hidden_where_sales_intelligence_is_and_everybody_has_it() {
    let there = Installation::with(&superoffice());
    let saint = "SELECT licenseType || ' ' || hidden FROM ModuleLicense WHERE moduleName = 'saint'";
    assert_eq!(column(&there, saint), ["1 1"]);
    let has = |there: &Installation, user: i64| -> BTreeSet<String> {
        let rights = there.store.rights(&roots(), today(), user).unwrap();
        rights.into_iter().map(|granted| granted.row.module_name.clone()).collect()
    };
    let nobody_special = there.user("anna");
    let rights = has(&there, nobody_special);
    assert!(rights.contains("saint") && rights.contains("sales-intelligence"), "given to nobody by name");
    assert_eq!(
        refusal(there.give(nobody_special, &["saint"])),
        Refusal::TypeNotAssignable { module: "saint".into() }
    );

    let mut without = superoffice();
    without.rows.retain(|row| !["saint", "sales-intelligence"].contains(&row.module_name.as_str()));
    let there = Installation::with(&without);
    let user = there.user("anna");
    assert!(!has(&there, user).contains("saint"));
}

#[test]
fn set_user_web_chat_cal_gives_user_web_and_chat_cal_automatically() {
    let there = Installation::with(&with_set(superoffice(), "ten-sales", "set=user,web,chat-cal"));
    let anna = there.user("anna");
    there.give(anna, &["ten-sales"]).unwrap();
    assert_eq!(there.holds(anna), ["chat-cal", "ten-sales", "user", "web"]);
    for hidden in ["user", "web", "chat-cal"] {
        let refused = refusal(there.give(there.user(hidden), &[hidden]));
        assert_eq!(refused, Refusal::HiddenNotAssignable { module: hidden.into() }, "by the plan alone");
    }
    there.take(anna, &["ten-sales"]).unwrap();
    assert!(there.holds(anna).is_empty());
}

#[test]
fn no_more_are_given_to_users_than_there_are_licences() {
    let mut order = superoffice();
    set_number(&mut order, "ten-sales", 2);
    let there = Installation::with(&order);
    for name in ["anna", "bo"] {
        there.give(there.user(name), &["ten-sales"]).unwrap();
    }
    let refused = refusal(there.give(there.user("cai"), &["ten-sales"]));
    assert_eq!(refused, Refusal::NoFreeSeat { module: "ten-sales".into(), total: 2, in_use: 2 });
    let sum = "SELECT sum(link.licenseNumber) FROM LicenseAssocLink link JOIN ModuleLicense \
               ON ModuleLicense_id = moduleLicenseId WHERE moduleName = 'ten-sales'";
    assert_eq!(there.number(sum), 2);
}

#[test]
fn whoever_has_login_rights_and_an_essentials_or_premium_plan_can_log_in() {
    let there = Installation::with(&superoffice());
    let plans = column(
        &there,
        "SELECT moduleName FROM ModuleLicense WHERE extraFlags = 1 AND moduleName LIKE 'ten-%'",
    );
    assert_eq!(plans.len(), 7);
    let lacks = |user: i64| {
        let query = UserQuery { id: Some(user), top: 1, ..UserQuery::default() };
        there.store.users(&roots(), today(), &query).unwrap().users.remove(0).lacks
    };
    for plan in &plans {
        let user = there.user(plan);
        assert_eq!(lacks(user), [LoginLack::User, LoginLack::Client], "without a plan");
        there.give(user, &["superlicense-no-selection"]).unwrap();
        assert_eq!(lacks(user), [LoginLack::User, LoginLack::Client], "with no plan selected");
        there.give(user, &[plan.as_str()]).unwrap();
        assert_eq!(lacks(user), [], "{plan}");
        there.store.retire(user, &actor(), NOW).unwrap();
        assert_eq!(lacks(user)[0], LoginLack::Retired);
    }
}
