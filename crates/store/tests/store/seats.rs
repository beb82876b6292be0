//! Whatever is done, and by however many at once: in use and free are the total of every restricted licence.

use std::collections::BTreeMap;

use proptest::prelude::*;
use segl_issuer::Order;
use segl_license::{LicenseType, seats};
use segl_store::{AssignError, AssociateError, Store};

use crate::support::{Installation, MAIN, NOW, actor, roots, set_number, superoffice, today};

const MODULES: [&str; 6] = ["user", "web", "ten-sales", "ten-service", "windows", "travel"];
const USERS: usize = 5;

/// Something that a client asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    Give(usize, usize),
    Take(usize, usize),
    Retire(usize),
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let pair = || (0..USERS, 0..MODULES.len());
    prop_oneof![
        6 => pair().prop_map(|(user, module)| Step::Give(user, module)),
        3 => pair().prop_map(|(user, module)| Step::Take(user, module)),
        1 => (0..USERS).prop_map(Step::Retire),
    ]
}

/// A few rows with few seats, so that they run out.
pub(crate) fn few_seats() -> Order {
    let mut order = superoffice();
    order.rows.retain(|row| MODULES.contains(&row.module_name.as_str()));
    for (module, number) in [("user", 3), ("web", 2), ("ten-sales", 2), ("ten-service", 1), ("windows", 1)] {
        set_number(&mut order, module, number);
    }
    order
}

pub(crate) fn small() -> (Installation, Vec<i64>) {
    let there = Installation::with(&few_seats());
    let users = (0..USERS).map(|at| there.user(&format!("user{at}"))).collect();
    (there, users)
}

/// Does it, or is refused by rule.
pub(crate) fn act(store: &Store, users: &[i64], step: Step) {
    let outcome = match step {
        Step::Give(user, module) => {
            store.assign(&roots(), today(), MAIN, users[user], &[MODULES[module]], &actor(), NOW)
        }
        Step::Take(user, module) => {
            store.unassign(&roots(), today(), MAIN, users[user], &[MODULES[module]], &actor(), NOW)
        }
        Step::Retire(user) => match store.retire(users[user], &actor(), NOW) {
            Ok(()) | Err(AssociateError::LastAdministrator) => Ok(()),
            Err(error) => panic!("{error}"),
        },
    };
    if let Err(AssignError::Store(error)) = outcome {
        panic!("{step:?}: {error}");
    }
}

/// In use as the store counts, against a sum that SQLite makes of the links themselves.
fn balanced(there: &Installation) {
    let sums = "SELECT moduleName, sum(link.licenseNumber) FROM LicenseAssocLink link \
                         JOIN ModuleLicense ON ModuleLicense_id = moduleLicenseId \
                         JOIN associate ON associate_id = assocId WHERE deleted = 0 GROUP BY moduleName";
    let raw = there.raw();
    let mut statement = raw.prepare(sums).unwrap();
    let sums: BTreeMap<String, u32> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let judged = there.judged(MAIN);
    for (row, used) in judged.judged.rows.iter().zip(&judged.uses) {
        let row = row.as_ref().unwrap();
        if row.license_type != LicenseType::UserLicense {
            continue;
        }
        assert_eq!(
            used.in_use,
            sums.get(&row.module_name).copied().unwrap_or_default(),
            "{}",
            row.module_name
        );
        let seats = seats(row, used.in_use);
        if let (Some(total), Some(free)) = (seats.total, seats.free()) {
            assert_eq!(i64::from(seats.in_use) + free, i64::from(total), "{}", row.module_name);
            assert!(free >= 0, "{} has {free} free", row.module_name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_use_and_free_are_the_total_whatever_is_given_taken_and_retired(
        steps in prop::collection::vec(step(), 10..40)
    ) {
        let (there, users) = small();
        for step in steps {
            act(&there.store, &users, step);
        }
        balanced(&there);
    }

    #[test]
    fn in_use_and_free_are_the_total_when_several_programs_write_at_once(
        steps in prop::collection::vec(prop::collection::vec(step(), 8..12), 4)
    ) {
        let (there, users) = small();
        std::thread::scope(|scope| {
            for steps in &steps {
                let (there, users) = (&there, &users);
                // A connection of its own, as another program has.
                scope.spawn(move || {
                    let store = Store::open(there.dir.path()).unwrap();
                    steps.iter().for_each(|step| act(&store, users, *step));
                });
            }
        });
        balanced(&there);
    }
}
