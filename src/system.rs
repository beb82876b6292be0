//! The third part of the app: the rooms beside the licences, about the state of the system and about its users. A file of
//! its own like the second part (docs/decisions/0008), which alone leads here.
//!
//! Everything in it is reached through [`Rooms`]; code that is named anywhere else belongs to another part.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::skeleton::skeleton;
use crate::later::{NotHere, Progress, fetch, missing};
use crate::platform::element::{El, el};
use crate::screens::licences::Screen;
use crate::screens::licences::store::Store;
use crate::screens::{status, users};
use crate::ui::Ui;
use crate::url_state::Place;

/// What the third part can do.
#[derive(Clone, Copy)]
pub(crate) struct Rooms {
    /// The tab about the whole system.
    pub(crate) status: fn(Ui, &Arc<Store>) -> El,
    /// The screen about users, below its heading.
    pub(crate) users: fn(Ui, Screen) -> El,
    /// What is being done in one of them: the content of the dialog over it.
    pub(crate) task: fn(Ui, Screen) -> El,
}

/// Runs once the third part is here.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(system, fallible))]
#[cfg_attr(
    not(feature = "split"),
    expect(clippy::unnecessary_wraps, reason = "without a cut nothing can be missing")
)]
fn rooms() -> Result<Rooms, NotHere> {
    let task = |ui: Ui, screen| match ui.nav.now().place {
        Place::Users => users::task(ui, screen),
        Place::Status | Place::Licences => status::task(ui),
    };
    Ok(Rooms { status: status::status, users: users::users, task })
}

/// The program of the third part.
async fn program() -> Result<Rooms, NotHere> {
    let rooms = rooms();
    #[cfg(feature = "split")]
    let rooms = rooms.await;
    rooms
}

thread_local! {
    /// How far it has come. Not in [`Ui`], whose code belongs to the first part.
    static PROGRESS: ArcRwSignal<Progress<Rooms>> = ArcRwSignal::new(Progress::Unasked);
}

/// Asks for it, unless it is here or on its way.
fn ask(ui: Ui) {
    let progress = PROGRESS.with(Clone::clone);
    if matches!(progress.get_untracked(), Progress::OnItsWay | Progress::Here(_)) {
        return;
    }
    progress.set(Progress::OnItsWay);
    spawn_local(async move {
        progress.set(fetch(ui.m, 2, "data-system", program()).await.map_or(Progress::Failed, Progress::Here));
    });
}

/// What the third part shows; until it is here, that it is on its way, or why not.
pub(crate) fn view(ui: Ui, content: impl Fn(Rooms) -> El + 'static) -> El {
    el("div").live(move || {
        let now = PROGRESS.with(Clone::clone).get();
        if matches!(now, Progress::Unasked) {
            ask(ui);
        }
        vec![match now {
            Progress::Here(rooms) => content(rooms),
            Progress::Failed => missing(ui, move || ask(ui)),
            Progress::Unasked | Progress::OnItsWay => skeleton(ui.m),
        }]
    })
}
