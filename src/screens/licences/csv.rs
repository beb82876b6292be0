//! All rows of an owner as a file for a spreadsheet, hidden ones included, with what this browser found about each.

pub(crate) mod sheet;

use leptos::prelude::*;
use segl_license::{LicenseType, Seats};

use super::groups::arrange;
use super::store::{List, OwnerState, Store};
use crate::i18n::Messages;
use crate::i18n::texts::{heading, label};
use crate::platform::download;
use crate::ui::Ui;
use crate::verify::JudgedRow;
use crate::words;
use sheet::{Cell, sheet};

/// Offers the rows of an owner as a file.
pub(super) fn export(ui: Ui, store: &Store, owner: &OwnerState) {
    let Some(list) = owner.list.try_get_untracked() else { return };
    let name = format!("{} {} {}.csv", heading::licences(ui.m), owner.name, store.today);
    download::save(&name, "text/csv;charset=utf-8", &csv(ui.m, &list));
}

/// The rows as the list orders them by itself, then those that it does not show.
fn csv(m: &Messages, list: &List) -> String {
    let groups = arrange(&list.rows, None);
    let listed = groups.rows().map(|listed| &listed.row);
    let is_listed = |row: &JudgedRow| groups.rows().any(|listed| listed.row.place == row.place);
    let others = list.rows.iter().filter(|row| !is_listed(row));
    let head = [
        label::licence_type(m),
        label::licence(m),
        label::module_name(m),
        label::purpose(m),
        label::in_use(m),
        label::free(m),
        label::total(m),
        label::usage_percent(m),
        label::hidden(m),
        label::verification(m),
        heading::findings(m),
    ];
    let head = head.map(Cell::text).into();
    sheet([head].into_iter().chain(listed.chain(others).map(|row| cells(m, row))))
}

/// What did not verify has no type, no text and no number, as on the screen.
fn cells(m: &Messages, row: &JudgedRow) -> Vec<Cell> {
    let module = row.module.as_ref();
    let kind = module.map(|module| words::license_type(m, module.license_type)).unwrap_or_default();
    let switch = module.is_some_and(|module| module.license_type == LicenseType::SiteLicense);
    let [in_use, free, total, usage] = numbers(m, row.seats(), switch);
    let hidden = module.map(|module| if module.is_hidden { label::yes(m) } else { label::no(m) });
    let found: Vec<String> = row.verdict.findings.iter().map(|finding| words::finding(m, finding)).collect();
    vec![
        Cell::text(kind),
        Cell::text(words::row_name(m, row)),
        Cell::text(row.module_name()),
        Cell::text(module.map(|module| words::tooltip(m, module)).unwrap_or_default()),
        in_use,
        free,
        total,
        usage,
        Cell::text(hidden.unwrap_or_default()),
        Cell::text(words::mark(m, row.mark)),
        Cell::text(&found.join(" ")),
    ]
}

/// In use, free, total, and how much of it is in use. A licence that is on or off is not counted.
fn numbers(m: &Messages, seats: Option<Seats>, switch: bool) -> [Cell; 4] {
    let none = || Cell::text("");
    let Some(seats) = seats else { return [none(), none(), none(), none()] };
    let total =
        seats.total.map_or_else(|| Cell::text(label::unlimited(m)), |total| Cell::number(total.into()));
    if switch {
        return [none(), none(), total, none()];
    }
    let free = seats.free().map_or_else(none, Cell::number);
    let tenths =
        |total: u32| (i64::from(seats.in_use) * 1000 + i64::from(total) / 2).checked_div(total.into());
    let usage = seats.total.and_then(tenths).map_or_else(none, Cell::tenths);
    [Cell::number(seats.in_use.into()), free, total, usage]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;
    use crate::verify::testing::Vector;

    fn list(vector: &Vector) -> List {
        List { rows: vector.judge().rows.into_iter().map(Arc::new).collect(), ..List::default() }
    }

    #[test]
    fn every_row_is_in_the_file_the_hidden_ones_last_with_the_verdict_of_the_browser() {
        let text = csv(&messages(Lang::En), &list(&Vector::demonstration()));
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split_terminator("\r\n").collect();
        assert_eq!(lines.len(), 7);
        assert_eq!(
            lines.first(),
            Some(
                &"Licence type;Licence;Module name;Description;In use;Free;Total;Usage (%);Hidden;Verification;Findings"
            )
        );
        assert!(lines.iter().skip(1).all(|line| line.contains(";Verified;")), "{text}");
        assert!(
            lines.last().is_some_and(|line| line.contains(";nd-agent;") && line.contains(";Yes;")),
            "{text}"
        );
        assert!(
            lines.iter().any(|line| line.starts_with("User licence;") && line.contains(";nd-orders;")),
            "{text}"
        );
    }

    #[test]
    fn what_was_edited_says_so_and_what_did_not_verify_has_no_number() {
        let edited = Vector::demonstration().with(|owner| {
            owner["Rows"][3]["Columns"]["NumberOfLicenses"] = 500.into();
            owner["Rows"][5]["Signed"]["Body"] = "{}".into();
        });
        let text = csv(&messages(Lang::Nb), &list(&edited));
        let line = |name: &str| text.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
        assert!(line("nd-orders").contains("500") && !line("nd-orders").contains(";500;"), "{text}");
        assert!(line("nd-lookup").contains(";;;;"), "{text}");
        assert!(!line("nd-lookup").contains(";Verifisert;"), "{text}");
    }

    #[test]
    fn seats_are_whole_numbers_and_their_share_has_a_decimal_comma() {
        let m = messages(Lang::Sv);
        let row = |in_use, total, switch| {
            sheet([numbers(&m, Some(Seats { in_use, total }), switch).into()]).replace("\r\n", "")
        };
        assert_eq!(row(29, Some(30), false), "\u{feff}29;1;30;96,7");
        assert_eq!(row(31, Some(30), false), "\u{feff}31;-1;30;103,3");
        assert_eq!(row(3, None, false), "\u{feff}3;;Obegränsat;");
        assert_eq!(row(0, Some(0), false), "\u{feff}0;0;0;");
        assert_eq!(row(1, Some(2), true), "\u{feff};;2;");
    }
}
