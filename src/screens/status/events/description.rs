//! The second part: everything about the event that is chosen, and what can be done with it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::system_event::{CurrentSystemEvent, SystemEventCancel};

use super::super::{DELETE_EVENT, EDIT_EVENT};
use super::chosen;
use super::watch::Watch;
use crate::components::definitions::{definitions, plain};
use crate::i18n::texts::event as words;
use crate::platform::element::{El, el, of_class};
use crate::platform::page;
use crate::platform::task::turn;
use crate::ui::{Ui, follow};
use crate::url_state::UrlState;
use crate::words as said;

/// The id of the heading.
const HEADING: &str = "event-description-heading";

/// The description.
pub(super) fn description(ui: Ui, watch: Watch) -> El {
    let id = Memo::new(move |_| chosen(ui));
    // How far an operation is stands in the list: it does not make this anew each second.
    let event = Memo::new(move |_| {
        id.get().map(|id| (id, watch.event(id).map(|event| CurrentSystemEvent { progress: None, ..event })))
    });
    // What had the focus goes with an event that ends: the heading takes it, rather than nothing.
    let mut was_there = false;
    follow(move || {
        let is_there = event.with(|event| matches!(event, Some((_, Some(_)))));
        if was_there && !is_there {
            spawn_local(async {
                turn().await;
                if page::focus_is_lost() {
                    page::focus(HEADING);
                }
            });
        }
        was_there = is_there;
    });
    let content = move || match event.get() {
        None => vec![el("p").text(words::nothing_chosen_sentence(ui.m))],
        Some((_, Some(event))) => described(ui, &event),
        Some((_, None)) if watch.current.with(Option::is_none) => Vec::new(),
        Some((_, None)) => vec![el("p").text(words::chosen_ended_sentence(ui.m))],
    };
    of_class("section", "event-description")
        .attr("id", "event-description")
        .attr("aria-labelledby", HEADING)
        .child(el("h4").attr("id", HEADING).attr("tabindex", "-1").text(words::description(ui.m)))
        .child(of_class("div", "event-described").live(content))
}

fn described(ui: Ui, event: &CurrentSystemEvent) -> Vec<El> {
    let m = ui.m;
    let by = event.activated_by.as_ref();
    let by = by.map_or_else(|| words::by_system(m).to_owned(), |user| said::event::called(user).to_owned());
    let mut facts = vec![
        (words::column_activated(m), plain(m.moment(event.registered))),
        (words::column_activated_by(m), plain(by)),
    ];
    if let Some(eta) = event.eta {
        facts.push((words::column_finished(m), plain(m.moment(eta))));
    }
    facts.push((words::column_type(m), plain(said::event::holds_for(m, event))));
    let mut parts = vec![of_class("p", "event-what").text(said::event::kind(m, &event.eventkey).to_owned())];
    if !event.eventmess.is_empty() {
        parts.push(of_class("p", "event-message").text(event.eventmess.clone()));
    }
    parts.push(of_class("p", "hint").text(said::event::effect(m, &event.eventkey)));
    parts.push(definitions(facts));
    let id = event.system_event_id;
    let edit = event.may_edit.then(|| task(ui, "button button-quiet", EDIT_EVENT, id).text(words::edit(m)));
    let mut buttons: Vec<El> = edit.into_iter().collect();
    if event.cancel == SystemEventCancel::Never {
        parts.push(of_class("p", "hint").text(words::must_run_sentence(m)));
    } else {
        buttons.push(task(ui, "button button-danger", DELETE_EVENT, id).text(words::delete(m)));
    }
    if !buttons.is_empty() {
        parts.push(of_class("p", "act-buttons").children(buttons));
    }
    parts
}

/// A button that opens the dialog for this event.
fn task(ui: Ui, class: &'static str, name: &'static str, id: i64) -> El {
    of_class("button", class).attr("type", "button").on("click", move |_| {
        ui.nav.open(UrlState { row: Some(id), ..ui.nav.now().with_task(name) });
    })
}
