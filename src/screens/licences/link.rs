//! The link from a licence's name to its details.

use crate::platform::element::{El, Event, of_class};
use crate::platform::event;
use crate::ui::Ui;
use crate::verify::JudgedRow;
use crate::words;

/// A real link: it can be copied, and opened in another tab. `id` is the one that the address needs beside the name.
pub(super) fn licence_link(ui: Ui, row: &JudgedRow, id: Option<i64>) -> El {
    let name = row.module_name().to_owned();
    // Shared, it leads to the licence and not to how the list was narrowed down.
    let href = ui.nav.now().of_all().with_licence(&name, id).address();
    let click = move |click: Event| {
        if event::takes_over(&click) {
            ui.nav.open(ui.nav.now().with_licence(&name, id));
        }
    };
    let shown = words::row_name(ui.m, row).to_owned();
    of_class("a", "licence-link").attr("href", href).on("click", click).text(shown)
}
