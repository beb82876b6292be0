//! Load licence from file: chosen or dropped, verified in this browser, and only then sent.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_license::{FILE_LIMIT, Finding, Judgement, Outcome, Verdict};

use super::{ACTIVATE, Screen};
use crate::api::Failure;
use crate::api::activation;
use crate::app::sign_in_again;
use crate::components::dialog::{self, TASK};
use crate::components::findings;
use crate::i18n::texts::{activation as words, button, label, offline};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::file::{self, File};
use crate::platform::net::HangUp;
use crate::ui::Ui;
use crate::words as said;

/// How far a file is.
#[derive(Clone)]
enum Progress {
    Nothing,
    Reading(String),
    /// Being verified: so many rows, of so many.
    Judging(String, usize, usize),
    /// The browser did not give it.
    Unreadable(String),
    /// Refused by this browser: nothing was sent.
    Refused(String, Arc<Verdict>),
    /// Genuine, and on its way to the server.
    Sending(Arc<Genuine>),
    /// Genuine, but it did not arrive.
    NotSent(Arc<Genuine>, Failure),
    /// Genuine here, and refused there.
    ServerRefused(Arc<Genuine>, Finding),
}

/// A file that this browser verified.
struct Genuine {
    name: String,
    octets: Vec<u8>,
    verdict: Verdict,
}

/// The view.
pub(super) fn load(ui: Ui, screen: Screen) -> El {
    let m = ui.m;
    let progress = RwSignal::new(Progress::Nothing);
    let take = move |file: Option<File>| {
        if let Some(file) = file {
            spawn_local(take(ui, screen, progress, file));
        }
    };
    let field = of_class("input", "visually-hidden")
        .attr("id", "licence-file")
        .attr("type", "file")
        .attr("accept", ".segl,.txt,.eml,text/plain")
        .on("change", move |change| take(file::chosen(&change)));
    let choose = of_class("label", "button").attr("for", "licence-file").text(words::choose_file(m));
    let zone = of_class("div", "drop-zone")
        .child(el("p").text(words::drop_here_sentence(m)))
        .child(el("p").child(field).child(choose));
    let outcome = move || outcome(ui, progress);
    of_class("div", "task")
        // Wherever over the dialog the file is let go, it is meant.
        .on("dragover", |drag: Event| drag.prevent_default())
        .on("drop", move |drop| take(file::dropped(&drop)))
        .child(dialog::heading(ui, TASK, button::load_file(m).to_owned(), el("span")))
        .child(
            of_class("div", "dialog-body")
                .child(el("p").text(words::load_lead_sentence(m)))
                .child(zone)
                .child(of_class("div", "outcome").attr("role", "status").live(outcome)),
        )
}

fn outcome(ui: Ui, progress: RwSignal<Progress>) -> Vec<El> {
    let m = ui.m;
    match progress.get() {
        Progress::Nothing => Vec::new(),
        Progress::Reading(name) => vec![el("p").text(words::reading(m, &name))],
        Progress::Judging(name, done, all) => {
            let bar = el("progress").attr("value", done.to_string()).attr("max", all.to_string());
            vec![el("p").text(words::judging(m, &name)), bar.attr("aria-label", label::verification(m))]
        }
        Progress::Unreadable(name) => vec![el("p").text(words::unreadable_sentence(m, &name))],
        Progress::Refused(name, verdict) => {
            let found = refusals(&verdict);
            vec![
                of_class("p", "refused").text(words::file_refused_sentence(m, &name)),
                findings::sentences(ui, &found),
            ]
        }
        Progress::Sending(genuine) => {
            let mut parts = genuine_is(ui, &genuine);
            parts.push(el("p").text(words::sending(m)));
            parts
        }
        Progress::NotSent(genuine, failure) => {
            let mut parts = genuine_is(ui, &genuine);
            let trouble = match failure {
                Failure::Network => offline::not_sent_sentence(m).to_owned(),
                failure => said::activation::trouble(m, &failure),
            };
            parts.push(el("p").text(trouble));
            let press = move |_| spawn_local(send(ui, progress, Arc::clone(&genuine)));
            let again = of_class("button", "button").attr("type", "button").on("click", press);
            parts.push(el("p").child(again.text(button::retry(m))));
            parts
        }
        Progress::ServerRefused(genuine, finding) => {
            let mut parts = genuine_is(ui, &genuine);
            parts.push(of_class("p", "refused").text(words::server_disagrees_sentence(m)));
            parts.push(findings::sentences(ui, &[finding]));
            parts
        }
    }
}

