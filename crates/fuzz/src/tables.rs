//! The tables that the server's command line reads: users, amounts of metered services, their terms.
//!
//! The first octet says which: `U`, `A`, `T`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use csv::{Terminator, Writer, WriterBuilder};
use segl_server::cli::metering::file::{amounts, terms};
use segl_server::cli::users::file::parse;
use segl_store::{Actor, ImportError, Metered, MeteringTerms, Month, NewUser, Role, Store};

use crate::fixture::installation::{Installation, NOW};
use crate::fixture::{checkout, fixture, today};
use crate::in_time;

const USERS: &str =
    "Name;FirstName;LastName;Email;Country;UserType;Role;UserPlan;Licences;Retired;OpenRequests;LastSignIn";
const AMOUNTS: &str = "Month;Service;Quantity;Users";
const TERMS: &str = "Service;FromUsers;Included;PackageSize;PackagePrice;Currency";

thread_local! {
    /// Where a table goes; made anew once something went in.
    static KEPT: RefCell<Option<(Installation, Store)>> = const { RefCell::new(None) };
}

/// Reads a table; what is read is the same once it is written, and goes in whole or not at all.
pub fn run(data: &[u8]) {
    let Some((kind, table)) = data.split_first() else { return };
    match kind {
        b'A' => {
            let now = Month::of(today());
            let read = in_time(|| amounts(table, now));
            let Some(read) = read_or_told(read) else { return };
            assert_eq!(amounts(&written(AMOUNTS, &read, amount_fields), now).as_ref(), Ok(&read));
            stored(|store, _| metered(store, &read));
        }
        b'T' => {
            let Some(read) = read_or_told(in_time(|| terms(table))) else { return };
            assert_eq!(terms(&written(TERMS, &read, terms_fields)).as_ref(), Ok(&read));
            stored(|store, _| agreed(store, &read));
        }
        _ => {
            let read = in_time(|| parse(table, today()));
            let told = read.map_err(|problems| problems.iter().map(ToString::to_string).collect());
            let Some(read) = read_or_told(told) else { return };
            let again = parse(&written(USERS, &read, user_fields), today()).unwrap();
            assert_eq!(without_lines(again), without_lines(read.clone()));
            if read.len() <= 12 {
                stored(|store, installation| imported(store, installation, &read));
            }
        }
    }
}

fn read_or_told<T>(read: Result<T, Vec<String>>) -> Option<T> {
    match read {
        Ok(read) => Some(read),
        Err(problems) => {
            assert!(!problems.is_empty() && problems.iter().all(|problem| !problem.is_empty()));
            None
        }
    }
}

fn stored(work: impl FnOnce(&Store, &Installation)) {
    let kept = KEPT.take();
    let (installation, store) = kept.unwrap_or_else(|| {
        let installation = Installation::new();
        let store = installation.store();
        (installation, store)
    });
    let before = installation.mark();
    work(&store, &installation);
    if installation.mark() == before {
        KEPT.set(Some((installation, store)));
    }
}

/// All users are there as the table has them, or none and nothing else changed.
fn imported(store: &Store, installation: &Installation, users: &[NewUser]) {
    let before = installation.mark();
    match store.import(&fixture().roots, today(), users, &Actor::program("fuzz"), NOW) {
        Ok(report) => {
            assert_eq!(report.added + report.updated, users.len());
            for user in users {
                let found = store.associate_by_name(&user.associate.name).unwrap().unwrap();
                assert_eq!((&found.email, found.role), (&user.associate.email, user.associate.role));
                assert!(found.retired || !user.associate.retired);
                let held = store.holdings(found.id).unwrap();
                assert!(found.retired || user.plan.is_none() || !held.is_empty());
            }
            assert!(store.log_page(None, 1).unwrap().entries.len() == 1);
        }
        Err(ImportError::Problems(problems)) => {
            assert!(!problems.is_empty());
            assert!(problems.iter().all(|problem| users.iter().any(|user| user.line == problem.line)));
            assert_eq!(installation.mark(), before, "nothing was imported");
        }
        Err(ImportError::Store(error)) => panic!("{error}"),
    }
}

/// What was noted last of a service and month is what is told of it.
fn metered(store: &Store, amounts: &[Metered]) {
    store.meter(amounts, NOW).unwrap();
    let all = store.metering(Month::of(today()).plus(i32::MIN), Month::of(today()).plus(i32::MAX)).unwrap();
    let last: BTreeMap<_, _> = amounts.iter().map(|one| ((one.service, one.month), one)).collect();
    assert_eq!(all.amounts.len(), last.len());
    for one in &all.amounts {
        assert_eq!(Some(&one), last.get(&(one.service, one.month)));
    }
}

