//! How long lists of 100,000 users and judging 300 rows take: `cargo bench -p segl-store --bench users`. Prints, and judges
//! nothing. `-- 250 74` takes so many users and rows instead.
#![expect(clippy::expect_used, reason = "a measurement that cannot be made ends")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use segl_issuer::{IssueOptions, Order, issue, key_from_json, read_certificate};
use segl_license::{Date, UserType, pinned_roots};
use segl_store::{
    Actor, AssigneeQuery, AssigneeSort, ModuleRef, NewAssociate, NewUser, Role, Store, UserKind, UserQuery,
    UserSort,
};
use tempfile::TempDir;

const USERS: usize = 100_000;
const MAIN: &str = "SUPEROFFICE";
const PLANS: [&str; 3] = ["ten-sales", "ten-service", "ten-marketing"];
const FIRST: [&str; 8] = ["Åse", "Bjørn", "Cecilie", "Dag", "Elin", "Finn", "Göran", "Hanne"];
const LAST: [&str; 8] = ["Berg", "Dahl", "Ek", "Fjeld", "Grønn", "Hansen", "Lind", "Østby"];
const ROWS: usize = 300;
const ROUNDS: usize = 40;
const PAIRS: usize = 5;

fn main() {
    let mut asked = std::env::args().filter_map(|argument| argument.parse().ok());
    let (people, rows) = (asked.next().unwrap_or(USERS), asked.next().unwrap_or(ROWS));
    let today = Date::new(2026, 11, 22).expect("a day");
    let roots = pinned_roots().expect("roots");
    let dir = TempDir::new().expect("a folder");
    let store = Store::create(dir.path(), "Wordslayer AS", "1801852599", 0).expect("a database");
    let actor = Actor::program("bench");
    store.activate(licence(today, rows).as_bytes(), &roots, today, &actor, 0).expect("a licence");
    let begun = Instant::now();
    store.import(&roots, today, &users(people), &actor, 0).expect("users");
    let size = std::fs::metadata(dir.path().join("segl.sqlite")).expect("a file").len();
    println!("{people} users in {:.1} s, {} MB", begun.elapsed().as_secs_f64(), size / 1_000_000);

    let store = Store::open(dir.path()).expect("the database");
    let page = UserQuery { top: 100, ..UserQuery::default() };
    let cases = [
        ("first page", page.clone()),
        ("last page", UserQuery { skip: people - 100, ..page.clone() }),
        ("associates", UserQuery { kind: UserKind::Associates, ..page.clone() }),
        ("search", UserQuery { search: "øst".to_owned(), ..page.clone() }),
        ("by licence", UserQuery { holds: Some((MAIN.to_owned(), "web".to_owned())), ..page.clone() }),
        ("by plan", UserQuery { plan: Some("ten-sales".to_owned()), ..page.clone() }),
        ("cannot log in", UserQuery { can_log_in: Some(false), ..page.clone() }),
        ("sorted by plan", UserQuery { sort: UserSort::Plan, descending: true, ..page.clone() }),
        ("sorted by login", UserQuery { sort: UserSort::LastLogin, ..page.clone() }),
    ];
    let ask = |query: &UserQuery| -> (Duration, usize) {
        let begun = Instant::now();
        let found = store.users(&roots, today, query).expect("a page");
        (begun.elapsed(), found.found)
    };
    println!("first of all, cold: {:.0} ms", ask(&page).0.as_secs_f64() * 1e3);
    judging(dir.path());
    for (name, query) in &cases {
        warm(name, || ask(query).1);
    }
    let web = AssigneeQuery { module: Some("web".to_owned()), top: 100, ..AssigneeQuery::default() };
    let cases = [
        ("first page", web.clone()),
        ("last page", AssigneeQuery { skip: people - 100, ..web.clone() }),
        ("search", AssigneeQuery { search: "øst".to_owned(), ..web.clone() }),
        ("sorted by name", AssigneeQuery { sort: AssigneeSort::Name, descending: true, ..web.clone() }),
        ("sorted by plan", AssigneeQuery { sort: AssigneeSort::Plan, ..web.clone() }),
        ("sorted by login", AssigneeQuery { sort: AssigneeSort::LastLogin, ..web.clone() }),
    ];
    for (name, query) in &cases {
        let found = || store.assignees(&roots, today, MAIN, query).expect("a page").found;
        warm(&format!("superfluous, {name}"), found);
    }
    for (name, skip) in [("first page", 0), ("last page", people - 100)] {
        let page = || store.holders(&roots, today, (MAIN, "web"), skip, 50).expect("a page");
        warm(&format!("holders, {name}"), || page().map_or(0, |page| page.total));
    }
    warm("log, newest", || store.log_page(None, 200).expect("a page").entries.len());
    store.assign(&roots, today, MAIN, 1, &["visible-for"], &actor, 0).ok();
    store.retire(2, &actor, 0).expect("a user");
    println!("after a change: {:.0} ms", ask(&page).0.as_secs_f64() * 1e3);
}

