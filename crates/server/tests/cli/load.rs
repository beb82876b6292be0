//! Mixed traffic, honest and hostile, against the program itself: no answer is an error of the server's own, its memory stays
//! as it is, and nothing that it acknowledged is lost, not even when it is killed.
//!
//! `SEGL_LOAD_SECONDS=300 cargo test --release -p segl-server --test cli load -- --nocapture` asks 200 times a second
//! (`SEGL_LOAD_RATE`) for five minutes; without it a few seconds at a fifth of that.

pub(crate) mod client;
mod hostile;
mod record;
mod traffic;

use std::io::Write as _;
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::program::{Folder, demo, licence};
use crate::serving::{Server, serve_app};
use client::Client;
use traffic::{Customer, Files, Told};

/// How many ask at the same time.
const CUSTOMERS: usize = 16;
/// Connections over which somebody sends an octet now and then.
const SLOW: usize = 20;
/// From so many seconds on, rate and memory are judged and not only told.
const LONG: u64 = 120;

struct Load {
    folder: Folder,
    dist: String,
    files: Files,
}

impl Load {
    /// The demonstration's company, with its users, and an app to be served.
    fn new() -> Self {
        let folder = Folder::with_data();
        for owner in ["superoffice", "norddata"] {
            let file = folder.file("a.segl", licence(owner, |order| order));
            assert_eq!(folder.run(&["license", "load", &file], &[]).code, 0);
        }
        let users = folder.file("users.csv", demo("users.csv"));
        assert_eq!(folder.run(&["users", "import", &users], &[]).code, 0);
        let dist = folder.0.path().join("dist");
        std::fs::create_dir(&dist).unwrap();
        for tag in ["en", "nb", "da", "sv"] {
            for page in ["index", "signin"] {
                std::fs::write(dist.join(format!("{page}.{tag}.html")), "<!doctype html>").unwrap();
            }
        }
        let next = |order: String| order.replace("Sequence = 1\n", "Sequence = 2\n");
        let files =
            Files { active: licence("superoffice", |order| order), next: licence("superoffice", next) };
        Self { dist: dist.to_str().unwrap().to_owned(), folder, files }
    }

    fn serve(&self) -> Server {
        serve_app(&self.folder, &self.dist)
    }
}

/// Lets customers ask at a rate until the time is over, and does something beside it every now and then.
fn ask(
    customers: &mut [Customer],
    rate: usize,
    time: Duration,
    address: &str,
    mut beside: impl FnMut(Duration),
) -> Told {
    let (next, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let began = Instant::now();
    let due = |number: usize| began + Duration::from_micros(1_000_000 * number as u64 / rate as u64);
    let (next, over) = (&next, &over);
    std::thread::scope(|scope| {
        let all: Vec<_> = customers
            .iter_mut()
            .map(|customer| {
                scope.spawn(move || {
                    let mut told = Told::default();
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        let due = due(number);
                        if due >= began + time || customer.is_cut_off() {
                            return told;
                        }
                        wait_for(due);
                        customer.ask(number, &mut told);
                    }
                })
            })
            .collect();
        scope.spawn(move || dawdle(address, over));
        while began.elapsed() < time {
            wait_for(Instant::now() + Duration::from_millis(250));
            beside(began.elapsed());
        }
        let told = all.into_iter().map(|one| one.join().unwrap()).fold(Told::default(), Told::and);
        over.store(true, Ordering::Relaxed);
        told
    })
}

fn wait_for(due: Instant) {
    while let Some(wait) = due.checked_duration_since(Instant::now()).filter(|wait| !wait.is_zero()) {
        std::thread::park_timeout(wait);
    }
}

/// Keeps connections open over which next to nothing comes, and begins anew with them now and then.
fn dawdle(address: &str, over: &AtomicBool) {
    let mut lines: Vec<TcpStream> = Vec::new();
    let head = b"POST /api/v1/License/Preview HTTP/1.1\r\nHost: segl\r\nContent-Length: 100000\r\n\r\n";
    for octet in head.iter().copied().cycle() {
        if over.load(Ordering::Relaxed) {
            return;
        }
        if lines.is_empty() {
            lines = (0..SLOW).map_while(|_| TcpStream::connect(address).ok()).collect();
        }
        lines.retain_mut(|line| line.write_all(&[octet]).is_ok());
        wait_for(Instant::now() + Duration::from_millis(100));
    }
}

/// The memory that a process has, in kilobytes, where the system says it.
fn memory(process: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").trim().parse().ok()
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap())
}

#[test]
fn under_mixed_load_nothing_fails_nothing_grows_and_nothing_that_was_acknowledged_is_lost() {
    let seconds = number("SEGL_LOAD_SECONDS", 4);
    let rate = number("SEGL_LOAD_RATE", if seconds < LONG { 40 } else { 200 });
    let load = Load::new();
    let mut server = load.serve();
    let cookie = Client::new(&server.address).sign_in();
    let mut customers: Vec<_> =
        (0..CUSTOMERS).map(|who| Customer::new(who, &server.address, &cookie, &load.files)).collect();

    let mut memories = Vec::new();
    let process = server.child.id();
    let began = Instant::now();
    let time = Duration::from_secs(seconds);
    let told = ask(&mut customers, usize::try_from(rate).unwrap(), time, &server.address, |elapsed| {
        memories.extend(memory(process).map(|kilobytes| (elapsed, kilobytes)));
    });
    let took = began.elapsed().as_secs_f64();
    // A fifth of the time each: of five minutes, one.
    let parts: Vec<u64> = (0..5)
        .map(|part| {
            let of_part =
                memories.iter().filter(|(at, _)| (at.as_micros() * 5 / time.as_micros()).min(4) == part);
            let sizes: Vec<u64> = of_part.map(|(_, size)| *size).collect();
            sizes.iter().sum::<u64>() / (sizes.len() as u64).max(1)
        })
        .collect();
    let per_second = told.count() as f64 / took;
    println!("\n{told}");
    println!(
        "{} requests in {took:.1} s, {per_second:.1} a second; kilobytes of memory in each fifth: {parts:?}",
        told.count()
    );
    told.check();
    if seconds >= LONG {
        assert!(per_second >= 0.95 * rate as f64, "slower than asked");
        assert!(parts[4] <= parts[0] + parts[0] / 4 + 8192, "memory grows: {parts:?}");
    }
    let compared = record::by_asking(&customers, &server.address, &cookie);
    println!("by the server: {compared}");

    // Killed while they ask on.
    let killed_at = Duration::from_secs(1);
    let mut told =
        ask(&mut customers, usize::try_from(rate).unwrap(), 2 * killed_at, &server.address, |elapsed| {
            if elapsed >= killed_at {
                server.child.kill().unwrap();
            }
        });
    server.child.wait().unwrap();
    told.forgive_what_was_cut_off();
    told.check();
    println!("by the file, after it was killed: {}", record::by_the_file(&customers, &load.folder.data()));
    let server = load.serve();
    println!(
        "by the server that was started again: {}",
        record::by_asking(&customers, &server.address, &cookie)
    );
    assert!(compared.holdings > 0 && compared.events > 0 && compared.users > 0);
}