fn agreed(store: &Store, terms: &[MeteringTerms]) {
    store.set_metering_terms(terms, &Actor::program("fuzz"), NOW).unwrap();
    let month = Month::of(today());
    let all = store.metering(month, month).unwrap().terms;
    let last: BTreeMap<_, _> = terms.iter().map(|one| ((one.service, one.from_users), one)).collect();
    assert_eq!(all.len(), last.len());
    for one in &all {
        assert_eq!(Some(&one), last.get(&(one.service, one.from_users)));
        assert!(one.packages(u64::MAX) >= one.packages(1));
        assert!(one.to_users(&all).is_none_or(|most| most >= one.from_users));
    }
}

fn without_lines(mut users: Vec<NewUser>) -> Vec<NewUser> {
    users.iter_mut().for_each(|user| user.line = 0);
    users
}

fn written<T>(heading: &str, all: &[T], fields: fn(&T) -> Vec<String>) -> Vec<u8> {
    let mut writer: Writer<Vec<u8>> =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(heading.split(';')).unwrap();
    all.iter().for_each(|one| writer.write_record(fields(one)).unwrap());
    writer.into_inner().unwrap()
}

fn amount_fields(one: &Metered) -> Vec<String> {
    let Metered { service, month, quantity, users } = one;
    vec![month.to_string(), service.as_str().to_owned(), quantity.to_string(), users.to_string()]
}

fn terms_fields(one: &MeteringTerms) -> Vec<String> {
    let numbers = [one.from_users.into(), one.included, one.package_size, one.package_price];
    let numbers = numbers.iter().map(u64::to_string);
    [one.service.as_str().to_owned()].into_iter().chain(numbers).chain([one.currency.clone()]).collect()
}

fn user_fields(user: &NewUser) -> Vec<String> {
    let one = &user.associate;
    let role = if one.role == Role::Administrator { "Administrator" } else { "Standard" };
    let licences: Vec<_> =
        user.licenses.iter().map(|held| format!("{}.{}", held.owner_name, held.module_name)).collect();
    let signed_in = user.last_sign_in.map(|at| {
        let day = segl_license::Date::from_days_since_epoch(at.div_euclid(86_400)).unwrap();
        let minutes = at.rem_euclid(86_400) / 60;
        format!("{day} {:02}:{:02}", minutes / 60, minutes % 60)
    });
    vec![
        one.name.clone(),
        one.first_name.clone(),
        one.last_name.clone(),
        one.email.clone(),
        one.country.clone(),
        one.user_type.as_str().to_owned(),
        role.to_owned(),
        user.plan.as_ref().map(|plan| plan.module_name.clone()).unwrap_or_default(),
        licences.join(","),
        u8::from(one.retired).to_string(),
        user.open_requests.map(|count| count.to_string()).unwrap_or_default(),
        signed_in.unwrap_or_default(),
    ]
}

/// The demonstration's tables, and users who fit the installation.
pub fn seeds() -> Vec<Vec<u8>> {
    let read = |name| std::fs::read_to_string(checkout("demo").join(name)).unwrap();
    let few = |text: String, lines| text.split_inclusive('\n').take(lines).collect::<String>();
    let fitting = format!(
        "U{USERS}\r\nbo;Bo;\"B;o\";bo@example.com;SE;InternalAssociate;Standard;ten-sales;SUPEROFFICE.windows;0;3;-2 08:40\r\n\
         new;Ny;Ny;;NO;ExternalAssociate;Standard;;SUPEROFFICE.external;0;;2026-11-20 08:40\r\n\
         gone;G;G;;DK;InternalAssociate;Standard;;NORDDATA.nd-orders, NORDDATA.nd-invoices;1;0;\r\n"
    );
    [
        format!("U{}", few(read("users.csv"), 6)),
        fitting.clone(),
        fitting.replace("Standard;ten-sales", "Administrator;ten-nothing"),
        format!("U{USERS}\nadmin;A;A;;NO;InternalAssociate;Standard;;;0\n"),
        format!("A{}", few(read("metering.csv"), 12)),
        format!("A{AMOUNTS}\n2026-02;Storage;9223372036854775808;1\n-1;Storage;9223372036854775807;1\n"),
        format!("T{}", few(read("metering-terms.csv"), 12)),
    ]
    .map(String::into_bytes)
    .into()
}
