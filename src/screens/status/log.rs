//! The log at an address of its own: what administrators did, newest first, with the chain checked in this browser.

mod chain;
mod check;
mod csv;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::log::LogEntry;

pub(super) use self::check::{LogOutcome, outcome};
use self::check::{check, number};
use super::part;
use crate::api::{Failure, system};
use crate::app::sign_in_again;
use crate::components::definitions::plain;
use crate::components::fetching::{Progress, fetching};
use crate::components::table::table;
use crate::i18n::texts::{button, log as words};
use crate::platform::element::{El, el, of_class};
use crate::screens::licences::store::Store;
use crate::ui::Ui;
use crate::words::log::act;

/// The part of the tab that this is, in the address.
pub(super) const PART: &str = "log";

const HEADING: &str = "log-heading";

/// How many entries are shown at first, and how many more each time.
const AT_ONCE: usize = 50;

/// What is shown by now.
#[derive(Clone, Default)]
struct Found {
    /// Newest first.
    entries: Vec<LogEntry>,
    /// Those that do not follow from the ones before them.
    broken: Vec<i64>,
    total: i64,
}

#[derive(Clone, Copy)]
struct Fetch {
    found: RwSignal<Arc<Found>>,
    progress: RwSignal<Progress>,
}

/// The button that leads here.
pub(super) fn door(ui: Ui) -> El {
    part::door(ui, PART, HEADING, words::heading(ui.m))
}

/// The log.
pub(super) fn log(ui: Ui, store: &Store) -> El {
    let m = ui.m;
    let fetch = Fetch { found: RwSignal::default(), progress: RwSignal::new(Progress::Waiting) };
    let load = move || spawn_local(fetch.load());
    load();
    let Fetch { found, progress } = fetch;
    let columns = vec![
        (words::when(m), ""),
        (words::who(m), ""),
        (words::what(m), ""),
        (words::whom(m), ""),
        (words::details(m), ""),
    ];
    let rows =
        move || found.with(|found| found.entries.iter().map(|entry| cells(ui, found, entry)).collect());
    let said = move || {
        found.with(|found| words::shown_sentence(m, number(found.entries.len()), number(found.total)))
    };
    let more = move || {
        let is_more = found.with(|found| found.entries.last().is_some_and(|oldest| oldest.id > 1));
        is_more.then(|| button::show_older(m))
    };
    part::part(ui, "log", HEADING, words::heading(m))
        .child(of_class("p", "hint").text(words::lead_sentence(m)))
        .child(of_class("p", "hint").text(words::not_proven_sentence(m)))
        .child(of_class("div", "card").child(check(ui, store.today.to_string())).child(csv::export(ui)))
        .child(table(words::heading(m), columns, rows))
        .child(fetching(ui, progress, HEADING, said, more, load))
}

impl Fetch {
    async fn load(self) {
        let Some(known) = self.found.try_get_untracked() else { return };
        let oldest = known.entries.last().map(|entry| entry.id);
        let at_once = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
        let from = oldest.map(|id| id.saturating_sub(at_once).max(1));
        let top = oldest.map_or(AT_ONCE, |id| usize::try_from(id - 1).unwrap_or(0).min(AT_ONCE));
        let next = match system::log(from, top).await {
            Ok(page) => {
                let mut found = Found::clone(&known);
                found.broken.extend(chain::broken(&page));
                found.total = page.total;
                found.entries.extend(page.entries.into_iter().rev());
                let _ = self.found.try_set(Arc::new(found));
                Progress::There
            }
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => Progress::Failed(failure),
        };
        let _ = self.progress.try_set(next);
    }
}

fn cells(ui: Ui, found: &Found, entry: &LogEntry) -> Vec<El> {
    let m = ui.m;
    let broken = found
        .broken
        .contains(&entry.id)
        .then(|| of_class("span", "system-attention").text(words::broken_sentence(m, number(entry.id))));
    vec![
        plain(m.moment(entry.at)),
        plain(entry.actor.clone()),
        el("span").child(plain(act(m, &entry.act).to_owned())).children(broken),
        plain(entry.subject.clone()),
        details(ui, entry),
    ]
}

/// What was and what is, as it was written.
fn details(ui: Ui, entry: &LogEntry) -> El {
    let m = ui.m;
    let name = words::entry(m, number(entry.id));
    let json = |(name, text): (&'static str, &Option<String>)| {
        let text = text.as_ref()?;
        let json = el("pre").attr("tabindex", "0").child(el("code").text(pretty(text)));
        Some([of_class("p", "hint").text(name), json])
    };
    let parts = [(words::before(m), &entry.before), (words::after(m), &entry.after)];
    let parts: Vec<El> = parts.into_iter().filter_map(json).flatten().collect();
    if parts.is_empty() {
        return plain(name);
    }
    el("details").child(el("summary").text(name)).children(parts)
}

/// JSON with a line for each value; what is none stays as it is.
fn pretty(text: &str) -> String {
    let value: Option<serde_json::Value> = serde_json::from_str(text).ok();
    value.and_then(|value| serde_json::to_string_pretty(&value).ok()).unwrap_or_else(|| text.to_owned())
}
