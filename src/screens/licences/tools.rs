//! Above the list: search, filters with their numbers, the export, and what came of them. Comes with the second part of
//! the app, as soon as somebody is about to use the list.

use std::sync::Arc;

use leptos::prelude::*;

use super::choice::{Choice, Column, Filter, Order};
use super::csv;
use super::drawing::Shown;
use super::groups::Group;
use super::list::SEARCH;
use super::narrow::nothing_found;
use super::store::{OwnerState, Store};
use crate::components::list_tools;
use crate::i18n::Messages;
use crate::i18n::texts::{button, label, mark, message};
use crate::platform::element::{El, of_class};
use crate::ui::Ui;
use crate::url_state::UrlState;
use crate::verify::JudgedRow;

/// The tools.
pub(crate) fn tools(ui: Ui, store: &Arc<Store>, owner: &OwnerState, shown: RwSignal<Arc<Shown>>) -> El {
    let filters = of_class("div", "filters")
        .attr("role", "group")
        .attr("aria-label", label::show(ui.m))
        .children(Filter::ALL.map(|filter| chip(ui, owner, filter)));
    of_class("div", "list-tools")
        .attr("role", "search")
        .attr("aria-label", label::search(ui.m))
        .child(search(ui))
        .child(filters)
        .child(export(ui, store, owner))
        .child(of_class("p", "matches").attr("role", "status").live_text(move || matches(ui, shown).into()))
        .child(nothing_found(ui, shown))
}

fn search(ui: Ui) -> El {
    let typed = move |query: String| {
        let now = ui.nav.now();
        let begins = now.query.is_none();
        let to = UrlState { query: Some(query).filter(|query| !query.is_empty()), ..now };
        // One entry for a search, however many letters it has: Back leads to the list as it was.
        if begins { ui.nav.go(to) } else { ui.nav.turn(to) }
    };
    let words = move || ui.nav.state().query.unwrap_or_default();
    list_tools::search(SEARCH, label::search(ui.m), words, typed)
}

fn chip(ui: Ui, owner: &OwnerState, filter: Filter) -> El {
    let list = owner.list;
    let number = move || {
        // Only when all is judged is the number one to rely on.
        let count = list.with(|list| {
            let passing = list.rows.iter().filter(|row| Group::of(row).is_some() && filter.passes(row));
            list.verdict.as_ref().map(|_| passing.count())
        });
        count.map(|count| number(ui.m, count)).unwrap_or_default().into()
    };
    let is_on = move || Choice::of(&ui.nav.state()).filter == filter;
    let choose = move |_| {
        let now = ui.nav.now();
        let off = Choice::of(&now).filter == filter;
        let show = filter.name().filter(|_| !off).map(str::to_owned);
        ui.nav.go(UrlState { show, ..now });
    };
    list_tools::chip(filter_word(ui.m, filter), is_on, choose)
        .text(" ")
        .child(of_class("span", "chip-number").live_text(number))
}

fn filter_word(m: &'static Messages, filter: Filter) -> &'static str {
    match filter {
        Filter::All => label::show_all(m),
        Filter::Changed => label::show_changed(m),
        Filter::Unverified => mark::refused(m),
        Filter::NearlyFull => label::nearly_full(m),
        Filter::Over => label::over(m),
    }
}

fn export(ui: Ui, store: &Arc<Store>, owner: &OwnerState) -> El {
    let (store, owner, list) = (Arc::clone(store), owner.clone(), owner.list);
    of_class("button", "button button-quiet export")
        .attr("type", "button")
        // Rows that are not judged yet would be missing from the file.
        .live_attr("hidden", move || list.with(|list| list.verdict.is_none()).then(|| "".into()))
        .on("click", move |_| csv::export(ui, &store, &owner))
        .text(button::export(ui.m))
}

/// The heading of a column, by its name in the address.
pub(crate) fn sort(ui: Ui, column: &'static str, name: &'static str) -> El {
    let sort = move |_| {
        let now = ui.nav.now();
        let by = Column::ALL.into_iter().find(|by| by.name() == column);
        let order = by.and_then(|by| Order::after(Choice::of(&now).order, by));
        ui.nav.go(UrlState { sort: order.map(Order::name), ..now });
    };
    of_class("button", "sort").attr("type", "button").on("click", sort).text(name)
}

/// How many licences are shown, for those who narrowed the list down.
fn matches(ui: Ui, shown: RwSignal<Arc<Shown>>) -> String {
    let choice = Choice::of(&ui.nav.state());
    let shown = shown.get();
    let Some(found) = shown.found.filter(|_| choice.is_narrow()) else { return String::new() };
    let searched = |row: &JudgedRow| choice.has_words() || Group::of(row).is_some();
    let all = shown.list.rows.iter().filter(|row| searched(row)).count();
    message::matches(ui.m, count(found), count(all))
}

fn number(m: &Messages, n: usize) -> String {
    m.number(count(n))
}

#[expect(clippy::cast_precision_loss, reason = "a licence has at most 2,000 rows")]
fn count(n: usize) -> f64 {
    n as f64
}
