//! What a user plan contains: the licences that are given and taken together with it.

use std::sync::Arc;

use segl_license::implied_modules;

use crate::components::definitions::code;
use crate::components::mark::mark;
use crate::i18n::texts::{heading, help, label};
use crate::platform::element::{El, el, of_class};
use crate::platform::intl::{self, SortKey};
use crate::screens::licences::link::licence_link;
use crate::screens::licences::store::List;
use crate::sorted::sorted;
use crate::ui::Ui;
use crate::verify::JudgedRow;
use crate::words;

/// A name in a plan's `set=`, with the row that it stands for.
struct Implied {
    name: String,
    key: SortKey,
    row: Option<Arc<JudgedRow>>,
}

/// The contents; nothing for what is no plan.
pub(super) fn plan(ui: Ui, list: &List, row: &JudgedRow) -> Option<El> {
    let implied = contents(ui, list, &implied_modules(row.module.as_ref()?));
    let item = |implied: &Implied| match &implied.row {
        Some(row) => el("li")
            .child(licence_link(ui, row, list.id_in_address(row)))
            .child(code(implied.name.clone()))
            .child(mark(ui, row.mark)),
        None => of_class("li", "unresolved")
            .child(code(implied.name.clone()))
            .child(of_class("span", "mark mark-missing").text(label::not_in_licence(ui.m))),
    };
    let section = of_class("section", "plan")
        .child(el("h3").text(heading::plan_contents(ui.m)))
        .child(of_class("p", "hint").text(help::plan_contents(ui.m)));
    (!implied.is_empty())
        .then(|| section.child(of_class("ul", "plan-contents").children(implied.iter().map(item))))
}

/// The implied licences by name, as the reader's language sorts.
fn contents(ui: Ui, list: &List, names: &[&str]) -> Vec<Implied> {
    let resolve = |name: &&str| {
        let row = list.find(name, None).cloned();
        let shown = row.as_ref().map_or(*name, |row| words::row_name(ui.m, row));
        Implied { name: (*name).to_owned(), key: intl::sort_key(shown), row }
    };
    let locale = ui.m.lang().locale();
    sorted(names.iter().map(resolve), |a, b| intl::compare(locale, &a.key, &b.key))
}
