//! Ends an event, after saying what that means.

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::system_event::{CurrentSystemEvent, SystemEventCancel};

use super::edit::{Progress, begin};
use crate::api::Failure;
use crate::api::system;
use crate::app::sign_in_again;
use crate::components::banner::{Weight, banner};
use crate::components::dialog::{self, TASK};
use crate::i18n::texts::{button, event as words, label, mark};
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use crate::words as said;

/// The view.
pub(super) fn end(ui: Ui) -> El {
    let m = ui.m;
    let progress = begin(ui);
    let failure = RwSignal::new(None::<Failure>);
    let body = move || match progress.get() {
        Progress::Loading => vec![el("p").attr("role", "status").text(label::loading_part(m))],
        Progress::Failed(failure) => {
            vec![el("p").attr("role", "alert").text(said::event::trouble(m, &failure))]
        }
        Progress::Ended => vec![el("p").attr("role", "alert").text(words::refused_unknown_sentence(m))],
        Progress::Here(event) if event.cancel == SystemEventCancel::Never => {
            vec![banner(Weight::Warning, mark::warning(m), words::refused_not_cancellable_sentence(m))]
        }
        Progress::Here(event) => asked(ui, failure, &event),
    };
    of_class("div", "task")
        .child(dialog::heading(ui, TASK, words::delete_heading(m).to_owned(), el("span")))
        .child(of_class("div", "dialog-body").live(body))
}

fn asked(ui: Ui, failure: RwSignal<Option<Failure>>, event: &CurrentSystemEvent) -> Vec<El> {
    let m = ui.m;
    let name = said::event::kind(m, &event.eventkey).to_owned();
    let warned = event.cancel == SystemEventCancel::AfterWarning;
    let mut parts = vec![of_class("p", "event-what").text(name.clone())];
    if !event.eventmess.is_empty() {
        parts.push(of_class("p", "event-message").text(event.eventmess.clone()));
    }
    if warned {
        parts.push(banner(Weight::Alarm, mark::warning(m), words::refused_warning_first_sentence(m)));
    } else {
        parts.push(el("p").text(words::delete_sentence(m)));
    }
    let refused = move || {
        let found = failure.get();
        found
            .map(|found| of_class("p", "refused").text(said::event::trouble(m, &found)))
            .into_iter()
            .collect()
    };
    parts.push(el("div").attr("role", "alert").live(refused));
    let id = event.system_event_id;
    let press = move |_| spawn_local(run(ui, failure, id, name.clone(), warned));
    let delete = of_class("button", "button button-danger").attr("type", "button").on("click", press);
    let close =
        of_class("button", "button button-quiet").attr("type", "button").on("click", move |_| ui.nav.close());
    let delete = delete.text(if warned { words::delete_all_the_same(m) } else { words::delete(m) });
    parts.push(of_class("p", "act-buttons").child(delete).child(close.text(button::cancel(m))));
    parts
}

async fn run(ui: Ui, failure: RwSignal<Option<Failure>>, id: i64, name: String, warned: bool) {
    let _ = failure.try_set(None);
    match system::end_event(id, warned).await {
        Ok(()) => {
            ui.say(words::deleted_sentence(ui.m, &name));
            ui.nav.close();
        }
        Err(Failure::SignedOut) => sign_in_again(),
        Err(found) => drop(failure.try_set(Some(found))),
    }
}
