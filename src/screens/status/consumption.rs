//! The dashboard of the metered services: twelve months of each against what is included, as a picture, as a table and as a
//! file, and what the next invoice adds.

mod chart;
mod csv;
mod invoice;
mod service;

use leptos::task::spawn_local;
use segl_webapi::consumption::Consumption;

use super::fetched::fetched;
use crate::api::system;
use crate::components::tabs::tab_id;
use crate::i18n::texts::{button, consumption as words};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::task::turn;
use crate::platform::{event, page};
use crate::ui::Ui;
use crate::url_state::Place;

/// The part of the tab that this is, in the address.
pub(super) const PART: &str = "consumption";

const HEADING: &str = "consumption-heading";

/// The button that leads here.
pub(super) fn door(ui: Ui) -> El {
    let open = move |_| {
        ui.nav.go(ui.nav.now().at(Place::Status, Some(PART.to_owned())));
        spawn_local(async {
            turn().await;
            page::focus(HEADING);
        });
    };
    of_class("button", "button button-quiet")
        .attr("type", "button")
        .on("click", open)
        .text(words::heading(ui.m))
}

/// The dashboard.
pub(super) fn consumption(ui: Ui) -> El {
    let to = ui.nav.now().at(Place::Status, None);
    let href = to.address();
    let back = move |click: Event| {
        if event::takes_over(&click) {
            ui.nav.go(to.clone());
            page::focus(&tab_id(0));
        }
    };
    of_class("section", "consumption")
        .attr("aria-labelledby", HEADING)
        .child(el("p").child(el("a").attr("href", href).on("click", back).text(words::back(ui.m))))
        .child(el("h2").attr("id", HEADING).attr("tabindex", "-1").text(words::heading(ui.m)))
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
