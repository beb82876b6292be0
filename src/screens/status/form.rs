//! Adds an event: kind, for whom, when it is expected to end, and what is to be said.

mod fields;

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::enums::SystemEventScope;
use segl_webapi::system_event::CurrentSystemEvents;

use super::EDIT_EVENT;
use crate::api::Failure;
use crate::api::system::{self, EventBody};
use crate::app::sign_in_again;
use crate::components::dialog::{self, TASK};
use crate::i18n::texts::event as words;
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::{input, page};
use crate::ui::Ui;
use crate::url_state::UrlState;
use crate::words as said;
pub(super) use fields::{Fields, MESSAGE, buttons, ends, message, standing};

/// For whom an event can be added here.
const SCOPES: [SystemEventScope; 2] = [SystemEventScope::SystemWide, SystemEventScope::Database];

/// The view.
pub(super) fn add(ui: Ui) -> El {
    let m = ui.m;
    let fields = Fields::new("", None);
    let kind = RwSignal::new(said::event::ADDABLE.first().copied().unwrap_or_default().to_owned());
    let scope = RwSignal::new(SystemEventScope::SystemWide);
    let known = RwSignal::new(CurrentSystemEvents::default());
    spawn_local(async move {
        if let Ok(now) = system::events().await {
            let _ = known.try_set(now);
        }
    });
    // One of a kind for each scope: said before it is tried.
    let there = Memo::new(move |_| {
        let (kind, scope) = (kind.get(), scope.get());
        known.with(|known| {
            let same = known.events.iter().find(|event| event.eventkey == kind && event.scope == scope);
            same.map(|event| event.system_event_id)
        })
    });
    let send = move |submit: Event| {
        submit.prevent_default();
        fields.tried.set(true);
        if fields.trouble_with_message(ui, &kind.get_untracked()).is_some() {
            page::focus(MESSAGE);
        } else if !fields.busy.get_untracked() {
            fields.busy.set(true);
            spawn_local(run(ui, fields, kind.get_untracked(), scope.get_untracked()));
        }
    };
    let kinds = said::event::ADDABLE.map(|key| (key, said::event::kind(m, key)));
    let effect = move || said::event::effect(m, &kind.get()).to_owned().into();
    let form = of_class("form", "serial-form event-form")
        .flag("novalidate", true)
        .on("submit", send)
        .child(choice("event-kind", words::kind(m), &kinds, move |key| kind.set(key)))
        .child(of_class("p", "hint").attr("role", "status").live_text(effect))
        .child(choice("event-scope", words::applies_to(m), &scopes(ui), move |name| {
            let chosen = SCOPES.into_iter().find(|scope| scope.name() == name);
            scope.set(chosen.unwrap_or(SystemEventScope::SystemWide));
        }))
        .child(
            el("div")
                .attr("role", "status")
                .live(move || there.get().map(|id| exists(ui, id)).into_iter().collect()),
        )
        .child(ends(ui, fields))
        .child(message(ui, fields, move || kind.get()))
        .child(of_class("p", "hint").text(words::not_terminated_sentence(m)))
        .child(standing(ui, fields))
        .child(buttons(ui, words::save(m)));
    of_class("div", "task")
        .child(dialog::heading(ui, TASK, words::add_heading(m).to_owned(), el("span")))
        .child(of_class("div", "dialog-body").child(form))
}

fn scopes(ui: Ui) -> [(&'static str, &'static str); 2] {
    SCOPES.map(|scope| (scope.name(), said::event::scope(ui.m, scope)))
}

/// A list to choose from, with its name; the first is chosen at first.
fn choice(
    id: &'static str,
    name: &'static str,
    options: &[(&'static str, &'static str)],
    choose: impl Fn(String) + 'static,
) -> El {
    let options = options.iter().map(|(value, text)| el("option").attr("value", *value).text(*text));
    let select = of_class("select", "select")
        .attr("id", id)
        .on("change", move |event| choose(input::selected(&event)))
        .children(options);
    of_class("div", "form-field").child(el("label").attr("for", id).text(name)).child(select)
}

/// That there is one already, and the way to it.
fn exists(ui: Ui, id: i64) -> El {
    let edit = of_class("button", "button button-quiet")
        .attr("type", "button")
        .on("click", move |_| {
            ui.nav.open(UrlState { row: Some(id), ..ui.nav.now().with_task(EDIT_EVENT) });
        })
        .text(words::edit_that(ui.m));
    of_class("div", "event-exists").child(el("p").text(words::refused_exists_sentence(ui.m))).child(edit)
}

async fn run(ui: Ui, fields: Fields, kind: String, scope: SystemEventScope) {
    let _ = fields.failure.try_set(None);
    let body = EventBody::new(&kind, scope, &fields.said(), fields.moment());
    let answer = system::add_event(&body).await;
    let _ = fields.busy.try_set(false);
    match answer {
        Ok(_) => {
            ui.say(words::added_sentence(ui.m, said::event::kind(ui.m, &kind)));
            ui.nav.close();
        }
        Err(Failure::SignedOut) => sign_in_again(),
        Err(failure) => drop(fields.failure.try_set(Some(failure))),
    }
}
