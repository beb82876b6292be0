//! One group of licences as a real table. A table with nothing to show is hidden.

use std::sync::Arc;

use leptos::prelude::*;

use super::drawing::Shown;
use super::groups::{Group, Listed};
use super::row;
use super::store::List;
use crate::components::skeleton::bone;
use crate::i18n::Messages;
use crate::i18n::texts::{heading, help, mark};
use crate::platform::element::{El, Row, el, of_class};
use crate::ui::Ui;

/// The table of a group, for which the database says how many rows to expect.
pub(super) fn group_table(ui: Ui, shown: RwSignal<Arc<Shown>>, group: Group, expected: usize) -> El {
    let columns = row::columns(ui.m, group);
    let width = columns.len();
    let head = |(class, name)| el("th").attr("scope", "col").attr("class", class).text(name);
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
        Group::System => (heading::system_licences(m), None),
        Group::Site => (heading::site_licences(m), None),
        Group::User => (heading::user_licences(m), None),
        Group::Hidden => (heading::hidden_licences(m), Some(help::hidden_licences(m))),
        Group::Other => (heading::other_licences(m), Some(help::other_licences(m))),
    };
    el("caption").child(el("h3").text(name)).children(note.map(|note| el("p").text(note)))
}
