//! One licence in the list. What is shown of it was signed; a row that did not verify shows no numbers.

use segl_license::{LicenseType, Seats};

use super::groups::{Group, Listed};
use super::link::licence_link;
use crate::components::findings::findings;
use crate::components::hidden_words;
use crate::components::mark::mark;
use crate::components::usage::usage;
use crate::i18n::Messages;
use crate::i18n::texts::label;
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use crate::verify::JudgedRow;
use crate::words;

const NAME: &str = "name";
const NUMBER: &str = "number";
const PURPOSE: &str = "purpose";
const USAGE: &str = "usage-cell";
const MARK: &str = "verification";

/// A column: its class, its heading, and its name in the address where one can sort by it.
pub(super) type Heading = (&'static str, &'static str, Option<&'static str>);

/// The columns of a group's table. System licences are on or off, and say what they are
/// for; all others are counted in seats.
pub(super) fn columns(m: &'static Messages, group: Group) -> Vec<Heading> {
    let name = (NAME, label::licence(m), Some("name"));
    let in_use = (NUMBER, label::in_use(m), Some("in-use"));
    let mark = (MARK, label::verification(m), None);
    if group.has_seats() {
        let free = (NUMBER, label::free(m), Some("free"));
        let total = (NUMBER, label::total(m), Some("total"));
        vec![name, in_use, free, total, (USAGE, label::usage(m), None), mark]
    } else {
        vec![name, (PURPOSE, label::purpose(m), None), in_use, mark]
    }
}

/// The row.
pub(super) fn row(ui: Ui, group: Group, listed: &Listed, id: Option<i64>) -> El {
    let row = &listed.row;
    let link = licence_link(ui, row, id).attr("id", link_id(row.place));
    let is_switch = row.module.as_ref().is_some_and(|module| module.license_type == LicenseType::SiteLicense);
    let cells = if !group.has_seats() {
        vec![purpose(ui, row), switch(ui, row)]
    } else if is_switch {
        // A hidden one among those that are counted: it has no seats, and is never full.
        vec![switch(ui, row), el("td"), el("td"), of_class("td", USAGE)]
    } else {
        seat_cells(ui, row.seats())
    };
    of_class("tr", format!("depth-{} row-{}", listed.depth.min(4), row.mark.name()))
        .attr("data-module", row.module_name().to_owned())
        .attr("data-outcome", row.mark.name())
        .child(of_class("th", NAME).attr("scope", "row").child(link))
        .children(cells)
        .child(of_class("td", MARK).child(mark(ui, row.mark)).children(findings(ui, &row.verdict.findings)))
}

/// The id of a row's link, to which focus returns.
pub(super) fn link_id(place: usize) -> String {
    format!("licence-{place}")
}

/// A number's cell. On narrow screens, where rows become blocks, it bears its column's name.
fn cell(name: &'static str) -> El {
    of_class("td", NUMBER).attr("data-label", name)
}

/// What a licence is for, in its owner's words.
fn purpose(ui: Ui, row: &JudgedRow) -> El {
    let words = row.module.as_ref().map(|module| words::tooltip(ui.m, module)).unwrap_or_default();
    of_class("td", PURPOSE).text(words.to_owned())
}

/// A tick, with the number where there is more than one.
fn switch(ui: Ui, row: &JudgedRow) -> El {
    let cell = cell(label::in_use(ui.m));
    let Some(seats) = row.seats() else { return dash(cell, label::not_known(ui.m)) };
    let tick = of_class("span", "tick").child(hidden_words(label::active(ui.m)));
    match seats.total.filter(|total| *total > 1) {
        Some(total) => cell.text(ui.number(total)).text(" "),
        None => cell,
    }
    .child(tick)
}

#[expect(clippy::cast_precision_loss, reason = "the difference of two numbers of seats is far below 2^53")]
fn seat_cells(ui: Ui, seats: Option<Seats>) -> Vec<El> {
    let m = ui.m;
    let [in_use, free, total] = [label::in_use(m), label::free(m), label::total(m)].map(cell);
    let bar = of_class("td", USAGE);
    let Some(seats) = seats else {
        let unknown = |cell| dash(cell, label::not_known(m));
        return vec![unknown(in_use), unknown(free), unknown(total), bar];
    };
    let (free, total) = match (seats.free(), seats.total) {
        (Some(left), Some(all)) => (free.text(m.number(left as f64)), total.text(ui.number(all))),
        _ => (dash(free, label::unlimited(m)), total.text(label::unlimited(m))),
    };
    vec![in_use.text(ui.number(seats.in_use)), free, total, bar.children(usage(ui, seats))]
}

/// An en dash in place of a number, with the words that it stands for.
fn dash(cell: El, words: &'static str) -> El {
    cell.child(el("span").attr("aria-hidden", "true").text("–")).child(hidden_words(words))
}
