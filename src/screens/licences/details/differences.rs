//! Edited columns side by side: what the database says, and what was signed.

use segl_license::{Code, Finding};

use crate::components::definitions::{code, plain};
use crate::components::table::table;
use crate::i18n::texts::{label, mark};
use crate::platform::element::{El, el};
use crate::ui::Ui;
use crate::words;

/// The columns that differ; nothing where none does.
pub(super) fn differences(ui: Ui, found: &[Finding]) -> Option<El> {
    let m = ui.m;
    let edited = found.iter().filter(|finding| finding.code == Code::ColumnChanged);
    let rows: Vec<[String; 3]> = edited.map(|finding| values(ui, finding)).collect();
    let columns = vec![(label::field(m), ""), (label::in_database(m), ""), (label::was_signed(m), "")];
    let cells = move |[field, stored, signed]: &[String; 3]| {
        let name = words::field(m, field);
        let shown = name.map(|name| el("span").text(name).text(" "));
        vec![
            el("span").children(shown).child(code(field.clone())),
            el("del").text(stored.clone()),
            plain(signed.clone()),
        ]
    };
    (!rows.is_empty()).then(|| table(mark::altered(m), columns, move || rows.iter().map(cells).collect()))
}

fn values(ui: Ui, finding: &Finding) -> [String; 3] {
    let field = finding.facts.text("Field").unwrap_or_default();
    let said = |name| words::value(ui.m, field, finding.facts.get(name));
    [field.to_owned(), said("Stored"), said("Signed")]
}
