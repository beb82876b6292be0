//! Edited columns side by side: what the database says, and what was signed.

use segl_license::Finding;

use crate::components::definitions::{code, plain};
use crate::components::table::table;
use crate::i18n::texts::{label, mark, message};
use crate::platform::element::{El, el};
use crate::screens::licences::summary::count;
use crate::ui::Ui;
use crate::words;

/// Columns that were found changed; nothing where none was.
pub(super) fn differences(ui: Ui, changed: &[Finding]) -> Option<El> {
    let m = ui.m;
    let rows: Vec<[String; 3]> = changed.iter().map(|finding| values(ui, finding)).collect();
    let columns =
        vec![(label::field(m), "field-name"), (label::in_database(m), ""), (label::was_signed(m), "")];
    let cells = move |[field, stored, signed]: &[String; 3]| {
        let name = words::field(m, field);
        let shown = name.map(|name| el("span").text(name).text(" "));
        vec![
            el("span").children(shown).child(code(field.clone())),
            el("del").text(stored.clone()),
            plain(signed.clone()),
        ]
    };
    let sentence = message::columns_differ(m, count(rows.len()));
    let table = move || table(mark::altered(m), columns, move || rows.iter().map(cells).collect());
    (!changed.is_empty()).then(|| el("div").child(el("p").text(sentence)).child(table()))
}

fn values(ui: Ui, finding: &Finding) -> [String; 3] {
    let field = finding.facts.text("Field").unwrap_or_default();
    let said = |name| words::value(ui.m, field, finding.facts.get(name));
    [field.to_owned(), said("Stored"), said("Signed")]
}
