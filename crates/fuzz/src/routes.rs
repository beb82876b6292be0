//! The server's routes, in process, over a real database: any method, path, headers and body, several requests in a row.
//!
//! Requests are separated by a line `%%`. The first line of each says who asks (`a` an administrator, `u` a user who is
//! none, `p` a program with the administrator's password, `-` nobody), the method and the path; header lines follow, and after
//! an empty line the body. `{{first}}`, `{{next}}`, `{{norddata}}` stand for licence files, `{{Candidate}}`, `{{World}}` and
//! `{{SystemEventId}}` for what an earlier answer said.

mod answer;
mod codes;
mod fill;
mod request;
mod seeds;

use std::cell::RefCell;
use std::time::Duration;

use axum::Router;
use segl_server::{App, Clock, Dist};
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt as _;

use crate::fixture::installation::Installation;
use crate::fixture::{fixture, today};

pub use seeds::seeds;

/// How many requests of an input are made.
const MOST: usize = 8;
/// How long one may take: the server itself gives up after thirty seconds, and a password takes a while.
const PATIENCE: Duration = Duration::from_secs(5);

/// A server that is asked until something changed in it, so that each input meets the same one.
struct Served {
    router: Router,
    installation: Installation,
    runtime: Runtime,
}

thread_local! {
    static KEPT: RefCell<Option<Served>> = const { RefCell::new(None) };
}

/// Makes the requests. No answer is an error of the server's own; each refusal is a problem with a code that is known, and
/// changed nothing; nothing is changed by reading, nor by whoever may not.
pub fn run(data: &[u8]) {
    answers(data);
}

/// The same, and what each answer came to: its status, and its code where it is a problem.
pub fn answers(data: &[u8]) -> Vec<(u16, String)> {
    let mut outcomes = Vec::new();
    let served = KEPT.take().unwrap_or_else(serve);
    let began = served.installation.mark();
    let mut known = fill::Known::new();
    let parts = request::split(data);
    for part in parts.into_iter().take(MOST) {
        let Some(request) = request::read(&known.fill(part)) else { continue };
        let asked = request::Asked::of(&request, part);
        let before = served.installation.mark();
        let answer = served.runtime.block_on(async {
            let answer = async { answer::read(served.router.clone().oneshot(request).await.unwrap()).await };
            tokio::time::timeout(PATIENCE, answer).await
        });
        let Ok(answer) = answer else { panic!("{asked:?} takes too long") };
        answer.check(&asked);
        let changed = served.installation.mark() != before;
        assert!(!changed || answer.is_success(), "{asked:?} was refused ({answer:?}) and changed something");
        assert!(!changed || asked.may_change(), "{asked:?} is nobody's to change by");
        known.learn(&answer);
        outcomes.push((answer.status(), answer.code().to_owned()));
    }
    if served.installation.mark() == began {
        KEPT.set(Some(served));
    }
    outcomes
}

fn serve() -> Served {
    let installation = Installation::new();
    let (clock, _) = Clock::set_to(today());
    let app = App::new(installation.store(), fixture().roots.clone(), clock, dist(), false).unwrap();
    let runtime = Builder::new_current_thread().enable_all().max_blocking_threads(2).build().unwrap();
    Served { router: app.router(), installation, runtime }
}

fn dist() -> Dist {
    let pages = ["en", "nb", "da", "sv"].into_iter().flat_map(|tag| {
        ["index", "signin"].map(|page| (format!("{page}.{tag}.html"), format!("{page} {tag}").into_bytes()))
    });
    Dist::new(pages.chain([("robots.txt".to_owned(), b"User-agent: *".to_vec())]).collect())
}
