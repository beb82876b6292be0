//! Checks with their outcomes, as icon and word.

use crate::i18n::texts::mark;
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use crate::verify::Outcome;

/// A list of checks.
pub(crate) fn check_list(ui: Ui, checks: &[(&'static str, Outcome)]) -> El {
    let item = |(check, outcome): &(&'static str, Outcome)| {
        of_class("li", format!("check check-{}", outcome.name()))
            .attr("data-outcome", outcome.name())
            .child(of_class("span", "check-outcome").text(word(ui, *outcome)))
            .text(" ")
            .child(el("span").text(*check))
    };
    of_class("ul", "check-list").children(checks.iter().map(item))
}

fn word(ui: Ui, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => mark::passed(ui.m),
        Outcome::Warning => mark::warning(ui.m),
        Outcome::Failed => mark::failed(ui.m),
        Outcome::NotChecked => mark::not_checked(ui.m),
    }
}
