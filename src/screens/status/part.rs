//! A part of the tab with an address of its own: the way there, and the way back.

use leptos::task::spawn_local;

use crate::components::tabs::tab_id;
use crate::i18n::texts::consumption as words;
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::task::turn;
use crate::platform::{event, page};
use crate::ui::Ui;
use crate::url_state::Place;

/// The button that leads to a part.
pub(super) fn door(ui: Ui, part: &'static str, heading: &'static str, name: &'static str) -> El {
    let open = move |_| {
        ui.nav.go(ui.nav.now().at(Place::Status, Some(part.to_owned())));
        spawn_local(async move {
            turn().await;
            page::focus(heading);
        });
    };
    of_class("button", "button button-quiet").attr("type", "button").on("click", open).text(name)
}

/// The part itself, with the link back to the tab and its heading.
pub(super) fn part(ui: Ui, class: &'static str, heading: &'static str, name: &'static str) -> El {
    let to = ui.nav.now().at(Place::Status, None);
    let href = to.address();
    let back = move |click: Event| {
        if event::takes_over(&click) {
            ui.nav.go(to.clone());
            page::focus(&tab_id(0));
        }
    };
    of_class("section", class)
        .attr("aria-labelledby", heading)
        .child(el("p").child(el("a").attr("href", href).on("click", back).text(words::back(ui.m))))
        .child(el("h2").attr("id", heading).attr("tabindex", "-1").text(name))
}
