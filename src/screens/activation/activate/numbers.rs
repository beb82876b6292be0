//! The rows that change, with their numbers until now and from then on.

use std::sync::Arc;

use leptos::prelude::*;
use segl_webapi::preview::RowChange;

use crate::components::definitions::plain;
use crate::components::table::table;
use crate::i18n::texts::{activation as words, label};
use crate::platform::element::{El, el, of_class};
use crate::screens::activation::SUPERFLUOUS;
use crate::screens::activation::draft::{Desk, Draft, RowDraft};
use crate::screens::activation::licence_status;
use crate::ui::Ui;
use crate::words as said;

/// The table; where nothing changes, that nothing does.
pub(super) fn numbers(ui: Ui, desk: Desk, draft: &Arc<Draft>, rows: &Arc<Vec<RowDraft>>) -> El {
    let m = ui.m;
    let columns = vec![
        (label::licence(m), ""),
        (label::in_use(m), "number"),
        (label::free(m), "number"),
        (label::total(m), "number"),
        (words::plus_minus(m), "number"),
        (words::new_total(m), "number"),
        (words::new_free(m), "number"),
    ];
    let (of, draft) = (Arc::clone(rows), Arc::clone(draft));
    let cells = move || {
        let seen = desk.seen.get();
        let server =
            |name: &str| seen.as_ref().and_then(|seen| seen.rows.iter().find(|row| row.module_name == name));
        let listed =
            of.iter().filter(|row| !row.differences.is_empty() || server(row.module_name()).is_some());
        listed.map(|row| cells(ui, &draft, &of, row, server(row.module_name()))).collect()
    };
    let is_same = rows.iter().all(|row| row.differences.is_empty());
    let same = is_same.then(|| el("p").text(words::nothing_changes_sentence(m)));
    of_class("section", "numbers").child(el("h3").text(words::what_changes(m))).children(same).child(table(
        words::what_changes(m),
        columns,
        cells,
    ))
}

fn cells(ui: Ui, draft: &Draft, all: &[RowDraft], row: &RowDraft, server: Option<&RowChange>) -> Vec<El> {
    let in_use = server.map_or(row.in_use, |server| server.in_use);
    let new_in_use = server.map_or(row.in_use, |server| server.new_in_use);
    let (total, new_total) = (RowDraft::total(row.old.as_ref()), RowDraft::total(row.new.as_ref()));
    let left = |total: Option<u32>, used: u32| total.map(|total| i64::from(total) - i64::from(used));
    let name = name(ui, draft, all, row, server);
    if !row.has_seats() {
        let change = change(ui, total, new_total);
        return vec![
            name,
            number(ui, None, "–"),
            number(ui, None, "–"),
            total_cell(ui, total),
            change,
            total_cell(ui, new_total),
            number(ui, None, "–"),
        ];
    }
    vec![
        name,
        plain(ui.number(in_use)),
        free(ui, left(total, in_use)),
        total_cell(ui, total),
        change(ui, total, new_total),
        total_cell(ui, new_total),
        free(ui, left(new_total, new_in_use)),
    ]
}

/// The name; over-assigned ones are links to making room, and say so in words.
fn name(ui: Ui, draft: &Draft, all: &[RowDraft], row: &RowDraft, server: Option<&RowChange>) -> El {
    let m = ui.m;
    let shown = row.shown().map(|row| said::description(m, row).to_owned()).unwrap_or_default();
    let hidden = row.shown().is_some_and(|row| row.is_hidden).then(|| {
        let plans = server.iter().flat_map(|server| &server.implied_by);
        let named = |name: &String| all.iter().find(|row| row.module_name() == name)?.shown();
        let plans: Vec<&str> = plans.filter_map(named).map(|row| said::description(m, row)).collect();
        of_class("span", "hint").text(words::part_of(m, &plans.join(", ")))
    });
    let Some(server) = server.filter(|server| server.to_remove > 0) else {
        return el("span").text(shown).text(" ").children(hidden);
    };
    let mut to = ui.nav.now().with_task_of_file(SUPERFLUOUS, &draft.file);
    to.of = Some(row.module_name().to_owned());
    let link = licence_status::named_link(ui, to, shown).attr("class", "over-assigned");
    let word = of_class("span", "over-assigned").text(words::to_remove(m, server.to_remove));
    el("span").child(link).text(" ").child(word).text(" ").children(hidden)
}

fn number(ui: Ui, n: Option<i64>, otherwise: &str) -> El {
    #[expect(clippy::cast_precision_loss, reason = "numbers of seats are far below 2^53")]
    // The sign that the difference has, whatever the language's own is.
    let text = n.map(|n| ui.m.number(n as f64).replace('-', "−"));
    plain(text.unwrap_or_else(|| otherwise.to_owned()))
}

fn total_cell(ui: Ui, total: Option<u32>) -> El {
    number(ui, total.map(i64::from), label::unlimited(ui.m))
}

/// What is left; less than nothing is said in words too.
fn free(ui: Ui, left: Option<i64>) -> El {
    let cell = number(ui, left, label::unlimited(ui.m));
    if left.is_some_and(|left| left < 0) { cell.attr("class", "loss") } else { cell }
}

/// The difference with its sign and a word.
fn change(ui: Ui, before: Option<u32>, after: Option<u32>) -> El {
    let m = ui.m;
    match (before, after) {
        (Some(before), Some(after)) if before != after => {
            let number = m.number(f64::from(after.abs_diff(before)));
            if after > before {
                of_class("span", "gain").text(format!("+{number} {}", words::more(m)))
            } else {
                of_class("span", "loss").text(format!("−{number} {}", words::fewer(m)))
            }
        }
        (Some(_), None) => of_class("span", "gain").text(words::becomes_unlimited(m)),
        (None, Some(_)) => of_class("span", "loss").text(words::becomes_limited(m)),
        _ => plain("±0"),
    }
}
