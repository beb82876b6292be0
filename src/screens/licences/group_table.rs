//! One group of licences as a real table. A table with nothing to show is hidden.

use std::sync::Arc;

use leptos::prelude::*;

use super::drawing::Shown;
use super::groups::{Group, Listed};
use super::row;
use super::store::List;
use crate::components::skeleton::bone;
use crate::i18n::Messages;
use crate::i18n::texts::{heading as headings, help, mark};
use crate::later::Parts;
use crate::platform::element::{El, Row, el, of_class};
use crate::ui::Ui;

/// The table of a group, for which the database says how many rows to expect.
pub(super) fn group_table(ui: Ui, shown: RwSignal<Arc<Shown>>, group: Group, expected: usize) -> El {
    let columns = row::columns(ui.m, group);
    let width = columns.len();
    let head = |(class, name, column)| heading(ui, class, name, column);
    let rows = move || {
        let shown = shown.get();
        shown.groups.of(group).iter().map(|listed| entry(ui, group, &shown.list, listed)).collect()
    };
    let waits = move || shown.with(|shown| !shown.complete && shown.groups.of(group).len() < expected);
    let is_empty = move || {
        let empty = !waits() && shown.with(|shown| shown.groups.of(group).is_empty());
        empty.then(|| "".into())
    };
    let class = move || {
        let shown = shown.get();
        let has_findings =
            shown.groups.of(group).iter().any(|listed| !listed.row.verdict.findings.is_empty());
        let wide = if has_findings { " has-findings" } else { "" };
        Some(format!("licences licences-{}{wide}", group.name()).into())
    };
    el("table")
        .live_attr("class", class)
        .live_attr("hidden", is_empty)
        .live_attr("aria-busy", move || Some(if waits() { "true" } else { "false" }.into()))
        .child(caption(ui.m, group))
        .child(el("thead").child(el("tr").children(columns.into_iter().map(head))))
        .child(el("tbody").rows(rows))
        .child(
            el("tbody")
                .live_attr("hidden", move || (!waits()).then(|| "".into()))
                .child(still_to_come(ui, width)),
        )
}

/// A column's heading; where one can sort by it, a button, as soon as the second part of the app is here.
fn heading(ui: Ui, class: &'static str, name: &'static str, column: Option<&'static str>) -> El {
    let th = of_class("th", class).attr("scope", "col");
    let Some(column) = column else { return th.text(name) };
    let sorted = move || {
        let order = ui.nav.state().sort?;
        let (by, way) = order.strip_prefix('-').map_or((&*order, "ascending"), |by| (by, "descending"));
        (by == column).then(|| way.into())
    };
    let content = move || {
        let button = |parts: Parts| (parts.sort)(ui, column, name);
        vec![ui.later.here().map_or_else(|| el("span").text(name), button)]
    };
    th.live_attr("aria-sort", sorted).live(content)
}

/// A row that stays as it is while others join. What can change of it is its place in the outline.
fn entry(ui: Ui, group: Group, list: &Arc<List>, listed: &Listed) -> Row {
    let (list, listed) = (Arc::clone(list), listed.clone());
    Row {
        key: listed.row.place * 8 + listed.depth.min(7),
        view: Box::new(move || row::row(ui, group, &listed, list.id_in_address(&listed.row))),
    }
}

/// The row that stands for those not judged yet. It names none of them: their names are not verified.
fn still_to_come(ui: Ui, width: usize) -> El {
    of_class("tr", "pending")
        .child(el("th").attr("scope", "row").text(mark::checking(ui.m)))
        .children((1..width).map(|_| el("td").child(bone())))
}

fn caption(m: &'static Messages, group: Group) -> El {
    let (name, note) = match group {
        Group::System => (headings::system_licences(m), None),
        Group::Site => (headings::site_licences(m), None),
        Group::User => (headings::user_licences(m), None),
        Group::Hidden => (headings::hidden_licences(m), Some(help::hidden_licences(m))),
        Group::Other => (headings::other_licences(m), Some(help::other_licences(m))),
    };
    el("caption").child(el("h3").text(name)).children(note.map(|note| el("p").text(note)))
}
