//! What a licence is: its owner's description, and its signed fields.

use std::sync::Arc;

use segl_license::{ModuleLicense, Seats, implied_modules, is_user_plan};

use crate::components::definitions::{Definition, code, definitions, plain};
use crate::i18n::texts::{heading, help, label};
use crate::platform::element::{El, el, of_class};
use crate::screens::licences::link::licence_link;
use crate::screens::licences::store::List;
use crate::ui::Ui;
use crate::verify::JudgedRow;
use crate::words;

/// The description. Of a row that does not count there is only its name in code.
pub(super) fn about(ui: Ui, list: &List, row: &JudgedRow) -> El {
    let m = ui.m;
    let mut items = vec![(label::module_name(m), code(row.module_name().to_owned()))];
    let mut lead = None;
    if let (Some(module), Some(seats)) = (&row.module, row.seats()) {
        let tooltip = words::tooltip(m, module);
        lead = (!tooltip.is_empty()).then(|| of_class("p", "lead").text(tooltip.to_owned()));
        let plan = is_user_plan(module);
        let kind = if plan { label::user_plan(m) } else { words::license_type(m, module.license_type) };
        items.push((label::licence_type(m), plain(kind)));
        items.push((label::version(m), plain(module.module_version.clone())));
        items.extend(seat_items(ui, seats));
        items.push((label::allowed_users(m), plain(words::user_type(m, module.allowed_user_type))));
        if module.is_hidden {
            items.push((label::hidden(m), plain(label::yes(m))));
            items.extend(plans_with(ui, list, module));
        }
        items.extend(prerequisite(ui, list, module));
        items.extend(required_by(ui, list, module));
    }
    of_class("section", "about").children(lead).child(definitions(items))
}

#[expect(clippy::cast_precision_loss, reason = "the difference of two numbers of seats is far below 2^53")]
fn seat_items(ui: Ui, seats: Seats) -> Vec<Definition> {
    let m = ui.m;
    let mut items = vec![(label::in_use(m), plain(ui.number(seats.in_use)))];
    match (seats.free(), seats.total) {
        (Some(free), Some(total)) => {
            items.push((label::free(m), plain(m.number(free as f64))));
            items.push((label::total(m), plain(ui.number(total))));
        }
        _ => items.push((label::total(m), plain(label::unlimited(m)))),
    }
    items
}

/// The licence that a user must hold first.
fn prerequisite(ui: Ui, list: &List, module: &ModuleLicense) -> Option<Definition> {
    let name = module.prerequisite_module_name.as_ref()?;
    let required = list.find(name, None);
    let link = required.map_or_else(|| code(name.clone()), |row| row_link(ui, list, row));
    let shown = required.map_or(name.as_str(), |row| words::row_name(ui.m, row));
    let hint = of_class("span", "hint").text(help::prerequisite(ui.m, shown));
    Some((heading::prerequisite(ui.m), el("span").child(link).text(" ").child(hint)))
}

/// The licences for which this one must be held first.
fn required_by(ui: Ui, list: &List, module: &ModuleLicense) -> Option<Definition> {
    let requires = |row: &&Arc<JudgedRow>| {
        let other = row.module.as_ref();
        let name = other.and_then(|other| other.prerequisite_module_name.as_ref());
        name == Some(&module.module_name)
    };
    let rows = list.rows.iter().filter(requires).map(|row| el("li").child(row_link(ui, list, row)));
    let rows: Vec<El> = rows.collect();
    (!rows.is_empty()).then(|| (label::required_by(ui.m), el("ul").children(rows)))
}

/// The plans that bring a hidden licence with them.
fn plans_with(ui: Ui, list: &List, module: &ModuleLicense) -> Option<Definition> {
    let brings = |row: &&Arc<JudgedRow>| {
        let plan = row.module.as_ref();
        plan.is_some_and(|plan| implied_modules(plan).contains(&module.module_name.as_str()))
    };
    let plans: Vec<El> =
        list.rows.iter().filter(brings).map(|row| el("li").child(row_link(ui, list, row))).collect();
    (!plans.is_empty()).then(|| (label::part_of(ui.m), el("ul").children(plans)))
}

fn row_link(ui: Ui, list: &List, row: &JudgedRow) -> El {
    licence_link(ui, row, list.id_in_address(row))
}
