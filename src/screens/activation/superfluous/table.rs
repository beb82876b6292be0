//! Everyone who holds the licence, a page at a time.

use std::sync::Arc;

use leptos::prelude::*;

use super::people::{Column, Page};
use super::room::Room;
use super::row::row;
use super::tools::{SEARCH, quiet};
use crate::api::Failure;
use crate::components::fetching::Progress;
use crate::components::skeleton::skeleton;
use crate::i18n::texts::{activation, button, heading, label, message};
use crate::platform::element::{El, el, of_class};
use crate::platform::page;
use crate::words;

/// The table, its pages, and how far the next page is.
pub(super) fn people(room: Room) -> El {
    let m = room.ui.m;
    let page = room.people.page;
    let is_empty = move || page.with(|page| page.as_ref().is_none_or(|page| page.answer.found == 0));
    let with_plan = !room.ledger.get_untracked().is_plan(&room.module());
    // Where a range of the selection begins: a place of the page that is shown.
    let anchor = RwSignal::new(None);
    let rows = move || {
        anchor.set(None);
        let Some(page) = page.get() else { return Vec::new() };
        page.answer
            .assignees
            .iter()
            .enumerate()
            .map(|(at, one)| row(room, anchor, at, one, with_plan))
            .collect()
    };
    let waits = move || room.people.progress.get() == Progress::Waiting;
    let bones = move || {
        let first = waits() && page.with(Option::is_none);
        first.then(|| skeleton(m)).into_iter().collect()
    };
    let table = of_class("table", "facts superfluous-people")
        .live_attr("hidden", move || is_empty().then(|| "".into()))
        .live_attr("aria-busy", move || Some(if waits() { "true" } else { "false" }.into()))
        .child(of_class("caption", "visually-hidden").text(heading::holders(m)))
        .child(el("thead").child(head(room, with_plan)))
        .child(el("tbody").live(rows));
    of_class("section", "superfluous-list")
        .child(el("div").live(bones))
        .child(table)
        .child(el("div").live(move || nobody(room)))
        .child(pages(room))
}

fn head(room: Room, with_plan: bool) -> El {
    let m = room.ui.m;
    let plan = with_plan.then(|| sorting(room, Column::Plan, label::user_plan(m)));
    el("tr")
        .child(of_class("td", "pick"))
        .child(sorting(room, Column::FullName, label::user(m)))
        .child(sorting(room, Column::Name, label::user_name(m)))
        .child(of_class("th", "plain").attr("scope", "col").text(activation::superfluous_e_mail(m)))
        .children(plan)
        .child(sorting(room, Column::LastLogin, activation::superfluous_last_login(m)))
        .child(sorting(room, Column::OpenRequests, activation::superfluous_open_requests(m)))
        .child(of_class("th", "plain").attr("scope", "col").text(label::change(m)))
}

fn sorting(room: Room, by: Column, name: &'static str) -> El {
    let people = room.people;
    let sorted = move || {
        people.question.with(|question| {
            let way = if question.descending { "descending" } else { "ascending" };
            (question.by == by).then(|| way.into())
        })
    };
    let sort = move |_| people.ask(people.question.get_untracked().sorted(by));
    let button = of_class("button", "sort").attr("type", "button").on("click", sort).text(name);
    el("th").attr("scope", "col").live_attr("aria-sort", sorted).child(button)
}

/// What stands in place of the table where there is nobody.
fn nobody(room: Room) -> Vec<El> {
    let m = room.ui.m;
    let Some(page) = room.people.page.get().filter(|page| page.answer.found == 0) else { return Vec::new() };
    if page.question.words.trim().is_empty() {
        return vec![el("p").text(message::nobody_holds(m))];
    }
    let show_all = move |_| {
        page::focus(SEARCH);
        room.people.ask(room.people.question.get_untracked().searched(String::new()));
    };
    let way_out = quiet(activation::superfluous_show_all(m)).on("click", show_all);
    vec![
        of_class("div", "superfluous-nobody")
            .child(el("p").text(activation::superfluous_nobody_found_sentence(m)))
            .child(way_out),
    ]
}

/// Which page is shown, how far the next one is, and the buttons that turn it.
fn pages(room: Room) -> El {
    let (m, people) = (room.ui.m, room.people);
    let said = move || match people.progress.get() {
        Progress::Waiting => label::loading_part(m).to_owned(),
        Progress::Failed(failure) => failed(room, &failure),
        Progress::There => people.page.get().map(|page| range(room, &page)).unwrap_or_default(),
    };
    let shows = move |forward: bool| {
        let there = people.page.with(|page| {
            page.as_ref().is_some_and(|page| if forward { page.has_next() } else { page.question.skip > 0 })
        });
        let failed = matches!(people.progress.get(), Progress::Failed(_));
        there && !failed
    };
    // A page that cannot be turned further keeps its button, and the focus with it.
    let turn = move |forward: bool, name| {
        let off = move || (!shows(forward)).then(|| "true".into());
        let press = move |_| {
            if shows(forward) && people.progress.get_untracked() == Progress::There {
                people.ask(people.question.get_untracked().turned(forward));
            }
        };
        let one_page = move || (!shows(true) && !shows(false)).then(|| "".into());
        quiet(name).live_attr("aria-disabled", off).live_attr("hidden", one_page).on("click", press)
    };
    let retry = quiet(button::retry(m))
        .live_attr("hidden", move || {
            (!matches!(people.progress.get(), Progress::Failed(_))).then(|| "".into())
        })
        .on("click", move |_| {
            page::focus(SEARCH);
            people.ask_again();
        });
    of_class("div", "fetching")
        .child(el("p").attr("role", "status").live_text(move || said().into()))
        .child(turn(false, activation::superfluous_previous(m)))
        .child(turn(true, activation::superfluous_next(m)))
        .child(retry)
}

fn failed(room: Room, failure: &Failure) -> String {
    words::failure(room.ui.m, failure).to_owned()
}

#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
fn range(room: Room, page: &Arc<Page>) -> String {
    let (first, last) = page.range();
    if page.answer.found == 0 {
        return String::new();
    }
    if first == 1 && !page.has_next() {
        return message::holders_shown(room.ui.m, last as f64, page.answer.found as f64);
    }
    activation::superfluous_range(room.ui.m, first as f64, last as f64, page.answer.found as f64)
}
