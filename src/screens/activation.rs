//! What is done with licences, in a dialog over the list: load, compare, make room, activate, remove. Comes with the second
//! part of the app; what is being done stands in the address.

mod draft;
mod moves;
mod superfluous;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::element::{El, el};
use crate::screens::licences::Screen;
use crate::ui::{Ui, follow};
use draft::Desk;

/// What the dialog shows: a view for each task. What lies on the desk stays while it goes from one to another.
pub(crate) fn task(ui: Ui, screen: Screen) -> El {
    let desk = Desk::new(screen);
    let file = Memo::new(move |_| ui.nav.state().file);
    let store = Memo::new(move |_| screen.verified().map(|store| Arc::as_ptr(&store) as usize));
    follow(move || {
        let (file, _) = (file.get(), store.get());
        if let Some((file, store)) = file.zip(screen.verified()) {
            spawn_local(desk.lay(store, file));
        }
    });
    let name = Memo::new(move |_| ui.nav.state().task.unwrap_or_default());
    el("div").live(move || match (name.get().as_str(), desk.draft()) {
        ("superfluous", Some(draft)) => vec![superfluous::superfluous(ui, desk, &draft)],
        _ => Vec::new(),
    })
}
