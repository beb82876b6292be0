//! How a user gets into Segl, on its card: role, password, where it is signed in, and what can be changed of it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::access::UserAccess;

use super::{PASSWORD, ROLE, is_administrator};
use crate::api::{Failure, access};
use crate::app::sign_in_again;
use crate::components::definitions::{definitions, plain};
use crate::components::fetching::{Progress, fetching};
use crate::i18n::Messages;
use crate::i18n::texts::users as texts;
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::page;
use crate::platform::task::turn;
use crate::screens::users::room::Room;
use crate::ui::follow;
use crate::url_state::{UrlState, sign_in_address};
use crate::words;

const HEADING: &str = "users-access-heading";

/// What is known of it, and what came of signing out.
#[derive(Clone, Copy)]
struct Section {
    room: Room,
    id: i64,
    known: RwSignal<Option<UserAccess>>,
    progress: RwSignal<Progress>,
    is_busy: RwSignal<bool>,
    /// What was done.
    said: RwSignal<String>,
    /// What could not be done.
    refused: RwSignal<String>,
}

/// The part of the card.
pub(in crate::screens::users) fn section(room: Room, id: i64) -> El {
    let (ui, m) = (room.ui, room.ui.m);
    let section = Section {
        room,
        id,
        known: RwSignal::new(None),
        progress: RwSignal::new(Progress::Waiting),
        is_busy: RwSignal::new(false),
        said: RwSignal::default(),
        refused: RwSignal::default(),
    };
    follow(move || {
        ui.changes();
        spawn_local(section.load());
    });
    let facts = move || section.known.get().map(|user| definitions(facts(m, &user))).into_iter().collect();
    let said =
        move || if section.is_busy.get() { texts::saving(m).into() } else { section.said.get().into() };
    let standing =
        fetching(ui, section.progress, HEADING, String::new, || None, move || spawn_local(section.load()));
    of_class("section", "users-access")
        .child(el("h3").attr("id", HEADING).attr("tabindex", "-1").text(texts::access(m)))
        .child(el("div").live(facts))
        .child(standing)
        .child(
            of_class("div", "users-outcome")
                .child(of_class("p", "users-said").attr("role", "status").live_text(said))
                .child(
                    of_class("p", "refused")
                        .attr("role", "alert")
                        .live_text(move || section.refused.get().into()),
                ),
        )
        .child(section.buttons())
}

fn facts(m: &'static Messages, user: &UserAccess) -> Vec<(&'static str, El)> {
    let role = if is_administrator(user) { texts::administrator(m) } else { texts::not_administrator(m) };
    let password = if user.has_password { texts::password_set(m) } else { texts::password_none(m) };
    let signed_in = match user.sessions {
        0 => texts::signed_in_nowhere(m).to_owned(),
        browsers => texts::signed_in_browsers(m, f64::from(browsers)),
    };
    vec![
        (texts::role(m), plain(role)),
        (texts::password(m), plain(password)),
        (texts::signed_in(m), plain(signed_in)),
    ]
}

impl Section {
    /// They stay while what is known changes, and keep the focus.
    fn buttons(self) -> El {
        let (ui, m) = (self.room.ui, self.room.ui.m);
        let opens = move |task: &'static str| {
            move |_: Event| {
                let to = ui.nav.now().with_task(task);
                ui.nav.open(UrlState { row: Some(self.id), ..to });
            }
        };
        let read = move |of: fn(&UserAccess) -> bool| self.known.with(|user| user.as_ref().is_some_and(of));
        let hidden = move |of: fn(&UserAccess) -> bool| move || (!read(of)).then(|| "".into());
        let quiet = || of_class("button", "button button-quiet").attr("type", "button");
        let role = quiet()
            .live_attr("hidden", hidden(|user| is_administrator(user) || !user.retired))
            .on("click", opens(ROLE))
            .live_text(move || {
                let is = read(is_administrator);
                if is { texts::withdraw_administrator(m) } else { texts::make_administrator(m) }.into()
            });
        let password = quiet()
            .live_attr("hidden", hidden(|user| !user.retired))
            .on("click", opens(PASSWORD))
            .live_text(move || {
                let is = read(|user| user.is_own);
                if is { texts::change_password(m) } else { texts::new_password(m) }.into()
            });
        let sign_out = quiet()
            .live_attr("hidden", hidden(|user| user.sessions > 0))
            .on("click", move |_| self.sign_out())
            .text(texts::sign_out_everywhere(m));
        of_class("p", "act-buttons").child(role).child(password).child(sign_out)
    }

    async fn load(self) {
        let next = match access::access(self.id).await {
            Ok(user) => {
                let _ = self.known.try_set(Some(user));
                Progress::There
            }
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => Progress::Failed(failure),
        };
        let _ = self.progress.try_set(next);
    }

    fn sign_out(self) {
        if !self.is_busy.get_untracked() {
            self.is_busy.set(true);
            self.said.set(String::new());
            self.refused.set(String::new());
            spawn_local(self.end_sessions());
        }
    }

    async fn end_sessions(self) {
        let (ui, m) = (self.room.ui, self.room.ui.m);
        let Some(Some(user)) = self.known.try_get_untracked() else { return };
        match access::end_sessions(self.id).await {
            // This browser is one of them.
            Ok(()) if user.is_own => return page::leave_for(&sign_in_address("signed-out", "")),
            Ok(()) => {
                self.load().await;
                let _ = self.said.try_set(texts::signed_out_sentence(m, &user.full_name));
                ui.changed();
            }
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => drop(self.refused.try_set(words::users::trouble(m, &failure, str::to_owned))),
        }
        let _ = self.is_busy.try_set(false);
        // The button goes with the last session.
        turn().await;
        if page::focus_is_lost() {
            page::focus(HEADING);
        }
    }
}
