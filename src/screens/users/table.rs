//! The users, a page at a time.

use std::sync::Arc;

use leptos::prelude::*;

use super::address::{Column, Tab, View};
use super::people::{People, Shown};
use super::room::Room;
use super::row::row;
use super::tools::{SEARCH, quiet};
use crate::api::Failure;
use crate::components::definitions::code;
use crate::components::fetching::Progress;
use crate::components::hidden_words;
use crate::components::notice::notice;
use crate::components::skeleton::bone;
use crate::i18n::texts::{activation, button, heading, label, message, users as texts};
use crate::platform::element::{El, Row, el, of_class};
use crate::platform::page;
use crate::words;

/// The id of what holds the table: focus goes there where what had it is gone.
const LIST: &str = "users-list";

/// The table, with what stands in its place, and its pages.
pub(super) fn table(room: Room, people: People, tab: Tab) -> El {
    let m = room.ui.m;
    let with_kind = tab != Tab::Associates;
    let shown = people.shown;
    // Where a range of the selection begins.
    let anchor = RwSignal::new(None);
    let rows = move || {
        let ids = shown.with(|shown| {
            let ids = |shown: &Arc<Shown>| shown.page.users.iter().map(|user| user.id).collect::<Vec<_>>();
            shown.as_ref().map(ids).unwrap_or_default()
        });
        let row = move |id: i64| Row {
            key: usize::try_from(id).unwrap_or(usize::MAX),
            view: Box::new(move || row(room, people, anchor, id, with_kind)),
        };
        ids.into_iter().take(people.drawn.get()).map(row).collect()
    };
    let is_empty = move || shown.with(|shown| shown.as_ref().is_none_or(|shown| shown.page.users.is_empty()));
    let waits = move || people.progress.get() == Progress::Waiting;
    let table = of_class("table", "facts superfluous-people users-table")
        .live_attr("hidden", move || is_empty().then(|| "".into()))
        .live_attr("aria-busy", move || Some(if waits() { "true" } else { "false" }.into()))
        .child(of_class("caption", "visually-hidden").text(heading::users(m)))
        .child(el("thead").child(head(room, people, with_kind)))
        .child(el("tbody").rows(rows));
    of_class("section", "users-list")
        .attr("id", LIST)
        .attr("tabindex", "-1")
        .attr("aria-label", heading::users(m))
        .child(el("div").live(move || instead(room, people)))
        .child(table)
        .child(pages(room, people))
}

fn head(room: Room, people: People, with_kind: bool) -> El {
    let m = room.ui.m;
    let fixed = |name: &'static str| of_class("th", "plain").attr("scope", "col").text(name);
    let sorting = |by, name| sorting(room, people, by, name);
    el("tr")
        .child(of_class("td", "pick"))
        .child(sorting(Column::FullName, label::user(m)))
        .child(sorting(Column::Name, label::user_name(m)))
        .children(with_kind.then(|| fixed(texts::kind(m))))
        .child(sorting(Column::Plan, label::user_plan(m)))
        .child(fixed(texts::licences(m)))
        .child(sorting(Column::LastLogin, activation::superfluous_last_login(m)))
        .child(fixed(texts::log_in(m)))
}

fn sorting(room: Room, people: People, by: Column, name: &'static str) -> El {
    let sorted = move || {
        people.view.with(|view| {
            let way = if view.descending { "descending" } else { "ascending" };
            (view.by == by).then(|| way.into())
        })
    };
    let sort = move |_| {
        let now = room.ui.nav.now();
        room.ui.nav.go(View::of(&now).sorted(by).at(&now));
    };
    let button = of_class("button", "sort").attr("type", "button").on("click", sort).text(name);
    el("th").attr("scope", "col").live_attr("aria-sort", sorted).child(button)
}

/// What stands in place of the table: it is on its way, it did not come, or there is nobody.
fn instead(room: Room, people: People) -> Vec<El> {
    let m = room.ui.m;
    let shown = people.shown.get();
    match (people.progress.get(), shown) {
        (Progress::Failed(failure), _) => vec![failed(room, people, &failure)],
        (Progress::Waiting, None) => {
            let bones = of_class("div", "bones").attr("aria-hidden", "true").children((0..8).map(|_| bone()));
            let slow = of_class("p", "slow").text(message::slow(m));
            vec![el("div").child(hidden_words(label::loading_part(m))).child(bones).child(slow)]
        }
        (_, Some(shown)) if shown.page.users.is_empty() => vec![nobody(room, &shown.view)],
        _ => Vec::new(),
    }
}

/// Why there is nobody to see. Whoever may not see users is told who can help; everything else can be tried again.
fn failed(room: Room, people: People, failure: &Failure) -> El {
    let m = room.ui.m;
    let sentence = words::failure(m, failure);
    if *failure == Failure::NotAdministrator {
        return notice(heading::no_access(m), sentence);
    }
    let request = failure.request_id().to_owned();
    let request =
        (!request.is_empty()).then(|| el("p").text(label::request_id(m)).text(": ").child(code(request)));
    let retry = move |_| {
        page::focus(LIST);
        people.ask_again();
    };
    let button = of_class("button", "button").attr("type", "button").on("click", retry);
    notice(texts::failed(m), sentence).children(request).child(button.text(button::retry(m)))
}

fn nobody(room: Room, view: &View) -> El {
    let m = room.ui.m;
    if !view.is_narrow() {
        let sentence =
            if view.tab == Tab::Licences { message::nobody_holds(m) } else { texts::nobody_sentence(m) };
        return of_class("p", "users-nobody").text(sentence);
    }
    let whole = if view.tab == Tab::Licences { view.searched(String::new()) } else { view.whole() };
    let show_all = move |_| {
        page::focus(SEARCH);
        room.ui.nav.go(whole.at(&room.ui.nav.now()));
    };
    of_class("div", "superfluous-nobody users-nobody")
        .child(el("p").text(texts::nobody_found_sentence(m)))
        .child(quiet(texts::show_everyone(m)).on("click", show_all))
}

/// Which page is shown, and the buttons that turn it.
fn pages(room: Room, people: People) -> El {
    let m = room.ui.m;
    let ends = move |of: fn(&Shown) -> (usize, usize)| {
        people.shown.with(|shown| shown.as_ref().map_or((1, 1), |shown| of(shown)))
    };
    let place = move || ends(|shown| (shown.view.page, shown.pages()));
    let can_turn = move |forward: bool| {
        let (page, pages) = place();
        if forward { page < pages } else { page > 1 }
    };
    // A page that cannot be turned further keeps its button, and the focus with it.
    let turn = move |forward: bool, name| {
        let press = move |_| {
            if can_turn(forward) && people.progress.get_untracked() == Progress::There {
                let now = room.ui.nav.now();
                room.ui.nav.go(View::of(&now).turned(forward).at(&now));
            }
        };
        quiet(name)
            .live_attr("aria-disabled", move || (!can_turn(forward)).then(|| "true".into()))
            .on("click", press)
    };
    #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 pages")]
    let said = move || {
        let (page, pages) = place();
        texts::page_of(m, page as f64, pages as f64).into()
    };
    of_class("div", "fetching")
        .live_attr("hidden", move || (place().1 == 1).then(|| "".into()))
        .child(turn(false, activation::superfluous_previous(m)))
        .child(el("p").live_text(said))
        .child(turn(true, activation::superfluous_next(m)))
}
