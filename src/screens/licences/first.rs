//! The first installation: whose it is, and how it comes to a licence. Comes with the second part of the app.

use super::store::Store;
use crate::components::copyable::copyable;
use crate::components::definitions::{definitions, plain};
use crate::i18n::texts::{activation, label};
use crate::platform::element::{El, el};
use crate::ui::Ui;

/// What the vendor asks for, what to do with the answer, and where to read more.
pub(crate) fn first(ui: Ui, store: &Store) -> El {
    let (m, company) = (ui.m, &store.company);
    let serial_number = label::serial_number(m);
    let help = el("a").attr("rel", "help").attr("href", ui.nav.now().with_help("activating").address());
    el("div")
        .attr("class", "first")
        .child(el("p").text(activation::first_sentence(m)))
        .child(definitions(vec![
            (label::company_name(m), plain(company.name.clone())),
            (serial_number, copyable(ui, serial_number, company.serial_nr.clone())),
        ]))
        .child(el("p").child(help.text(activation::help(m))))
}
