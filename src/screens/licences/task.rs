//! The dialog for what is being done with licences. What it shows comes with the second part of the app.

use leptos::prelude::*;

use super::Screen;
use crate::components::dialog::{self, TASK};
use crate::i18n::texts::label;
use crate::platform::element::{El, Event, el};
use crate::platform::{file, page};
use crate::ui::Ui;
use crate::url_state::Place;

/// The task of loading a licence from a file.
pub(crate) const LOAD: &str = "load";

/// The task of removing a third party's licence.
pub(crate) const REMOVE: &str = "remove";

/// The dialog, open while the address names a task.
pub(super) fn task(ui: Ui, screen: Screen) -> El {
    let is_open = Memo::new(move |_| ui.nav.state().task.is_some());
    let content = move || {
        if !is_open.get() {
            return Vec::new();
        }
        if let Some(parts) = ui.later.here() {
            return vec![(parts.task)(ui, screen)];
        }
        let heading = dialog::heading(ui, TASK, label::loading_part(ui.m).to_owned(), el("span"));
        vec![heading, ui.later.view(ui, |_| el("div"))]
    };
    let closed = move || {
        ui.nav.close();
        // What opened it may be gone: the list is drawn anew after an activation.
        if page::focus_is_lost() {
            page::focus("content");
        }
    };
    // Focus goes to the heading of each task, and when the second part has come.
    let follows = move || {
        let _ = (ui.nav.state().task, ui.later.here().is_some());
        is_open.get()
    };
    dialog::dialog(TASK, follows, content, closed)
}

/// Offers to load a file that is dragged over the screen.
pub(super) fn offer(ui: Ui, drag: &Event) {
    let now = ui.nav.now();
    if now.task.is_none() && file::is_dragged(drag) {
        let here = if now.place == Place::Licences { now } else { now.at(Place::Licences, None) };
        ui.nav.open(here.with_task(LOAD));
    }
}
