//! The Licences screen: a tab for each owner, with every licence verified in this browser.

mod banners;
mod choice;
pub(crate) mod csv;
pub(crate) mod details;
pub(crate) mod drawing;
pub(crate) mod first;
mod group_table;
pub(crate) mod groups;
pub(crate) mod licence_status;
mod link;
mod list;
mod loaded;
pub(crate) mod narrow;
pub(crate) mod offline;
pub(crate) mod overall;
mod owner_information;
mod pace;
mod row;
pub(crate) mod store;
mod summary;
pub(crate) mod task;
pub(crate) mod tools;
pub(crate) mod witness;
pub(crate) mod worth;

use std::sync::Arc;

use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Failure};
use crate::app::sign_in_again;
use crate::components::definitions::code;
use crate::components::notice::notice;
use crate::components::skeleton::skeleton;
use crate::i18n::texts::{button, heading, label};
use crate::platform::element::{El, el, of_class};
use crate::platform::task::Piece;
use crate::screens::activation::Basis;
use crate::ui::{Ui, follow};
use crate::verify::Tally;
use crate::words;
use store::{OwnerState, Store};

/// How far the screen has come.
#[derive(Clone)]
enum Progress {
    Loading,
    Failed(Failure),
    Loaded(Arc<Store>),
}

/// The screen, as its parts and the dialog over it see it.
#[derive(Clone, Copy)]
pub(crate) struct Screen {
    ui: Ui,
    progress: RwSignal<Progress>,
}

impl Screen {
    /// What is known, once all of it is verified.
    pub(crate) fn verified(self) -> Option<Arc<Store>> {
        let Progress::Loaded(store) = self.progress.try_get()? else { return None };
        let is_done = |owner: &OwnerState| owner.list.with(|list| list.verdict.is_some());
        store.owners.iter().all(is_done).then_some(store)
    }

    /// Why nothing is known, where the server does not say it.
    pub(crate) fn failure(self) -> Option<Failure> {
        if let Progress::Failed(failure) = self.progress.try_get()? { Some(failure) } else { None }
    }

    /// What a file is judged against: what is installed, as soon as it is verified; nothing where the server does not
    /// answer.
    pub(crate) async fn basis(self) -> Option<Basis> {
        let mut piece = Piece::begin();
        loop {
            if let Some(store) = self.verified() {
                return Some(Basis::of(&store));
            }
            if matches!(self.progress.try_get_untracked()?, Progress::Failed(_)) {
                return Basis::alone();
            }
            piece.draw().await;
        }
    }

    /// What verification came to for each owner.
    fn tallies(self) -> Vec<(String, Tally)> {
        match self.progress.try_get_untracked() {
            Some(Progress::Loaded(store)) => store.owners.iter().filter_map(OwnerState::tally).collect(),
            _ => Vec::new(),
        }
    }

    /// Fetches everything anew; what is there stays until the answer comes.
    fn reload(self) {
        spawn_local(self.load());
    }

    async fn load(self) {
        let ui = self.ui;
        let before = self.tallies();
        let announce = move |owner: &OwnerState| {
            // What was done says more than that all is as it was.
            if owner.tally().filter(|tally| before.contains(tally)).is_none() {
                summary::announce(ui, owner);
            }
        };
        let next = match api::proof().await {
            Ok((proof, kept)) => Store::begin(proof, kept, ui.nav.now().owner.as_deref(), announce)
                .await
                .map_or(Progress::Failed(Failure::Unreadable), Progress::Loaded),
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => Progress::Failed(failure),
        };
        let _ = self.progress.try_set(next);
    }

    /// Why there is nothing to see. Whoever may not see licences is told who can help; everything else can be retried.
    fn failed(self, failure: &Failure) -> El {
        let ui = self.ui;
        let sentence = words::failure(ui.m, failure);
        if *failure == Failure::NotAdministrator {
            return notice(heading::no_access(ui.m), sentence);
        }
        let request = failure.request_id().to_owned();
        let request = (!request.is_empty())
            .then(|| el("p").text(label::request_id(ui.m)).text(": ").child(code(request)));
        let retry = move |_| {
            self.progress.set(Progress::Loading);
            self.reload();
        };
        let button = of_class("button", "button").attr("type", "button").on("click", retry);
        notice(heading::failed(ui.m), sentence).children(request).child(button.text(button::retry(ui.m)))
    }
}

/// The screen: its heading, what is known by now, and the dialog for what is being done. The users take its place
/// while the address asks for them; what was verified stays.
pub(crate) fn licences(ui: Ui) -> [El; 3] {
    let screen = Screen { ui, progress: RwSignal::new(Progress::Loading) };
    follow(move || {
        ui.changes();
        follow(move || {
            ui.changes();
            screen.reload();
        });
    });
    window_event_listener_untyped("segl-look", move |_| ui.changed());
    spawn_local(ui.m.prepare());
    let content = move || match screen.progress.get() {
        Progress::Loading => vec![skeleton(ui.m)],
        Progress::Failed(failure) => vec![screen.failed(&failure)],
        Progress::Loaded(store) if store.owners.is_empty() => {
            let first = move || vec![ui.later.view(ui, |parts| (parts.first)(ui, &store))];
            vec![el("div").live(first)]
        }
        Progress::Loaded(store) => loaded::loaded(ui, &store),
    };
    // What the users see does not begin anew with each answer about licences.
    let content = move || {
        if ui.nav.in_users() { vec![ui.later.view(ui, |parts| (parts.users)(ui, screen))] } else { content() }
    };
    let content = of_class("div", "screen").on("dragenter", move |drag| task::offer(ui, &drag)).live(content);
    let named = move || if ui.nav.in_users() { heading::users(ui.m) } else { heading::licences(ui.m) }.into();
    [el("h1").live_text(named), content, task::task(ui, screen)]
}
