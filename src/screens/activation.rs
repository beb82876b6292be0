//! What is done with licences, in a dialog over the list: load, compare, make room, activate, remove. Comes with the second
//! part of the app; what is being done stands in the address.

mod activate;
mod changes;
mod draft;
mod licence_status;
mod load;
mod moves;
mod names;
mod remove;
mod serial_number;
mod superfluous;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub(crate) use draft::Basis;
pub(crate) use licence_status::licence_status;

use crate::components::dialog::{self, TASK};
use crate::i18n::texts::activation as words;
use crate::platform::element::{El, el, of_class};
use crate::screens::licences::Screen;
use crate::screens::licences::task::{LOAD, REMOVE};
use crate::ui::{Ui, follow};
use draft::Desk;

/// The task of looking at a new licence, and of activating it.
const ACTIVATE: &str = "activate";
/// The task of making room for it.
const SUPERFLUOUS: &str = "superfluous";
/// The task of seeing what became of the licence.
const CHANGES: &str = "changes";
/// The task of giving the installation another serial number.
const SERIAL_NUMBER: &str = "serial-number";

/// What the dialog shows: a view for each task. What lies on the desk stays while it goes from one to another.
pub(crate) fn task(ui: Ui, screen: Screen) -> El {
    let desk = Desk::new();
    let file = Memo::new(move |_| ui.nav.state().file);
    let store = Memo::new(move |_| screen.verified().map(|store| Arc::as_ptr(&store) as usize));
    follow(move || {
        let (file, _) = (file.get(), store.get());
        if let Some((file, store)) = file.zip(screen.verified()) {
            spawn_local(desk.lay(store, file));
        }
    });
    let name = Memo::new(move |_| ui.nav.state().task.unwrap_or_default());
    let view = move || match name.get().as_str() {
        SUPERFLUOUS => match desk.draft() {
            Some(draft) => superfluous::superfluous(ui, desk, &draft),
            None => activate::activate(ui, desk),
        },
        ACTIVATE => activate::activate(ui, desk),
        LOAD => load::load(ui, screen),
        CHANGES => changes::changes(ui, screen),
        REMOVE => remove::remove(ui, screen),
        SERIAL_NUMBER => serial_number::serial_number(ui),
        _ => of_class("div", "task")
            .child(dialog::heading(ui, TASK, words::unknown_task(ui.m).to_owned(), el("span")))
            .child(of_class("div", "dialog-body").child(el("p").text(words::unknown_task_sentence(ui.m)))),
    };
    el("div").live(move || vec![view()])
}
