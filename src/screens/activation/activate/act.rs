//! What stands against the activation, what is staged for it, and its button.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::preview::ActivateRequest;

use crate::api::Failure;
use crate::api::activation::{self, Seen};
use crate::app::sign_in_again;
use crate::components::findings;
use crate::i18n::texts::{activation as words, button};
use crate::platform::element::{El, el, of_class};
use crate::platform::net::HangUp;
use crate::screens::activation::CHANGES;
use crate::screens::activation::draft::{Desk, Draft};
use crate::screens::activation::moves::Moves;
use crate::screens::activation::superfluous::refused;
use crate::ui::Ui;
use crate::words as said;

/// How far the activation is.
#[derive(Clone)]
enum Progress {
    Waiting,
    Activating(HangUp),
    Cancelled,
}

const REASON: &str = "activate-reason";

/// The end of the dialog.
pub(super) fn act(ui: Ui, desk: Desk, draft: &Arc<Draft>) -> El {
    let m = ui.m;
    let progress = RwSignal::new(Progress::Waiting);
    let fits = move || desk.seen.with(|seen| seen.as_ref().is_some_and(|seen| seen.can_be_activated));
    let is_ready = move || fits() && !desk.is_stale.get();
    let is_busy = move || matches!(progress.get(), Progress::Activating(_));
    let (of, judged) = (Arc::clone(draft), Arc::clone(draft));
    let press = move |_| {
        if is_ready() && !is_busy() {
            spawn_local(run(ui, desk, progress, Arc::clone(&of)));
        }
    };
    let hang_up = move |_| {
        if let Progress::Activating(hang_up) = progress.get_untracked() {
            hang_up.now();
            progress.set(Progress::Cancelled);
        }
    };
    let leave = move |_| ui.nav.close();
    let activate = of_class("button", "button")
        .attr("type", "button")
        .attr("aria-describedby", REASON)
        .live_attr("aria-disabled", move || {
            Some(if is_ready() && !is_busy() { "false" } else { "true" }.into())
        })
        .on("click", press)
        .text(words::activate(m));
    let stop = of_class("button", "button button-quiet").attr("type", "button");
    let stop = stop.live_attr("hidden", move || (!is_busy()).then(|| "".into())).on("click", hang_up);
    let close = of_class("button", "button button-quiet").attr("type", "button");
    let close = close.live_attr("hidden", move || is_busy().then(|| "".into())).on("click", leave);
    of_class("section", "act")
        .child(of_class("div", "staged").live(move || staged(ui, desk)))
        .child(
            of_class("div", "standing")
                .attr("id", REASON)
                .attr("role", "status")
                .live(move || standing(ui, desk, &judged, progress)),
        )
        .child(
            of_class("p", "act-buttons")
                .child(activate)
                .child(stop.text(button::cancel(m)))
                .child(close.text(button::not_now(m))),
        )
}

/// What is staged, in one sentence, with a way back.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
fn staged(ui: Ui, desk: Desk) -> Vec<El> {
    let m = ui.m;
    let moves = desk.moves.get();
    let moved = moves.all().iter().filter(|one| one.instead.is_some()).count();
    let removed = moves.all().len() - moved;
    let mut said = Vec::new();
    if removed > 0 {
        said.push(words::staged_removed_sentence(m, removed as f64));
    }
    if moved > 0 {
        said.push(words::staged_moved_sentence(m, moved as f64));
    }
    if said.is_empty() {
        return Vec::new();
    }
    let undo = of_class("button", "button button-quiet")
        .attr("type", "button")
        .on("click", move |_| spawn_local(desk.stage(Moves::default())));
    vec![el("p").text(said.join(" ")), el("p").child(undo.text(words::undo_all(m)))]
}

