//! A user in full: who it is, whether it can log in, which plan it has and what comes with it, and every licence that it
//! holds or can be given. What is given and taken here is done at once, and said.

mod about;
mod further;
mod plan;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::access;
use super::catalogue::{Obstacle, Offer};
use super::deed::Deed;
use super::retire::RETIRE;
use super::room::Room;
use crate::api::Failure;
use crate::api::users::{self, User};
use crate::app::sign_in_again;
use crate::components::dialog::{self, TASK};
use crate::components::skeleton::bone;
use crate::i18n::texts::{button, label, users as texts};
use crate::platform::element::{El, el, of_class};
use crate::platform::page;
use crate::platform::task::turn;
use crate::ui::follow;
use crate::url_state::UrlState;
use crate::words;

/// The task of looking at a user, and of giving and taking its licences.
pub(crate) const USER: &str = "user";

/// The address of a user over the list.
pub(super) fn address_of(now: &UrlState, id: i64) -> UrlState {
    UrlState { row: Some(id), ..now.with_task(USER) }
}

/// How far it is.
#[derive(Clone, PartialEq, Eq)]
enum Progress {
    Loading,
    /// There is no such user.
    Unknown,
    There,
    Failed(Failure),
}

/// A user, and what is being done with it.
#[derive(Clone, Copy)]
struct Card {
    room: Room,
    id: i64,
    user: RwSignal<Option<Arc<User>>>,
    progress: RwSignal<Progress>,
    is_busy: RwSignal<bool>,
    /// What was done.
    said: RwSignal<String>,
    /// What could not be done.
    refused: RwSignal<String>,
}

/// The view.
pub(super) fn user(room: Room, id: i64) -> El {
    let (ui, m) = (room.ui, room.ui.m);
    let card = Card {
        room,
        id,
        user: RwSignal::new(None),
        progress: RwSignal::new(Progress::Loading),
        is_busy: RwSignal::new(false),
        said: RwSignal::default(),
        refused: RwSignal::default(),
    };
    follow(move || {
        ui.changes();
        spawn_local(card.load());
    });
    // What is shown follows the user; it is made anew only when it comes or goes.
    let progress = Memo::new(move |_| card.progress.get());
    let body = move || match progress.get() {
        Progress::Loading => {
            let bones = of_class("div", "bones").attr("aria-hidden", "true").children((0..5).map(|_| bone()));
            vec![el("p").attr("role", "status").text(label::loading_part(m)), bones]
        }
        Progress::Unknown => vec![el("p").attr("role", "alert").text(texts::unknown_sentence(m))],
        Progress::Failed(failure) => {
            let again = move |_| {
                card.progress.set(Progress::Loading);
                spawn_local(card.load());
            };
            let again = of_class("button", "button").attr("type", "button").on("click", again);
            vec![
                el("p").attr("role", "alert").text(words::failure(m, &failure)),
                el("p").child(again.text(button::retry(m))),
            ]
        }
        Progress::There => shown(card),
    };
    let name = move || match card.user.get() {
        Some(user) => user.called().to_owned().into(),
        None if progress.get() == Progress::Unknown => texts::unknown(m).into(),
        None => label::user(m).into(),
    };
    of_class("div", "task")
        .child(dialog::headed(ui, TASK, el("h2").live_text(name), el("span")))
        .child(of_class("div", "dialog-body users-user").live(body))
}

fn shown(card: Card) -> Vec<El> {
    let said = of_class("p", "users-said").attr("role", "status");
    let refused = of_class("p", "refused").attr("role", "alert");
    let said = said.live_text(move || {
        if card.is_busy.get() { texts::saving(card.room.ui.m).into() } else { card.said.get().into() }
    });
    vec![
        about::about(card),
        of_class("div", "users-outcome")
            .child(said)
            .child(refused.live_text(move || card.refused.get().into())),
        plan::plan(card),
        further::further(card),
        access::section(card.room, card.id),
        retire(card),
    ]
}

/// The way to making the user a former employee.
fn retire(card: Card) -> El {
    let (ui, m) = (card.room.ui, card.room.ui.m);
    let open = move |_| {
        let to = ui.nav.now().with_task(RETIRE);
        ui.nav.open(UrlState { row: Some(card.id), ..to });
    };
    let button = of_class("button", "button button-quiet").attr("type", "button").on("click", open);
    let is_retired = move || card.user.with(|user| user.as_ref().is_some_and(|user| user.retired));
    of_class("p", "act-buttons")
        .live_attr("hidden", move || is_retired().then(|| "".into()))
        .child(button.text(texts::retire(m)))
}

impl Card {
    /// The user, once it is here.
    fn read<T: Default>(self, read: impl FnOnce(&User) -> T) -> T {
        self.user.with(|user| user.as_deref().map(read)).unwrap_or_default()
    }

    async fn load(self) {
        let next = match users::user(self.id).await {
            Ok(Some(user)) => {
                let _ = self.user.try_set(Some(Arc::new(user)));
                Progress::There
            }
            Ok(None) => Progress::Unknown,
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => Progress::Failed(failure),
        };
        let _ = self.progress.try_set(next);
    }

    /// What stands against giving a licence, in words.
    fn obstacle(self, offer: &Offer) -> Option<String> {
        let m = self.room.ui.m;
        let catalogue = self.room.known();
        let found = self.read(|user| catalogue.obstacle(user, offer))?;
        Some(match found {
            Obstacle::Retired => words::rule::retired(m).to_owned(),
            Obstacle::Stopped => words::users::stopped(m, &offer.owner),
            Obstacle::Kind => words::rule::for_others(m, &offer.name),
            Obstacle::Needs(needs) => words::rule::needs(m, &offer.name, &needs),
            Obstacle::NoSeat(full) => {
                let (in_use, total) = (full.seats.in_use, full.seats.total.unwrap_or_default());
                words::rule::no_free_seat(m, &full.name, f64::from(in_use), f64::from(total))
            }
        })
    }

    /// Gives or takes something, and says what came of it.
    fn act(self, deed: Deed) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.said.set(String::new());
        self.refused.set(String::new());
        spawn_local(self.make(deed));
    }

    async fn make(self, deed: Deed) {
        let (ui, m) = (self.room.ui, self.room.ui.m);
        let answer = users::change(&deed.of(vec![self.id])).await;
        if matches!(answer, Err(Failure::SignedOut)) {
            return sign_in_again();
        }
        match answer {
            Ok(report) if report.changed == 0 => {
                drop(self.said.try_set(texts::as_it_was_sentence(m).to_owned()))
            }
            Ok(_) => {
                // What is shown is what the server confirms.
                self.load().await;
                let name =
                    self.user.try_with_untracked(|user| user.as_deref().map(|user| user.called().to_owned()));
                let name = name.flatten().unwrap_or_default();
                let sentence = match &deed {
                    Deed::Give(offer) => texts::given_sentence(m, &name, &offer.name),
                    Deed::Take(offer) => texts::taken_sentence(m, &name, &offer.name),
                    Deed::Retire => String::new(),
                };
                let _ = self.said.try_set(sentence);
                ui.changed();
            }
            Err(failure) => {
                let catalogue = self.room.catalogue.try_get_untracked().flatten().unwrap_or_default();
                let name = |module: &str| deed.name(&catalogue, module);
                let _ = self.refused.try_set(words::users::trouble(m, &failure, name));
            }
        }
        let _ = self.is_busy.try_set(false);
        // What had the focus may go with what was taken.
        turn().await;
        if page::focus_is_lost() {
            page::focus("task-heading");
        }
    }
}
