//! Who is decided on, each with a way back.

use leptos::prelude::*;

use super::counts::number;
use super::room::Room;
use crate::i18n::texts::activation;
use crate::platform::element::{El, el, of_class};
use crate::platform::page;
use crate::screens::activation::moves::Staged;

/// How many are listed: of the others it is said how many they are.
const MOST: usize = 100;

/// The id of the list's summary, where focus goes when an entry is gone.
const SUMMARY: &str = "superfluous-marked";

/// The list, closed until somebody opens it.
pub(super) fn marked(room: Room) -> El {
    let m = room.ui.m;
    let is_empty = move || room.decided().is_empty().then(|| "".into());
    let summary =
        move || format!("{}: {}", activation::superfluous_marked(m), number(m, room.decided().len())).into();
    let entries = move || room.decided().iter().take(MOST).map(|one| entry(room, one)).collect();
    let more = move || {
        let more = room.decided().len().saturating_sub(MOST);
        #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
        let sentence = (more > 0).then(|| activation::superfluous_more_sentence(m, more as f64));
        sentence.unwrap_or_default().into()
    };
    let undo_all = move |_| {
        let decided = room.decided();
        page::focus("superfluous-search");
        room.decide(|moves| decided.iter().for_each(|one| moves.keep(one.holder, &one.module)));
    };
    let undo_all =
        of_class("button", "button button-quiet button-small").attr("type", "button").on("click", undo_all);
    of_class("details", "superfluous-marked")
        .live_attr("hidden", is_empty)
        .child(el("summary").attr("id", SUMMARY).live_text(summary))
        .child(el("ul").live(entries))
        .child(of_class("p", "hint").live_text(more))
        .child(undo_all.text(activation::superfluous_undo_all(m)))
}

fn entry(room: Room, one: &Staged) -> El {
    let undo = undo(room, one.clone(), SUMMARY);
    el("li").child(el("strong").text(one.name.clone())).child(el("span").text(outcome(room, one))).child(undo)
}

/// What becomes of a holder, in words.
pub(super) fn outcome(room: Room, one: &Staged) -> String {
    let m = room.ui.m;
    match &one.instead {
        Some(plan) => activation::superfluous_turns(m, &room.name_of(plan)),
        None if one.module == room.module() => activation::superfluous_goes(m).to_owned(),
        None => activation::superfluous_goes_with_plan(m, &room.name_of(&one.module)),
    }
}

/// The way back of one; focus goes to the element with the id `next`.
pub(super) fn undo(room: Room, one: Staged, next: impl Into<String>) -> El {
    let m = room.ui.m;
    let next = next.into();
    let name = activation::superfluous_undo_for(m, &one.name);
    let keep = move |_| {
        // Before the button is gone, and the focus with it.
        page::focus(&next);
        room.message.set(String::new());
        room.decide(|moves| moves.keep(one.holder, &one.module));
    };
    of_class("button", "button button-quiet button-small")
        .attr("type", "button")
        .attr("aria-label", name)
        .on("click", keep)
        .text(activation::superfluous_undo(m))
}
