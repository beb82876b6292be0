use segl_store::{Metered, MeteredService, MeteringTerms, Month};

use crate::support::{Installation, NOW, actor};

fn terms(from_users: u32, included: u64) -> MeteringTerms {
    MeteringTerms {
        service: MeteredService::Mailings,
        from_users,
        included,
        package_size: 50_000,
        package_price: 3240,
        currency: "EUR".to_owned(),
    }
}

#[test]
fn the_included_amount_goes_by_the_number_of_users() {
    let all = [terms(1, 15_000), terms(51, 30_000), terms(101, 60_000)];
    let included = |users| MeteringTerms::that_hold(&all, MeteredService::Mailings, users).unwrap().included;
    for (users, expected) in [
        (0, 15_000),
        (1, 15_000),
        (50, 15_000),
        (51, 30_000),
        (100, 30_000),
        (101, 60_000),
        (u32::MAX, 60_000),
    ] {
        assert_eq!(included(users), expected, "{users}");
    }
    assert_eq!(MeteringTerms::that_hold(&all, MeteredService::Storage, 5), None);
    assert_eq!(
        all.map(|terms| terms.to_users(&[self::terms(1, 0), self::terms(51, 0), self::terms(101, 0)])),
        [Some(50), Some(100), None]
    );
}

#[test]
fn one_more_than_a_package_is_another_package() {
    let terms = terms(1, 15_000);
    for (quantity, packages) in [(0, 0), (15_000, 0), (15_001, 1), (65_000, 1), (65_001, 2), (115_000, 2)] {
        assert_eq!(terms.packages(quantity), packages, "{quantity}");
    }
}

#[test]
fn amounts_are_kept_by_month_and_the_newer_one_replaces() {
    let there = Installation::empty();
    let month = |text| Month::parse(text).unwrap();
    let amount = |text, quantity| Metered {
        service: MeteredService::ChatSessions,
        month: month(text),
        quantity,
        users: 7,
    };
    there.store.meter(&[amount("2025-11", 1), amount("2025-12", 2), amount("2026-11", 3)], NOW).unwrap();
    there.store.meter(&[amount("2026-11", 4)], NOW + 9).unwrap();
    there.edit("INSERT INTO Metering VALUES ('Coffee', '2026-10', 1, 1, 1), ('Storage', 'soon', 1, 1, 1)");
    let found = there.store.metering(month("2025-12"), month("2026-11")).unwrap();
    assert_eq!(found.amounts, [amount("2025-12", 2), amount("2026-11", 4)]);
    assert_eq!((found.terms, found.updated), (vec![], Some(NOW + 9)));
}

#[test]
fn terms_are_replaced_as_a_whole_and_the_log_says_so() {
    let there = Installation::empty();
    there.store.set_metering_terms(&[terms(1, 5), terms(51, 6)], &actor(), NOW).unwrap();
    there.store.set_metering_terms(&[terms(1, 7)], &actor(), NOW).unwrap();
    let any = Month::parse("2026-11").unwrap();
    assert_eq!(there.store.metering(any, any).unwrap().terms, [terms(1, 7)]);
    let entry = there.newest(1).remove(0);
    assert_eq!(entry.act, "metering-terms-set");
    assert_eq!(entry.after.as_deref(), Some(r#"[["Mailings",1,7,50000,3240,"EUR"]]"#));
}
