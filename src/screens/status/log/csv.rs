//! The whole log as a file for a spreadsheet, the oldest entry first, with the hash of each.

use segl_webapi::log::LogEntry;

use super::check::PAGE;
use crate::api::activation::day;
use crate::api::system;
use crate::components::gathering::{self, Part};
use crate::i18n::Messages;
use crate::i18n::texts::log as words;
use crate::platform::download;
use crate::platform::element::El;
use crate::screens::licences::csv::sheet::{Cell, sheet};
use crate::ui::Ui;
use crate::words::log::act;

/// The button.
pub(super) fn export(ui: Ui) -> El {
    let begin = || {
        |skip: usize| -> Part<LogEntry> {
            Box::pin(async move {
                let from = i64::try_from(skip).unwrap_or(i64::MAX).saturating_add(1);
                let page = system::log(Some(from), PAGE).await?;
                Ok((page.entries, usize::try_from(page.total).unwrap_or(usize::MAX)))
            })
        }
    };
    let save = move |all: Vec<LogEntry>| {
        let name = format!("{}.csv", words::heading(ui.m));
        download::save(&name, "text/csv;charset=utf-8", &csv(ui.m, &all));
    };
    gathering::export(ui, begin, save)
}

/// A line an entry.
fn csv(m: &Messages, entries: &[LogEntry]) -> String {
    let head = ["Id", "At"].map(Cell::text).into_iter();
    let head = head.chain([words::when(m), words::who(m), words::what(m), words::whom(m)].map(Cell::text));
    let head = head.chain(["Act", "Before", "After", "Hash"].map(Cell::text)).collect();
    sheet([head].into_iter().chain(entries.iter().map(|entry| cells(m, entry))))
}

fn cells(m: &Messages, entry: &LogEntry) -> Vec<Cell> {
    let text = |of: &Option<String>| Cell::text(of.as_deref().unwrap_or_default());
    vec![
        Cell::number(entry.id),
        Cell::number(entry.at),
        Cell::text(&day(entry.at)),
        Cell::text(&entry.actor),
        Cell::text(act(m, &entry.act)),
        Cell::text(&entry.subject),
        Cell::text(&entry.act),
        text(&entry.before),
        text(&entry.after),
        Cell::text(&entry.hash),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;

    #[test]
    fn every_entry_is_a_line_with_its_hash_and_no_formula() {
        let entry = LogEntry {
            id: 7,
            at: 1_795_355_100,
            actor: "=ann".to_owned(),
            act: "license-activated".to_owned(),
            subject: "SUPEROFFICE".to_owned(),
            after: Some(r#"{"Sequence":2}"#.to_owned()),
            hash: "abc=".to_owned(),
            ..LogEntry::default()
        };
        let file = csv(&messages(Lang::En), &[entry]);
        let lines: Vec<&str> = file.split_terminator("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}Id;At;When;Who;What;To whom or what;Act;Before;After;Hash");
        let expected = r#"7;1795355100;'2026-11-22;'=ann;Licence activated;SUPEROFFICE;license-activated;;"{""Sequence"":2}";abc="#;
        assert_eq!(lines[1], expected);
    }
}