/// Prints how long the same takes again and again.
fn warm(name: &str, ask: impl Fn() -> usize) {
    let found = ask();
    let mut times: Vec<f64> = (0..ROUNDS).map(|_| timed(&ask)).collect();
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times.get(ROUNDS * part / 100).copied().unwrap_or_default();
    println!("{name}: p50 {:.0} ms, p95 {:.0} ms, {found} found", at(50), at(95));
}

/// What needs judged licences: by a store that was just opened, as if nothing were remembered, and by one that was asked
/// before, in turn.
fn judging(dir: &Path) {
    let today = Date::new(2026, 11, 22).expect("a day");
    let roots = pinned_roots().expect("roots");
    let actor = Actor::program("bench");
    let known = Store::open(dir).expect("the database");
    let first =
        |store: &Store| drop(store.users(&roots, today, &UserQuery { top: 100, ..UserQuery::default() }));
    let licences = |store: &Store| drop(store.snapshot(&roots, today).expect("licences"));
    let status = |store: &Store| drop(store.counting(&roots, today).expect("users"));
    let assign = |store: &Store| {
        for change in [Store::assign, Store::unassign] {
            change(store, &roots, today, MAIN, 2, &["visible-for"], &actor, 0).expect("an assignment");
        }
    };
    let works: [&dyn Fn(&Store); 4] = [&first, &licences, &status, &assign];
    for (name, work) in ["users", "licences", "status", "assign, unassign"].into_iter().zip(works) {
        let (mut anew, mut again) = (Vec::new(), Vec::new());
        work(&known);
        for _ in 0..PAIRS {
            let opened = Store::open(dir).expect("the database");
            anew.push(timed(|| work(&opened)));
            work(&known);
            again.push(timed(|| work(&known)));
        }
        anew.sort_by(f64::total_cmp);
        again.sort_by(f64::total_cmp);
        let middle = |times: &[f64]| times.get(PAIRS / 2).copied().unwrap_or_default();
        let (anew, again) = (middle(&anew), middle(&again));
        println!("{name}: anew {anew:.1} ms, again {again:.1} ms, {:.1} times", anew / again);
    }
}

/// How long it takes, in milliseconds.
fn timed<T>(work: impl FnOnce() -> T) -> f64 {
    let begun = Instant::now();
    black_box(work());
    begun.elapsed().as_secs_f64() * 1e3
}

fn licence(today: Date, rows: usize) -> String {
    let text = include_str!("../../../demo/superoffice.toml");
    let mut order = Order::read(text, today);
    for row in &mut order.rows {
        row.number_of_licenses = 1_000_000;
    }
    // As many rows as the largest licence that is thought of.
    let further = order.rows.last().cloned().expect("rows");
    for at in order.rows.len()..rows {
        let mut row = further.clone();
        row.module_name = format!("further-{at}");
        row.sort_order = 10_000 + u32::try_from(at).expect("small");
        order.rows.push(row);
    }
    let key = key_from_json(include_str!("../../../demo/keys/superoffice.key"), None).expect("a key");
    let (certificate, _) =
        read_certificate(include_str!("../../../demo/keys/superoffice.cert")).expect("a certificate");
    issue(&order, &key, &certificate, IssueOptions::default()).expect("a licence").to_text()
}

fn users(people: usize) -> Vec<NewUser> {
    let pick = |list: &[&str], at: usize| list.get(at % list.len()).copied().unwrap_or_default().to_owned();
    let user = |at: usize| NewUser {
        line: at,
        associate: NewAssociate {
            name: format!("user{at}"),
            first_name: pick(&FIRST, at),
            last_name: format!("{} {at}", pick(&LAST, at / 8)),
            email: format!("user{at}@wordslayer.example"),
            country: "NO".to_owned(),
            user_type: UserType::InternalAssociate,
            role: if at == 0 { Role::Administrator } else { Role::Standard },
            retired: false,
            password_hash: None,
        },
        plan: (!at.is_multiple_of(10))
            .then(|| ModuleRef { owner_name: MAIN.to_owned(), module_name: pick(&PLANS, at) }),
        licenses: Vec::new(),
        open_requests: Some(0),
        last_sign_in: None,
    };
    (0..people).map(user).collect()
}
