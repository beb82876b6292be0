//! What became of a row from issue to issue: what was signed is verified here, when and by whom the server says.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Store;
use crate::api::{self, Failure};
use crate::app::sign_in_again;
use crate::components::definitions::plain;
use crate::components::fetching::{Progress, fetching};
use crate::components::table::table;
use crate::i18n::texts::{button, heading, help, label, mark, message};
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use crate::verify::{JudgedIssue, JudgedRow, Past, judge_issue};

const HEADING: &str = "history-heading";

/// What has come by now.
#[derive(Clone, Default)]
struct Found {
    issues: Vec<Arc<JudgedIssue>>,
    /// Where older ones begin.
    before: Option<i64>,
}

#[derive(Clone, Copy)]
struct Fetch {
    found: RwSignal<Arc<Found>>,
    progress: RwSignal<Progress>,
}

/// The history of a row. `active` is the hash of the licence that is active.
pub(super) fn history(
    ui: Ui,
    store: &Arc<Store>,
    owner: &str,
    row: &JudgedRow,
    active: Option<String>,
) -> El {
    let m = ui.m;
    let fetch = Fetch { found: RwSignal::default(), progress: RwSignal::new(Progress::Waiting) };
    let (owner, module) = (Arc::<str>::from(owner), Arc::<str>::from(row.module_name()));
    let store = Arc::clone(store);
    let load = move || spawn_local(fetch.load(Arc::clone(&store), Arc::clone(&owner), Arc::clone(&module)));
    load();
    let Fetch { found, progress } = fetch;
    let columns = vec![
        (label::activated_on(m), ""),
        (label::activated_by(m), ""),
        (label::issue(m), "number"),
        (label::total(m), "number"),
        (label::change(m), "number"),
        (label::verification(m), ""),
    ];
    let rows = move || found.with(|found| rows(ui, found, active.as_deref()));
    let is_empty = move || found.with(|found| found.issues.is_empty()).then(|| "".into());
    let said = move || match found.with(|found| found.issues.is_empty()) {
        true => message::no_history(m).to_owned(),
        false => String::new(),
    };
    let more = move || found.with(|found| found.before).map(|_| button::show_older(m));
    of_class("section", "history")
        .child(el("h3").attr("id", HEADING).attr("tabindex", "-1").text(heading::history(m)))
        .child(of_class("p", "hint").text(help::history(m)))
        .child(table(heading::history(m), columns, rows).live_attr("hidden", is_empty))
        .child(fetching(ui, progress, HEADING, said, more, load))
}

fn rows(ui: Ui, found: &Found, active: Option<&str>) -> Vec<Vec<El>> {
    let older = found.issues.iter().skip(1).map(Some).chain([None]);
    // The newest activation of the active licence is the one that is active now.
    let newest = found.issues.iter().position(|issue| Some(issue.hash.as_str()) == active);
    let cells = |(at, (issue, older)): (usize, (&Arc<JudgedIssue>, Option<&Arc<JudgedIssue>>))| {
        cells(ui, issue, older.map(AsRef::as_ref), Some(at) == newest)
    };
    found.issues.iter().zip(older).enumerate().map(cells).collect()
}

#[expect(clippy::cast_precision_loss, reason = "numbers of issues and seats are far below 2^53")]
fn cells(ui: Ui, issue: &JudgedIssue, older: Option<&JudgedIssue>, is_active: bool) -> Vec<El> {
    let m = ui.m;
    let total = match &issue.past {
        Past::Proven(row) if row.unrestricted => label::unlimited(m).to_owned(),
        Past::Proven(row) => ui.number(row.number_of_licenses),
        Past::Absent => label::not_in_issue(m).to_owned(),
        Past::NotKept | Past::NotVerified => "–".to_owned(),
    };
    let (class, word) = match &issue.past {
        Past::Proven(_) | Past::Absent => ("mark mark-verified", mark::verified(m)),
        Past::NotKept => ("mark mark-unproven", label::not_kept(m)),
        Past::NotVerified => ("mark", mark::refused(m)),
    };
    let now = is_active.then(|| of_class("span", "tag").text(label::active_now(m)));
    let before = older.and_then(|older| older.past.number());
    let change = issue.past.number().zip(before).map(|(now, before)| change(ui, now - before));
    vec![
        el("span").text(m.short_day(&issue.date)).text(" ").children(now),
        plain(issue.by.clone()),
        plain(m.number(issue.sequence as f64)),
        plain(total),
        plain(change.unwrap_or_default()),
        of_class("span", class).text(word),
    ]
}

/// A difference with its sign.
#[expect(clippy::cast_precision_loss, reason = "numbers of seats are far below 2^53")]
fn change(ui: Ui, by: i64) -> String {
    let number = ui.m.number(by.unsigned_abs() as f64);
    match by {
        0 => "±0".to_owned(),
        1.. => format!("+{number}"),
        _ => format!("−{number}"),
    }
}

impl Fetch {
    /// Fetches what is older than what is there, and judges it.
    async fn load(self, store: Arc<Store>, owner: Arc<str>, module: Arc<str>) {
        let Some(there) = self.found.try_get_untracked() else { return };
        let next = match api::history(&owner, &module, there.before).await {
            Ok(page) => {
                let judge =
                    |one| Arc::new(judge_issue(one, &module, &store.roots, &store.state, store.today));
                let mut issues = there.issues.clone();
                issues.extend(page.activations.into_iter().map(judge));
                let _ = self.found.try_set(Arc::new(Found { issues, before: page.before }));
                Progress::There
            }
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => Progress::Failed(failure),
        };
        let _ = self.progress.try_set(next);
    }
}
