//! What was acknowledged to each one, compared with what the server and its file say.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use segl_store::{Check, Store};

use super::client::{Client, request};
use super::traffic::Customer;

/// A user that somebody added, as far as it was acknowledged; nothing is known where an answer did not come.
pub(super) struct Mine {
    pub(super) id: i64,
    name: String,
    pub(super) retired: Option<bool>,
    /// What it holds of NORDDATA.
    pub(super) holds: Option<BTreeSet<&'static str>>,
    /// The message to it.
    pub(super) event: Option<Option<(i64, String)>>,
}

impl Mine {
    pub(super) fn new(id: i64, name: String) -> Self {
        Self { id, name, retired: Some(false), holds: Some(BTreeSet::new()), event: Some(None) }
    }
}

/// How much was compared.
#[derive(Debug, Default)]
pub(super) struct Compared {
    pub(super) users: usize,
    pub(super) holdings: usize,
    pub(super) events: usize,
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { users, holdings, events } = self;
        write!(
            f,
            "{users} users, {holdings} licences that they hold and {events} messages are as acknowledged"
        )
    }
}

/// What somebody says of a user: retired, licences held.
type Said = (bool, BTreeSet<String>);

fn compare(
    customers: &[Customer<'_>],
    mut user: impl FnMut(&Mine) -> Said,
    mut event: impl FnMut(i64) -> Option<String>,
) -> Compared {
    let mut compared = Compared::default();
    for mine in customers.iter().flat_map(|customer| &customer.mine) {
        let (retired, holds) = user(mine);
        compared.users += 1;
        assert!(mine.retired.is_none_or(|known| known == retired), "{}: retired {retired}", mine.name);
        if let Some(known) = &mine.holds {
            assert!(
                holds.iter().eq(known.iter()),
                "{} holds {holds:?}, acknowledged were {known:?}",
                mine.name
            );
            compared.holdings += known.len();
        }
        if let Some(Some((id, text))) = &mine.event {
            assert_eq!(event(*id).as_ref(), Some(text), "the message to {}", mine.name);
            compared.events += 1;
        }
    }
    compared
}

/// What the server says now.
pub(super) fn by_asking(customers: &[Customer<'_>], address: &str, cookie: &str) -> Compared {
    let client = std::cell::RefCell::new(Client::new(address));
    let get = |path: String| {
        let answer = client.borrow_mut().send(&request("GET", &path, &[("Cookie", cookie)], b"")).unwrap();
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        answer.json()
    };
    let user = |mine: &Mine| {
        let user = get(format!("/api/v1/User/{}", mine.id));
        assert_eq!(user["Name"], mine.name);
        let owners =
            user["LicenseOwners"].as_array().unwrap().iter().filter(|owner| owner["Name"] == "NORDDATA");
        let links = owners.flat_map(|owner| {
            ["RestrictedModuleLicenses", "UnrestrictedModuleLicenses"]
                .into_iter()
                .flat_map(|list| owner[list].as_array().unwrap())
        });
        let held = links
            .filter(|link| link["Assigned"] == true)
            .map(|link| link["Name"].as_str().unwrap().to_owned());
        (user["Deleted"] == true, held.collect())
    };
    let event = |id| get(format!("/api/v1/SystemEvent/{id}"))["Eventmess"].as_str().map(str::to_owned);
    compare(customers, user, event)
}

/// What the file says, with no server around.
pub(super) fn by_the_file(customers: &[Customer<'_>], data: &Path) -> Compared {
    let store = Store::open(data).unwrap();
    let user = |mine: &Mine| {
        let found = store.associate(mine.id).unwrap().unwrap();
        assert_eq!(found.name, mine.name);
        let links = store.holdings(mine.id).unwrap();
        assert!(links.iter().all(|link| link.check == Check::Intact), "{links:?}");
        (found.retired, links.into_iter().map(|link| link.module_name).collect())
    };
    let compared = compare(customers, user, |id| store.system_event(id).unwrap().map(|event| event.message));
    let names: BTreeSet<_> =
        customers.iter().flat_map(|customer| &customer.mine).map(|mine| &mine.name).collect();
    let there = store.associates().unwrap().into_iter().filter(|one| one.name.starts_with("load-")).count();
    assert!((names.len()..=names.len() + customers.len()).contains(&there), "{there} for {}", names.len());
    drop(store);
    let raw = rusqlite::Connection::open(data.join("segl.sqlite")).unwrap();
    let whole: String = raw.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
    compared
}
