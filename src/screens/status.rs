//! The Status tab: the database, what verification came to over all owners, how many users there are, what goes on in the
//! system, its sites; and, at addresses of their own, what was used of the metered services, the log, and the bundle for support.

mod consumption;
mod counting;
mod database;
mod edit;
mod end;
mod events;
mod fetched;
mod form;
mod log;
mod part;
mod sites;
mod support;
mod verification;

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::dialog::{self, TASK};
use crate::i18n::texts::event as words;
use crate::platform::element::{El, el, of_class};
use crate::screens::licences::store::Store;
use crate::ui::Ui;

/// The task of adding an event.
const ADD_EVENT: &str = "add-event";
/// The task of editing an event.
const EDIT_EVENT: &str = "edit-event";
/// The task of ending an event.
const DELETE_EVENT: &str = "delete-event";

/// The tab.
pub(crate) fn status(ui: Ui, store: &Arc<Store>) -> El {
    let store = Arc::clone(store);
    let part = Memo::new(move |_| ui.nav.state().owner);
    let content = move || match part.get().as_deref() {
        Some(consumption::PART) => vec![consumption::consumption(ui)],
        Some(log::PART) => vec![log::log(ui, &store)],
        Some(support::PART) => vec![support::support(ui, &store)],
        _ => overview(ui, &store),
    };
    of_class("div", "system").live(content)
}

fn overview(ui: Ui, store: &Arc<Store>) -> Vec<El> {
    let parts = of_class("div", "system-parts")
        .child(database::database(ui))
        .child(verification::verification(ui, store));
    vec![parts, events::events(ui), sites::sites(ui, store)]
}

/// What the dialog shows while an event is added, edited or ended.
pub(crate) fn task(ui: Ui) -> El {
    let name = Memo::new(move |_| ui.nav.state().task.unwrap_or_default());
    let view = move || match name.get().as_str() {
        ADD_EVENT => form::add(ui),
        EDIT_EVENT => edit::edit(ui),
        DELETE_EVENT => end::end(ui),
        _ => of_class("div", "task")
            .child(dialog::heading(ui, TASK, words::unknown_task(ui.m).to_owned(), el("span")))
            .child(of_class("div", "dialog-body").child(el("p").text(words::unknown_task_sentence(ui.m)))),
    };
    el("div").live(move || vec![view()])
}
