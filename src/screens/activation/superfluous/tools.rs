//! Above the list: search, and selecting many.

use leptos::prelude::*;

use super::gather::select_all;
use super::room::Room;
use crate::components::list_tools;
use crate::i18n::texts::activation;
use crate::platform::element::{El, of_class};

/// The id of the search field.
pub(super) const SEARCH: &str = "superfluous-search";

/// The tools.
pub(super) fn tools(room: Room) -> El {
    let m = room.ui.m;
    let select_shown = move |_| {
        let shown = room.people.shown();
        let free: Vec<_> = shown.iter().filter(|one| room.can_pick(one)).collect();
        room.pick(|picked| free.iter().for_each(|one| picked.set(one, true)));
    };
    let clear = move |_| room.pick(|picked| *picked = Default::default());
    of_class("div", "superfluous-tools")
        .attr("role", "search")
        .attr("aria-label", activation::superfluous_search(m))
        .child(search(room))
        .child(quiet(activation::superfluous_select_shown(m)).on("click", select_shown))
        .child(select_all(room))
        .child(quiet(activation::superfluous_clear(m)).on("click", clear))
}

fn search(room: Room) -> El {
    let m = room.ui.m;
    let typed = move |words| {
        let question = room.people.question.get_untracked();
        room.people.ask(question.searched(words));
    };
    let words = move || room.people.question.with(|question| question.words.clone());
    list_tools::search(SEARCH, activation::superfluous_search(m), words, typed)
}

/// A button beside the list.
pub(super) fn quiet(name: &'static str) -> El {
    of_class("button", "button button-quiet button-small").attr("type", "button").text(name)
}
