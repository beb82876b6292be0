//! Checking the whole log in this browser, a page at a time, and what came of it in words.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::chain::{Break, Chain, Head};
use crate::api::{Failure, system};
use crate::app::sign_in_again;
use crate::i18n::Messages;
use crate::i18n::texts::{button, label, log as words};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::task::Piece;
use crate::platform::{memory, page};
use crate::ui::Ui;
use crate::words as said;

/// How many entries come at once.
pub(super) const PAGE: usize = 500;

/// The name under which the newest entry is kept.
const HEAD: &str = "segl-log";

/// How far the check is.
#[derive(Clone, Debug)]
enum Check {
    /// So many of so many entries.
    Running(usize, i64),
    Failed(Failure),
    /// All hold. What was seen before, and what is to be remembered now.
    Whole(usize, Option<Head>),
    Broken(Break),
}

/// What the check came to; it runs as long as this is shown. `day`: today, `YYYY-MM-DD`.
pub(super) fn check(ui: Ui, day: String) -> El {
    let progress = RwSignal::new(Check::Running(0, 0));
    let run = move |day: String, seen: Option<Head>| spawn_local(run(progress, day, seen));
    run(day.clone(), seen());
    let day = StoredValue::new(day);
    let again = move |seen| {
        progress.set(Check::Running(0, 0));
        run(day.get_value(), seen);
    };
    let content = move || match progress.get() {
        Check::Running(_, 0) => vec![el("p").text(label::loading_part(ui.m))],
        Check::Running(done, all) => {
            vec![el("p").text(words::checking_sentence(ui.m, number(done), number(all)))]
        }
        Check::Failed(failure) => {
            let retry = of_class("button", "button button-quiet").attr("type", "button");
            let retry = retry.on("click", move |_| again(seen())).text(button::retry(ui.m));
            vec![el("p").text(said::failure(ui.m, &failure).to_owned()), el("p").child(retry)]
        }
        Check::Whole(count, before) => {
            let before = before
                .map(|head| el("p").text(words::seen_sentence(ui.m, &head.day, number(head.id))))
                .into_iter();
            let whole = of_class("p", "log-whole").text(words::whole_sentence(ui.m, number(count)));
            std::iter::once(whole).chain(before).collect()
        }
        Check::Broken(what) => {
            let accept = move |_| {
                again(None);
                page::focus(super::HEADING);
                ui.say(words::accepted_sentence(ui.m).to_owned());
            };
            broken(ui.m, &what, accept)
        }
    };
    of_class("div", "log-check").attr("role", "status").live(content)
}

fn broken(m: &'static Messages, what: &Break, accept: impl FnMut(Event) + 'static) -> Vec<El> {
    let (sentence, is_memory) = match what {
        Break::Broken(id) => (words::broken_sentence(m, number(*id)), false),
        Break::Beginning(id) => (words::beginning_sentence(m, number(*id)), false),
        Break::Cut(seen) => (words::cut_sentence(m, number(seen.id), &seen.day), true),
        Break::Rewritten(seen) => (words::rewritten_sentence(m, number(seen.id), &seen.day), true),
    };
    let button = of_class("button", "button button-quiet").attr("type", "button");
    // What does not hold by itself is not mended by forgetting.
    let accept = is_memory.then(|| el("p").child(button.on("click", accept).text(words::accept(m))));
    let wrong = of_class("p", "refused").text(sentence);
    [wrong, el("p").text(words::do_sentence(m))].into_iter().chain(accept).collect()
}

/// What checking the whole log comes to, without a word of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum LogOutcome {
    /// So many entries, all in order.
    Whole(usize),
    /// The number of an entry, as in [`Break`].
    Broken(i64),
    Beginning(i64),
    Cut(i64),
    Rewritten(i64),
    /// The server was not reached, or did not give it.
    NotChecked,
}

/// Checks the log for whoever shows nothing of it.
pub(in super::super) async fn outcome(day: &str) -> LogOutcome {
    match examine(day, seen(), |_, _| true).await {
        Some(Check::Whole(checked, _)) => LogOutcome::Whole(checked),
        Some(Check::Broken(Break::Broken(id))) => LogOutcome::Broken(id),
        Some(Check::Broken(Break::Beginning(id))) => LogOutcome::Beginning(id),
        Some(Check::Broken(Break::Cut(seen))) => LogOutcome::Cut(seen.id),
        Some(Check::Broken(Break::Rewritten(seen))) => LogOutcome::Rewritten(seen.id),
        Some(Check::Failed(_) | Check::Running(..)) | None => LogOutcome::NotChecked,
    }
}

fn seen() -> Option<Head> {
    memory::kept(HEAD).as_deref().and_then(Head::read)
}

async fn run(progress: RwSignal<Check>, day: String, seen: Option<Head>) {
    let told = |done, all| progress.try_set(Check::Running(done, all)).is_none();
    if let Some(next) = examine(&day, seen, told).await {
        let _ = progress.try_set(next);
    }
}

/// Fetches and checks all of it. `told` hears how many entries are done, of how many, and says whether anybody still waits;
/// none where nobody does.
async fn examine(day: &str, seen: Option<Head>, told: impl Fn(usize, i64) -> bool) -> Option<Check> {
    let mut chain = Chain::new(seen.clone());
    let mut piece = Piece::begin();
    loop {
        let page = match system::log(Some(chain.next()), PAGE).await {
            Ok(page) => page,
            Err(Failure::SignedOut) => {
                sign_in_again();
                return None;
            }
            Err(failure) => return Some(Check::Failed(failure)),
        };
        let mut held = Ok(());
        for entries in page.entries.chunks(50) {
            held = chain.take(entries);
            if held.is_err() {
                break;
            }
            piece.pause().await;
        }
        if let Err(what) = held {
            return Some(Check::Broken(what));
        }
        if page.entries.len() < PAGE {
            return Some(match chain.finish(day) {
                Ok(head) => {
                    if let Some(head) = head {
                        memory::keep(HEAD, &head.written());
                    }
                    Check::Whole(chain.checked, seen)
                }
                Err(what) => Check::Broken(what),
            });
        }
        if !told(chain.checked, page.total) {
            return None;
        }
    }
}

/// As texts have it.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 entries")]
pub(super) fn number(n: impl TryInto<i64>) -> f64 {
    n.try_into().unwrap_or(i64::MAX) as f64
}
