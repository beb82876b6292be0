//! Selecting many, and what can be done with them.

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::user_list::{UserChange, UserQuery};

use super::change::CHANGE;
use super::people::People;
use super::picked;
use super::retire::RETIRE;
use super::room::Room;
use super::tools::{SEARCH, quiet};
use crate::api::{Failure, users};
use crate::app::sign_in_again;
use crate::i18n::texts::{activation, users as texts};
use crate::platform::element::{El, Text, el, of_class};
use crate::platform::page;
use crate::words;

/// The tools above the table.
pub(super) fn selection(room: Room, people: People) -> El {
    let m = room.ui.m;
    let message = RwSignal::new(String::new());
    let select_shown = move |_| {
        message.set(String::new());
        picked::set(people.here(), true);
    };
    let unless_picked = || (picked::count() == 0).then(|| "".into());
    let task = move |name: &'static str, text: &'static str| {
        quiet(text)
            .live_attr("hidden", unless_picked)
            .on("click", move |_| room.ui.nav.open(room.ui.nav.now().with_task(name)))
    };
    let clear = move |_| {
        page::focus(SEARCH);
        picked::clear();
    };
    #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
    let said = move || match picked::count() {
        0 => String::new(),
        count => texts::selected_sentence(m, count as f64),
    };
    let is_empty =
        move || people.shown.with(|shown| shown.as_ref().is_none_or(|shown| shown.page.users.is_empty()));
    of_class("div", "users-selection")
        .attr("role", "group")
        .attr("aria-label", texts::selection(m))
        .live_attr("hidden", move || (is_empty() && picked::count() == 0).then(|| "".into()))
        .child(quiet(activation::superfluous_select_shown(m)).on("click", select_shown))
        .child(select_all(room, people, message))
        .child(of_class("p", "users-said").attr("role", "status").live_text(move || said().into()))
        .child(task(CHANGE, texts::change_selected(m)))
        .child(task(RETIRE, texts::retire_selected(m)))
        .child(quiet(activation::superfluous_clear(m)).live_attr("hidden", unless_picked).on("click", clear))
        .child(
            of_class("p", "superfluous-message")
                .attr("role", "alert")
                .live_text(move || message.get().into()),
        )
}

/// Selects everybody who was found, where that is more than one page.
fn select_all(room: Room, people: People, message: RwSignal<String>) -> El {
    let m = room.ui.m;
    let is_busy = RwSignal::new(false);
    let found = move || {
        let shown = people.shown.get()?;
        (shown.page.found > shown.page.users.len()).then_some(shown.page.found)
    };
    #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
    let name = move || -> Text {
        if is_busy.get() {
            return texts::previewing(m).into();
        }
        activation::superfluous_select_all(m, found().unwrap_or(0) as f64).into()
    };
    let press = move |_| {
        if !is_busy.get_untracked() {
            is_busy.set(true);
            message.set(String::new());
            let query = people.view.get_untracked().query();
            spawn_local(gather(room, query, is_busy, message));
        }
    };
    el("span")
        .live_attr("hidden", move || found().is_none().then(|| "".into()))
        .child(quiet("").on("click", press).live_text(name))
}

/// A change of nothing names everybody whom a query finds.
async fn gather(room: Room, query: UserQuery, is_busy: RwSignal<bool>, message: RwSignal<String>) {
    let nothing = UserChange { query: Some(query), ..UserChange::default() };
    let answer = users::preview(&nothing).await;
    // Whoever went elsewhere meanwhile selects nobody.
    if is_busy.try_set(false).is_some() {
        return;
    }
    match answer {
        Ok(report) => picked::set(report.users, true),
        Err(Failure::SignedOut) => sign_in_again(),
        Err(failure) => message.set(words::users::trouble(room.ui.m, &failure, str::to_owned)),
    }
}