/// Why it can be activated or not, and how far it is.
fn standing(ui: Ui, desk: Desk, draft: &Draft, progress: RwSignal<Progress>) -> Vec<El> {
    let m = ui.m;
    let trouble = desk.trouble.get().map(|failure| said::activation::trouble(m, &failure));
    let mut parts: Vec<El> = match progress.get() {
        // One sentence where looking again failed of the same.
        Progress::Waiting => refused_before(ui, desk)
            .filter(|said| Some(said) != trouble.as_ref())
            .map(not_done)
            .into_iter()
            .collect(),
        Progress::Activating(_) => {
            return vec![
                el("p").text(words::activating(m)),
                el("progress").attr("aria-label", words::activating(m)),
            ];
        }
        Progress::Cancelled => vec![el("p").text(words::cancelled_sentence(m))],
    };
    if let Some(said) = trouble {
        parts.push(not_done(said));
        let again = of_class("button", "button button-quiet").attr("type", "button");
        let again = again.on("click", move |_| spawn_local(desk.look())).text(button::retry(m));
        parts.push(el("p").child(again));
        return parts;
    }
    match desk.seen.get().filter(|_| !desk.is_stale.get()) {
        None => parts.push(el("p").text(words::looking(m))),
        Some(seen) => parts.extend(against(ui, draft, &seen)),
    }
    parts
}

/// Why the last attempt was refused. What the server has found against the licence itself is said as such.
fn refused_before(ui: Ui, desk: Desk) -> Option<String> {
    let is_found = desk.seen.with(|seen| seen.as_ref().is_some_and(|seen| seen.verdict.is_some()));
    desk.refused.get().filter(|_| !is_found).map(|failure| said::activation::trouble(ui.m, &failure))
}

fn not_done(said: String) -> El {
    of_class("p", "refused").text(said)
}

/// What stands against it, as the server sees it now.
fn against(ui: Ui, draft: &Draft, seen: &Seen) -> Vec<El> {
    let m = ui.m;
    if let Some(finding) = &seen.verdict {
        let sentence = of_class("p", "refused").text(words::server_disagrees_sentence(m));
        return vec![sentence, findings::sentences(ui, std::slice::from_ref(finding))];
    }
    let blocked = seen.rows.iter().filter(|row| row.to_remove > 0).count();
    let mut parts = Vec::new();
    if blocked > 0 {
        #[expect(clippy::cast_precision_loss, reason = "a licence has at most 2,000 rows")]
        parts.push(of_class("p", "refused").text(words::blocked_by_sentence(m, blocked as f64)));
    }
    if !seen.refused.is_empty() {
        parts.push(of_class("p", "refused").text(words::moves_refused_sentence(m)));
        parts.extend(refused(ui, draft, &seen.refused));
    }
    if parts.is_empty() {
        parts.push(el("p").text(words::ready_sentence(m)));
    }
    parts
}

/// Activates, in the world that was looked at.
async fn run(ui: Ui, desk: Desk, progress: RwSignal<Progress>, draft: Arc<Draft>) {
    let (Some(Some(seen)), Some(moves)) = (desk.seen.try_get_untracked(), desk.moves.try_get_untracked())
    else {
        return;
    };
    let hang_up = HangUp::new();
    let _ = progress.try_set(Progress::Activating(hang_up.clone()));
    let _ = desk.refused.try_set(None);
    let asked = ActivateRequest {
        candidate: draft.file.clone(),
        world: seen.world.clone().unwrap_or_default(),
        moves: moves.wire(),
    };
    let answer = activation::activate(asked, &hang_up).await;
    if matches!(progress.try_get_untracked(), Some(Progress::Cancelled)) {
        // Whether it was in time is for the server to say.
        return desk.look().await;
    }
    match answer {
        Ok(activated) => {
            desk.clear();
            ui.say(words::activated_sentence(ui.m, activated.sequence));
            ui.nav.open(ui.nav.now().at_owner(&activated.owner_name).with_task(CHANGES));
            ui.changed();
        }
        Err(Failure::SignedOut) => sign_in_again(),
        Err(failure) => {
            let is_another = said::activation::is_another_licence_active(&failure);
            let _ = desk.is_stale.try_set(true);
            let _ = desk.refused.try_set(Some(failure));
            let _ = progress.try_set(Progress::Waiting);
            if is_another {
                // The screen verifies that one, and the file is then compared with it.
                ui.changed();
            } else {
                desk.look().await;
            }
        }
    }
}
