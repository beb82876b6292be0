//! System notifications: what goes on in the system, live, with the description of the one that is chosen.

mod description;
mod list;
mod standing;
mod watch;

use segl_webapi::system_event::CurrentSystemEvent;

use super::ADD_EVENT;
use crate::i18n::texts::event as words;
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use watch::Watch;

/// The name of the chosen event in the address.
const CHOSEN: &str = "event";

/// The part of the tab.
pub(super) fn events(ui: Ui) -> El {
    let m = ui.m;
    let watch = Watch::begin(ui);
    let add = of_class("button", "button")
        .attr("type", "button")
        .on("click", move |_| ui.nav.open(ui.nav.now().with_task(ADD_EVENT)))
        .text(words::add(m));
    let refresh = of_class("button", "button button-quiet")
        .attr("type", "button")
        .on("click", move |_| watch.refresh())
        .text(words::refresh(m));
    let count = move || watch.count().map(|count| words::count(m, count)).unwrap_or_default().into();
    let tools = of_class("div", "event-tools")
        .child(add)
        .child(refresh)
        .child(of_class("p", "event-count").live_text(count))
        .child(standing::standing(ui, watch));
    let parts = of_class("div", "event-parts")
        .child(list::list(ui, watch))
        .child(description::description(ui, watch));
    of_class("section", "card system-events")
        .attr("aria-labelledby", "system-events")
        .child(el("h2").attr("id", "system-events").text(words::heading(m)))
        .child(tools)
        .child(el("div").live(move || standing::not_live(ui, watch)))
        .child(el("h3").text(words::system_events(m)))
        .child(parts)
        .child(of_class("p", "hint").text(words::not_terminated_sentence(m)))
}

/// The event that the address names, whether it goes on or not.
fn chosen(ui: Ui) -> Option<i64> {
    ui.nav.state().own(CHOSEN)?.parse().ok()
}

/// Chooses an event: its description is shown.
fn choose(ui: Ui, id: i64) {
    ui.nav.turn(ui.nav.now().with_own(CHOSEN, Some(&id.to_string())));
}

/// An event by its number.
fn find(events: &[CurrentSystemEvent], id: i64) -> Option<&CurrentSystemEvent> {
    events.iter().find(|event| event.system_event_id == id)
}
