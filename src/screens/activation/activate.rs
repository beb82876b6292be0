//! Activate new licence: what it would change, what stands against it, and the button.

mod act;
mod losses;
mod numbers;

use std::sync::Arc;

use leptos::prelude::*;
use segl_license::Outcome;

use super::draft::{Desk, Draft, Progress};
use crate::components::banner::{Weight, banner};
use crate::components::definitions::{definitions, plain};
use crate::components::dialog::{self, TASK};
use crate::components::findings;
use crate::i18n::texts::{activation as words, label, mark};
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use crate::words as said;

/// The view.
pub(super) fn activate(ui: Ui, desk: Desk) -> El {
    let body = move || match desk.progress.get() {
        Progress::Here(draft) => compared(ui, desk, &draft),
        other => vec![waiting(ui, desk, other)],
    };
    of_class("div", "task")
        .child(dialog::heading(ui, TASK, words::activate_new(ui.m).to_owned(), el("span")))
        .child(of_class("div", "dialog-body").live(body))
}

/// What is said until the file is verified, or instead.
fn waiting(ui: Ui, _desk: Desk, progress: Progress) -> El {
    let m = ui.m;
    match progress {
        Progress::Fetching | Progress::Here(_) => el("p").attr("role", "status").text(words::fetching(m)),
        Progress::Judging(done, all) => {
            let bar = el("progress").attr("value", done.to_string()).attr("max", all.to_string());
            let bar = bar.attr("aria-label", label::verification(m));
            el("div").child(el("p").text(words::judging_candidate(m))).child(bar)
        }
        Progress::Refused(verdict) => {
            let found: Vec<_> = verdict.refusal().into_iter().collect();
            el("div")
                .attr("role", "alert")
                .child(of_class("p", "refused").text(words::candidate_refused_sentence(m)))
                .child(findings::sentences(ui, &found))
        }
        Progress::Failed(failure) => {
            el("p").attr("role", "alert").text(said::activation::trouble(m, &failure))
        }
    }
}

/// The file against what is active.
fn compared(ui: Ui, desk: Desk, draft: &Arc<Draft>) -> Vec<El> {
    let rows = Arc::new(draft.rows());
    let mut parts = vec![about(ui, draft)];
    if !draft.verdict.warnings.is_empty() {
        parts.push(findings::sentences(ui, &draft.verdict.warnings));
    }
    parts.extend(new_key(ui, draft));
    parts.push(banner(Weight::Warning, mark::warning(ui.m), words::caution_sentence(ui.m)));
    parts.push(numbers::numbers(ui, desk, draft, &rows));
    parts.extend(losses::losses(ui, draft, &rows));
    parts.push(act::act(ui, desk, draft));
    parts
}

/// That another key signed it than the active one: nothing under the older key follows.
fn new_key(ui: Ui, draft: &Draft) -> Option<El> {
    let old = draft.active.as_ref()?.licence.get_untracked()?.license.as_ref()?.epoch;
    let new = draft.content.license.epoch;
    let sentence = || words::key_changes_sentence(ui.m, f64::from(new), f64::from(old));
    (new != old).then(|| banner(Weight::Note, mark::information(ui.m), sentence()))
}

/// Which licence it is, and that this browser verified it.
fn about(ui: Ui, draft: &Draft) -> El {
    let m = ui.m;
    let license = &draft.content.license;
    let verified = of_class("span", "mark mark-verified").text(mark::verified(m));
    let test = (draft.verdict.outcome == Outcome::VerifiedTest)
        .then(|| of_class("span", "tag").text(label::test_key(m)));
    #[expect(clippy::cast_precision_loss, reason = "a licence has at most 2,000 rows")]
    let count = draft.content.rows.len() as f64;
    let items = vec![
        (label::company_name(m), plain(license.company_name.clone())),
        (label::serial_number(m), plain(license.serial_nr.clone())),
        (label::issue(m), plain(ui.number(license.sequence))),
        (label::issued(m), plain(m.day(&license.issued.to_string()))),
        (
            label::verification(m),
            el("span")
                .child(verified)
                .text(" ")
                .text(words::rows_verified(m, count))
                .text(" ")
                .children(test),
        ),
    ];
    definitions(items)
}
