//! Edits what an event says and when it is expected to end. Where somebody else changed it meanwhile, what was typed is
//! kept and the other's version stands beside it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::enums::SystemEventScope;
use segl_webapi::system_event::CurrentSystemEvent;

use super::form::{Fields, MESSAGE, buttons, ends, message, standing};
use crate::api::Failure;
use crate::api::system::{self, EventBody};
use crate::app::sign_in_again;
use crate::components::banner::{Weight, banner};
use crate::components::definitions::{definitions, plain};
use crate::components::dialog::{self, TASK};
use crate::i18n::texts::{event as words, label, mark};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::{input, local_time, page};
use crate::ui::Ui;
use crate::words as said;

/// How far it is.
#[derive(Clone)]
pub(super) enum Progress {
    Loading,
    Failed(Failure),
    /// There is no such event, or not any more.
    Ended,
    Here(CurrentSystemEvent),
}

/// The event that the address names, as it stands now.
pub(super) fn begin(ui: Ui) -> RwSignal<Progress> {
    let progress = RwSignal::new(Progress::Loading);
    let id = ui.nav.now().row.unwrap_or_default();
    spawn_local(async move {
        let _ = progress.try_set(look(id).await);
    });
    progress
}

async fn look(id: i64) -> Progress {
    match system::events().await {
        Ok(now) => {
            let found = now.events.into_iter().find(|event| event.system_event_id == id);
            found.map_or(Progress::Ended, Progress::Here)
        }
        Err(failure) => {
            if failure == Failure::SignedOut {
                sign_in_again();
            }
            Progress::Failed(failure)
        }
    }
}

/// The view.
pub(super) fn edit(ui: Ui) -> El {
    let m = ui.m;
    let progress = begin(ui);
    let body = move || match progress.get() {
        Progress::Loading => vec![el("p").attr("role", "status").text(label::loading_part(m))],
        Progress::Failed(failure) => {
            vec![el("p").attr("role", "alert").text(said::event::trouble(m, &failure))]
        }
        Progress::Ended => vec![el("p").attr("role", "alert").text(words::refused_unknown_sentence(m))],
        Progress::Here(event) if !event.may_edit => {
            vec![el("p").attr("role", "alert").text(words::refused_not_editable_sentence(m))]
        }
        Progress::Here(event) => vec![form(ui, event)],
    };
    of_class("div", "task")
        .child(dialog::heading(ui, TASK, words::edit_heading(m).to_owned(), el("span")))
        .child(of_class("div", "dialog-body").live(body))
}

fn form(ui: Ui, event: CurrentSystemEvent) -> El {
    let m = ui.m;
    let fields = Fields::new(&event.eventmess, event.eta);
    // What somebody else made of it; then this is what is replaced.
    let theirs = RwSignal::new(None::<CurrentSystemEvent>);
    let (id, key) = (event.system_event_id, event.eventkey.clone());
    let seen = RwSignal::new(event.updated_count);
    let kind = key.clone();
    let send = move |submit: Event| {
        submit.prevent_default();
        fields.tried.set(true);
        if fields.trouble_with_message(ui, &kind).is_some() {
            page::focus(MESSAGE);
        } else if !fields.busy.get_untracked() {
            fields.busy.set(true);
            spawn_local(run(ui, fields, id, seen, theirs));
        }
    };
    let facts = vec![
        (words::kind(m), plain(said::event::kind(m, &event.eventkey).to_owned())),
        (words::applies_to(m), plain(said::event::holds_for(m, &event))),
    ];
    of_class("form", "serial-form event-form")
        .flag("novalidate", true)
        .on("submit", send)
        .child(definitions(facts))
        .child(ends(ui, fields))
        .child(message(ui, fields, move || key.clone()))
        .child(standing(ui, fields))
        .child(of_class("div", "event-theirs").attr("role", "alert").live(move || {
            theirs.get().map(|theirs| conflict(ui, fields, &theirs)).into_iter().flatten().collect()
        }))
        .child(buttons(ui, words::save(m)))
}

/// What the event says by now, and the way to take that over.
fn conflict(ui: Ui, fields: Fields, theirs: &CurrentSystemEvent) -> Vec<El> {
    let m = ui.m;
    let eta = theirs.eta.map(|eta| m.moment(eta)).unwrap_or_default();
    let facts = vec![
        (words::finished(m), plain(eta)),
        (words::description(m), of_class("span", "event-message").text(theirs.eventmess.clone())),
    ];
    let (text, moment) = (theirs.eventmess.clone(), theirs.eta);
    let take = of_class("button", "button button-quiet")
        .attr("type", "button")
        .on("click", move |_| {
            let ends = moment.map(local_time::written).unwrap_or_default();
            input::fill_lines(MESSAGE, &text);
            input::fill("event-ends", &ends);
            fields.message.set(text.clone());
            fields.ends.set(ends);
            page::focus(MESSAGE);
        })
        .text(words::take_theirs(m));
    vec![
        banner(Weight::Warning, mark::warning(m), words::changed_sentence(m)),
        el("h3").text(words::as_it_stands(m)),
        definitions(facts),
        el("p").child(take),
    ]
}

async fn run(
    ui: Ui,
    fields: Fields,
    id: i64,
    seen: RwSignal<i64>,
    theirs: RwSignal<Option<CurrentSystemEvent>>,
) {
    let _ = fields.failure.try_set(None);
    let Some(known) = seen.try_get_untracked() else { return };
    let body = EventBody::new("", SystemEventScope::Undefined, &fields.said(), fields.moment());
    let answer = system::change_event(id, known, &body).await;
    match answer {
        Ok(()) => {
            ui.say(words::saved_sentence(ui.m).to_owned());
            ui.nav.close();
        }
        Err(Failure::SignedOut) => sign_in_again(),
        Err(Failure::Refused(refused)) if refused.code == "event-changed" => {
            if let Progress::Here(now) = look(id).await {
                let _ = seen.try_set(now.updated_count);
                let _ = theirs.try_set(Some(now));
            } else {
                let _ = fields.failure.try_set(Some(Failure::Refused(refused)));
            }
        }
        Err(failure) => drop(fields.failure.try_set(Some(failure))),
    }
    let _ = fields.busy.try_set(false);
}
