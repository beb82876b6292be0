//! The first installation: whose it is, and how it comes to a licence. Comes with the second part of the app.

use super::store::Store;
use super::task::LOAD;
use crate::components::copyable::copyable;
use crate::components::definitions::{definitions, plain};
use crate::components::notice::notice;
use crate::i18n::texts::{activation, button, label};
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;

/// What the vendor asks for, what to do with the answer, and where to read more.
pub(crate) fn first(ui: Ui, store: &Store) -> El {
    let (m, company) = (ui.m, &store.company);
    let serial_number = label::serial_number(m);
    let help = el("a").attr("rel", "help").attr("href", ui.nav.now().with_help("activating").address());
    let load = of_class("button", "button")
        .attr("type", "button")
        .on("click", move |_| ui.nav.open(ui.nav.now().with_task(LOAD)));
    notice(activation::first_heading(m), activation::no_licences_sentence(m))
        .child(el("p").text(activation::first_sentence(m)))
        .child(definitions(vec![
            (label::company_name(m), plain(company.name.clone())),
            (serial_number, copyable(ui, serial_number, company.serial_nr.clone())),
        ]))
        .child(el("p").child(load.text(button::load_file(m))))
        .child(el("p").child(help.text(activation::help(m))))
}
