//! Searching and sorting the list, and what is said when nothing is left of it. Comes with the second part of the app.

use std::sync::Arc;

use leptos::prelude::*;

use super::choice::{Choice, Column, Order};
use super::drawing::Shown;
use super::groups::{Group, Groups, Listed, arrange};
use super::list::SEARCH;
use crate::i18n::Messages;
use crate::i18n::texts::{button, heading, message};
use crate::platform::element::{El, el, of_class};
use crate::platform::fold::fold;
use crate::platform::page;
use crate::sorted::sorted;
use crate::ui::Ui;
use crate::url_state::UrlState;
use crate::verify::JudgedRow;
use crate::words;

/// The rows that pass and in which all words occur, in the order that is asked for. Words are looked for in hidden rows
/// too: whoever searches for one should not be told that it does not exist.
pub(crate) fn narrow(m: &Messages, url: &UrlState, rows: &[Arc<JudgedRow>]) -> Groups {
    let choice = Choice::of(url);
    let folded = fold(&choice.words);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let passes =
        |row: &&Arc<JudgedRow>| choice.filter.passes(row) && (words.is_empty() || says(m, row, &words));
    let rows: Vec<Arc<JudgedRow>> = rows.iter().filter(passes).cloned().collect();
    let mut groups = arrange(&rows, (!words.is_empty()).then_some(Group::Hidden));
    if let Some(order) = choice.order {
        groups.each(|group, rows| sort(m, order, group, rows));
    }
    groups
}

/// Whether all words occur in a row's name, its name in code or what it is for.
fn says(m: &Messages, row: &JudgedRow, all: &[&str]) -> bool {
    let more = row.module.as_ref().map_or("", |module| words::tooltip(m, module));
    let said = fold(&[words::row_name(m, row), row.module_name(), more].join("\n"));
    all.iter().all(|word| said.contains(word))
}

/// Sorts a table, in which nothing then stands below another row. Rows without a number come last either way.
fn sort(m: &Messages, Order { by, largest_first }: Order, group: Group, rows: &mut Vec<Listed>) {
    for listed in rows.iter_mut() {
        listed.depth = 0;
    }
    if by == Column::Name {
        m.sort_by_text(rows, |listed| words::row_name(m, &listed.row));
        if largest_first {
            rows.reverse();
        }
    } else if group.has_seats() || by == Column::InUse {
        *rows = sorted(rows.drain(..), |a, b| match (by.number(&a.row), by.number(&b.row)) {
            (Some(a), Some(b)) if largest_first => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
    }
}

/// What stands in place of the tables when nothing is left of them, with the way out.
pub(super) fn nothing_found(ui: Ui, shown: RwSignal<Arc<Shown>>) -> El {
    let notice = move || {
        let show_all = move |_| {
            ui.nav.go(ui.nav.now().of_all());
            page::focus(SEARCH);
        };
        let way_out = of_class("button", "button").attr("type", "button").on("click", show_all);
        let notice = || {
            of_class("section", "notice")
                .child(el("h3").text(heading::no_match(ui.m)))
                .child(el("p").text(message::no_match(ui.m)))
                .child(way_out.text(button::show_all(ui.m)))
        };
        shown.with(|shown| shown.found == Some(0)).then(notice).into_iter().collect()
    };
    el("div").live(notice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;
    use crate::verify::testing::Vector;

    /// The names in code of what an address shows of the list.
    fn shown(vector: &Vector, query: &str) -> Vec<String> {
        let rows: Vec<Arc<JudgedRow>> = vector.judge().rows.into_iter().map(Arc::new).collect();
        let url = UrlState::parse("/licences/NORDDATA", query);
        narrow(&messages(Lang::En), &url, &rows)
            .rows()
            .map(|listed| listed.row.module_name().to_owned())
            .collect()
    }

    fn in_use(numbers: [(usize, u32); 3]) -> Vector {
        Vector::demonstration().with(move |owner| {
            for (at, in_use) in numbers {
                owner["Rows"][at]["InUse"] = in_use.into();
            }
        })
    }

    #[test]
    fn words_are_found_in_names_names_in_code_and_descriptions_whatever_their_case() {
        let demonstration = Vector::demonstration();
        assert_eq!(shown(&demonstration, "?q=ORDERS"), ["nd-orders"]);
        assert_eq!(shown(&demonstration, "?q=nd-look"), ["nd-lookup"]);
        assert_eq!(shown(&demonstration, "?q=approve+nd-inv"), ["nd-invoices"]);
        assert_eq!(shown(&demonstration, "?q=the+user"), ["nd-orders", "nd-invoices"]);
        assert_eq!(shown(&demonstration, "?q=nd-agent"), ["nd-agent"], "hidden, and found by its name");
        assert!(shown(&demonstration, "?q=nothing+like+it").is_empty());
        assert_eq!(shown(&demonstration, "?q=+").len(), 5);
    }

    #[test]
    fn each_filter_leaves_what_it_names() {
        let altered = Vector::demonstration().with(|owner| {
            owner["Rows"][3]["Columns"]["NumberOfLicenses"] = 500.into();
            owner["Rows"][5]["Signed"]["Body"] = "{}".into();
        });
        assert_eq!(shown(&altered, "?show=changed"), ["nd-orders", "nd-lookup"]);
        assert_eq!(shown(&altered, "?show=unverified"), ["nd-lookup"]);
        assert_eq!(shown(&altered, "?show=no-such-filter").len(), 5);
        let full = in_use([(3, 36), (4, 26), (5, 0)]);
        assert_eq!(shown(&full, "?show=nearly-full"), ["nd-orders"]);
        assert_eq!(shown(&full, "?show=over"), ["nd-invoices"]);
        assert_eq!(shown(&full, "?show=over&q=invoices&sort=name"), ["nd-invoices"]);
    }

    #[test]
    fn a_column_sorts_each_table_and_rows_without_a_number_come_last() {
        let users = |vector: &Vector, query: &str| shown(vector, query).split_off(2);
        let numbers = in_use([(3, 3), (4, 9), (5, 6)]);
        assert_eq!(users(&numbers, "?sort=in-use"), ["nd-orders", "nd-lookup", "nd-invoices"]);
        assert_eq!(users(&numbers, "?sort=-in-use"), ["nd-invoices", "nd-lookup", "nd-orders"]);
        assert_eq!(users(&numbers, "?sort=name"), ["nd-lookup", "nd-invoices", "nd-orders"]);
        assert_eq!(users(&numbers, "?sort=-name"), ["nd-orders", "nd-invoices", "nd-lookup"]);
        let forged = numbers.with(|owner| owner["Rows"][3]["Signed"]["Body"] = "{}".into());
        for order in ["in-use", "-in-use"] {
            assert_eq!(
                users(&forged, &format!("?sort={order}")).pop().as_deref(),
                Some("nd-orders"),
                "{order}"
            );
        }
        // One without a limit has no number of free seats either.
        for order in ["free", "-free", "total", "-total"] {
            assert_eq!(
                users(&forged, &format!("?sort={order}")),
                ["nd-invoices", "nd-orders", "nd-lookup"],
                "{order}"
            );
        }
    }
}
