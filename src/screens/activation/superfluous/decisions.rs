//! What happens to those who are selected: the licence goes, or another plan comes. OK stages what is decided.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::assignees::Assignee;

use super::picked::{Decided, called, decide};
use super::room::{Room, leave};
use crate::i18n::texts::activation;
use crate::platform::element::{El, Text, el, of_class};
use crate::platform::input;

/// How many are named in a sentence.
const NAMED: usize = 10;

/// The id of the name of this part.
const HEADING: &str = "superfluous-selection";

/// The buttons below the list, with what comes of them.
pub(super) fn decisions(room: Room) -> El {
    let m = room.ui.m;
    let busy = RwSignal::new(false);
    let remove = of_class("button", "button button-quiet")
        .attr("type", "button")
        .on("click", move |_| apply(room, None))
        .text(activation::superfluous_remove(m));
    let choices = of_class("div", "superfluous-choices")
        .attr("role", "group")
        .attr("aria-labelledby", HEADING)
        .child(el("p").attr("id", HEADING).text(activation::superfluous_selection(m)))
        .child(remove)
        .children(another_plan(room));
    let said = move || if busy.get() { activation::superfluous_counting(m).to_owned() } else { said(room) };
    let ok = of_class("button", "button")
        .attr("type", "button")
        .on("click", move |_| accept(room, busy))
        .text(activation::superfluous_ok(m));
    let cancel = of_class("button", "button button-quiet")
        .attr("type", "button")
        .on("click", move |_| leave(room.ui))
        .text(activation::superfluous_cancel(m));
    let said = of_class("p", "superfluous-said").attr("role", "status").live_text(move || said().into());
    let message = of_class("p", "superfluous-message").attr("role", "alert");
    let end = of_class("div", "superfluous-end").child(ok).child(cancel);
    of_class("div", "superfluous-decisions")
        .child(choices)
        .child(message.live_text(move || room.message.get().into()))
        .child(of_class("div", "superfluous-foot").child(said).child(end))
}

/// How many are selected, and how many more it takes.
fn said(room: Room) -> String {
    let m = room.ui.m;
    let picked = room.picked.with(|picked| u32::try_from(picked.len()).unwrap_or(u32::MAX));
    if picked == 0 && room.decided().is_empty() {
        return String::new();
    }
    let still = match room.still() {
        0 => activation::superfluous_enough_sentence(m).to_owned(),
        still => activation::superfluous_still_sentence(m, f64::from(still)),
    };
    if picked == 0 {
        return still;
    }
    format!("{} {still}", activation::superfluous_chosen_sentence(m, f64::from(picked)))
}

/// The plans that can come instead, with their free seats; nothing where no plan goes.
fn another_plan(room: Room) -> Option<El> {
    let m = room.ui.m;
    let (ledger, module) = (room.ledger.get_untracked(), room.module());
    if !ledger.is_plan(&module) && !ledger.follows(&module) {
        return None;
    }
    if ledger.plans(&module).next().is_none() {
        return Some(of_class("p", "hint").text(activation::superfluous_no_plan_sentence(m)));
    }
    let chosen = RwSignal::new(String::new());
    let options = move || {
        let (ledger, module) = (room.ledger.get(), room.module());
        let none = el("option").attr("value", "").text(activation::superfluous_choose_plan(m));
        let plans = ledger.plans(&module).map(|plan| {
            let free = free(room, plan);
            el("option")
                .attr("value", plan.to_owned())
                .flag("disabled", free == Some(0))
                .flag("selected", chosen.get_untracked() == plan)
                .text(offered(room, plan, free))
        });
        [none].into_iter().chain(plans).collect()
    };
    let choose = of_class("select", "select")
        .attr("aria-label", activation::superfluous_plan(m))
        .on("change", move |event| chosen.set(input::selected(&event)))
        .live(options);
    let give = of_class("button", "button button-quiet")
        .attr("type", "button")
        .on("click", move |_| match chosen.get_untracked().as_str() {
            "" => room.message.set(activation::superfluous_plan_missing_sentence(m).to_owned()),
            plan => apply(room, Some(plan)),
        })
        .text(activation::superfluous_reassign(m));
    Some(of_class("div", "superfluous-plans").child(choose).child(give))
}

#[expect(clippy::cast_precision_loss, reason = "seats are far fewer than 2^53")]
fn offered(room: Room, plan: &str, free: Option<i64>) -> Text {
    let (m, name) = (room.ui.m, room.name_of(plan));
    match free {
        Some(free) => activation::superfluous_free_of(m, &name, free as f64).into(),
        None => activation::superfluous_free_unlimited(m, &name).into(),
    }
}

/// Free seats of a plan for those who are selected, or for anyone who holds the licence.
fn free(room: Room, plan: &str) -> Option<i64> {
    let (ledger, module) = (room.ledger.get(), room.module());
    let picked = room.picked.get();
    let mut from: Vec<&str> = picked.all().map(|one| ledger.goes(&module, one)).collect();
    from.sort_unstable();
    from.dedup();
    if from.is_empty() {
        from.push(&module);
    }
    room.moves.with(|moves| ledger.free(plan, &from, moves))
}

/// Decides for those who are selected.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
fn apply(room: Room, plan: Option<&str>) {
    let m = room.ui.m;
    let count = room.picked.with_untracked(|picked| picked.len());
    if count == 0 {
        return room.message.set(activation::superfluous_nobody_selected_sentence(m).to_owned());
    }
    let free = plan
        .and_then(|plan| free(room, plan))
        .filter(|free| usize::try_from(*free).is_ok_and(|free| free < count));
    if let Some(free) = free {
        return room.message.set(activation::superfluous_plan_full_sentence(m, free as f64));
    }
    let (ledger, module) = (room.ledger.get_untracked(), room.module());
    let mut decided = Decided::default();
    let mut picked = Arc::unwrap_or_clone(room.picked.get_untracked());
    room.decide(|moves| decided = decide(&mut picked, moves, &ledger, &module, plan));
    room.picked.set(Arc::new(picked));
    let mut said = Vec::new();
    if decided.done > 0 {
        said.push(activation::superfluous_done_sentence(m, decided.done as f64));
    }
    if !decided.kept.is_empty() {
        let names = names(&decided.kept);
        said.push(match plan {
            Some(_) => activation::superfluous_service_sentence(m, &names),
            None => activation::superfluous_kept_sentence(m, &names),
        });
    }
    room.message.set(said.join(" "));
}

fn names(of: &[Assignee]) -> String {
    let mut names: Vec<&str> = of.iter().take(NAMED).map(called).collect();
    if of.len() > NAMED {
        names.push("…");
    }
    names.join(", ")
}

/// Stages what is decided and leads back; what is selected must be decided first.
fn accept(room: Room, busy: RwSignal<bool>) {
    let picked = room.picked.with_untracked(|picked| u32::try_from(picked.len()).unwrap_or(u32::MAX));
    if picked > 0 {
        return room.message.set(activation::superfluous_undecided_sentence(room.ui.m, f64::from(picked)));
    }
    if busy.get_untracked() {
        return;
    }
    let moves = room.moves.get_untracked();
    if moves == room.desk.moves.get_untracked() {
        return leave(room.ui);
    }
    busy.set(true);
    let view = room.ui.nav.now();
    spawn_local(async move {
        room.desk.stage(Arc::unwrap_or_clone(moves)).await;
        // Whoever went elsewhere meanwhile is not called back.
        if room.ui.nav.now() == view {
            leave(room.ui);
        }
    });
}