/// What this browser found in a file that it verified.
fn genuine_is(ui: Ui, genuine: &Genuine) -> Vec<El> {
    let m = ui.m;
    let verdict = &genuine.verdict;
    let serial_nr = verdict.serial_nr.clone().unwrap_or_default();
    let mark = of_class("span", "mark mark-verified").text(words::genuine(m));
    let sentence = words::genuine_sentence(m, &genuine.name, verdict.sequence.unwrap_or(0), &serial_nr);
    let repaired = verdict.armour.map_or(0, |armour| armour.repaired_lines);
    #[expect(clippy::cast_precision_loss, reason = "a file of 8 MiB has fewer lines than 2^53")]
    let repaired = (repaired > 0).then(|| el("p").text(words::repaired_sentence(m, repaired as f64)));
    let test = (verdict.outcome == Outcome::VerifiedTest).then(|| el("p").text(words::test_keys_sentence(m)));
    let mut parts = vec![el("p").child(mark).text(" ").text(sentence)];
    parts.extend(repaired);
    parts.extend(test);
    if !verdict.warnings.is_empty() {
        parts.push(findings::sentences(ui, &verdict.warnings));
    }
    parts
}

/// Why a file was refused: the step that refused it, then what was found in its rows.
fn refusals(verdict: &Verdict) -> Vec<Finding> {
    let of_rows = verdict.rows.iter().flat_map(|row| &row.findings).cloned();
    let mut found: Vec<Finding> = verdict.refusal().into_iter().collect();
    found.extend(of_rows.filter(|one| !found.contains(one)).take(20).collect::<Vec<_>>());
    found
}

async fn take(ui: Ui, screen: Screen, progress: RwSignal<Progress>, file: File) {
    let name = file.name();
    let _ = progress.try_set(Progress::Reading(name.clone()));
    // One octet more than a licence may have, so that a larger file is judged to be one.
    let Some(octets) = file.read(FILE_LIMIT + 1).await else {
        return drop(progress.try_set(Progress::Unreadable(name)));
    };
    let Some(basis) = screen.basis().await else {
        return drop(progress.try_set(Progress::Unreadable(name)));
    };
    let told = |done, all| drop(progress.try_set(Progress::Judging(name.clone(), done, all)));
    let Judgement { verdict, content } = basis.judge(&octets, told).await;
    if content.is_none() {
        return drop(progress.try_set(Progress::Refused(name, Arc::new(verdict))));
    }
    send(ui, progress, Arc::new(Genuine { name, octets, verdict })).await;
}

/// Sends a genuine file; the server keeps it, and it is looked at under its name there.
async fn send(ui: Ui, progress: RwSignal<Progress>, genuine: Arc<Genuine>) {
    let _ = progress.try_set(Progress::Sending(Arc::clone(&genuine)));
    let next = match activation::preview_file(genuine.octets.clone(), &HangUp::new()).await {
        Ok(seen) => match (seen.candidate, seen.verdict) {
            (Some(file), _) => return ui.nav.open(ui.nav.now().with_task_of_file(ACTIVATE, &file)),
            (None, Some(finding)) => Progress::ServerRefused(genuine, finding),
            (None, None) => Progress::NotSent(genuine, Failure::Unreadable),
        },
        Err(Failure::SignedOut) => return sign_in_again(),
        Err(failure) => Progress::NotSent(genuine, failure),
    };
    let _ = progress.try_set(next);
}
