//! The dashboard of the metered services: twelve months of each against what is included, as a picture, as a table and as a
//! file, and what the next invoice adds.

mod chart;
mod csv;
mod invoice;
mod service;

use segl_webapi::consumption::Consumption;

use super::fetched::fetched;
use super::part;
use crate::api::system;
use crate::i18n::texts::{button, consumption as words};
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;

/// The part of the tab that this is, in the address.
pub(super) const PART: &str = "consumption";

const HEADING: &str = "consumption-heading";

/// The button that leads here.
pub(super) fn door(ui: Ui) -> El {
    part::door(ui, PART, HEADING, words::heading(ui.m))
}

/// The dashboard.
pub(super) fn consumption(ui: Ui) -> El {
    part::part(ui, "consumption", HEADING, words::heading(ui.m))
        .child(of_class("p", "hint").text(words::lead_sentence(ui.m)))
        .child(fetched(ui, || Box::pin(system::consumption()), move |known| shown(ui, known)))
}

fn shown(ui: Ui, known: &Consumption) -> Vec<El> {
    let m = ui.m;
    let updated = match known.updated {
        Some(moment) => words::updated_sentence(m, &m.moment(moment), known.users),
        None => words::never_updated_sentence(m).to_owned(),
    };
    let save = {
        let known = known.clone();
        move |_| csv::export(ui, &known)
    };
    let export = of_class("button", "button button-quiet")
        .attr("type", "button")
        .on("click", save)
        .text(button::export(m));
    let tools = of_class("div", "consumption-tools").child(el("p").text(updated)).child(export);
    let services = known.services.iter().map(|one| service::service(ui, one, &known.month));
    vec![tools, invoice::invoice(ui, known), of_class("div", "consumption-services").children(services)]
}
