//! What is wrong with a row, since when that can be known, what it means, and what to do.

use segl_license::Date;

use super::differences::differences;
use super::{Chosen, Store};
use crate::components::definitions::{Definition, definitions};
use crate::components::findings::findings;
use crate::i18n::texts::{heading, help, label};
use crate::platform::element::{El, el, of_class};
use crate::platform::memory;
use crate::screens::licences::worth::SECOND_JUDGE;
use crate::ui::Ui;
use crate::verify::{Mark, Since};
use crate::words;

/// The diagnosis; nothing where nothing is wrong.
pub(super) fn diagnosis(ui: Ui, store: &Store, owner_name: &str, chosen: &Chosen) -> Option<El> {
    let (m, row) = (ui.m, &chosen.row);
    let meaning = words::meaning(m, row.mark)?;
    // A row of a refused licence may have nothing of its own to say: then the licence's findings are its own.
    let found = match row.verdict.findings.is_empty() {
        true => chosen.licence.findings(),
        false => row.verdict.findings.clone(),
    };
    let seen = memory::last_in_order(owner_name).and_then(|day| Date::parse(&day));
    let since = Since::of(&found, chosen.licence.verdict.hash, &store.state, seen);
    let wrong = el("div").children(findings(ui, &found)).children(differences(ui, &found));
    let items: Vec<Definition> = vec![
        (label::wrong(m), wrong),
        (label::since_when(m), el("p").text(words::since(m, &since))),
        (label::meaning(m), el("p").text(meaning.to_owned())),
        (label::remedy(m), steps(ui, row.mark)),
    ];
    let class = if row.mark == Mark::Altered { "diagnosis diagnosis-care" } else { "diagnosis" };
    let section = of_class("section", class).child(el("h3").text(heading::findings(m)));
    Some(section.child(definitions(items)))
}

fn steps(ui: Ui, mark: Mark) -> El {
    let steps = words::remedy(ui.m, mark).into_iter().map(|step| el("li").text(step.to_owned()));
    let judge = el("li").text(help::second_judge(ui.m, SECOND_JUDGE));
    el("ol").children(steps).child(judge)
}
