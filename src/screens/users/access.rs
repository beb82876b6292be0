//! How a user gets into Segl: what its card says of it, and the two tasks that ask for one's own password first.

mod form;
mod password;
mod role;
mod section;

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::access::UserAccess;

use super::room::Room;
use super::user::address_of;
use crate::api::{Failure, access};
use crate::app::sign_in_again;
use crate::components::dialog::{self, TASK};
use crate::components::skeleton::bone;
use crate::i18n::texts::{button, label, users as texts};
use crate::platform::element::{El, el, of_class};
use crate::platform::task::turn;
use crate::ui::follow;
use crate::words;

pub(super) use section::section;

/// The task of making somebody an administrator, or one no more.
pub(super) const ROLE: &str = "user-role";

/// The task of giving somebody another password.
pub(super) const PASSWORD: &str = "user-password";

/// The role's name on the wire.
const ADMINISTRATOR: &str = "Administrator";

/// A task.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    Role,
    Password,
}

/// The view of a task for the user with this primary key.
pub(super) fn task(room: Room, id: i64, task: Task) -> El {
    let (ui, m) = (room.ui, room.ui.m);
    let known = RwSignal::new(None);
    let load = move || spawn_local(load(id, known));
    load();
    let heading = move || match (&*known.read(), task) {
        (Some(Ok(user)), Task::Role) if is_administrator(user) => texts::withdraw_administrator(m),
        (Some(Ok(_)), Task::Role) => texts::make_administrator(m),
        (Some(Ok(user)), Task::Password) if user.is_own => texts::change_password(m),
        (Some(Ok(_)), Task::Password) => texts::new_password(m),
        (Some(Err(_)) | None, _) => texts::access(m),
    };
    let body = move || match (known.get(), task) {
        (None, _) => {
            let bones = of_class("div", "bones").attr("aria-hidden", "true").children((0..3).map(|_| bone()));
            vec![el("p").attr("role", "status").text(label::loading_part(m)), bones]
        }
        (Some(Err(failure)), _) => {
            let again = move |_| {
                known.set(None);
                load();
            };
            let again = of_class("button", "button").attr("type", "button").on("click", again);
            let sentence = words::users::trouble(m, &failure, str::to_owned);
            vec![
                of_class("p", "refused").attr("role", "alert").text(sentence),
                el("p").child(again.text(button::retry(m))),
            ]
        }
        (Some(Ok(user)), Task::Role) => role::role(room, user),
        (Some(Ok(user)), Task::Password) => password::password(room, user),
    };
    // A right that was given moves no heading: what is said stays what was asked for.
    let heading = Memo::new(move |_| heading());
    of_class("div", "task")
        .child(dialog::headed(ui, TASK, el("h2").live_text(move || heading.get().into()), el("span")))
        .child(of_class("div", "dialog-body users-access").live(body))
}

async fn load(id: i64, known: RwSignal<Option<Result<UserAccess, Failure>>>) {
    match access::access(id).await {
        Err(Failure::SignedOut) => sign_in_again(),
        answer => drop(known.try_set(Some(answer))),
    }
}

fn is_administrator(user: &UserAccess) -> bool {
    user.role == ADMINISTRATOR
}

/// A task: what is asked for, and as soon as something is said to be done, that in its place, with what there is to show and
/// the way back to the user's card.
fn done(
    room: Room,
    id: i64,
    said: RwSignal<String>,
    shown: impl Fn() -> Vec<El> + 'static,
    asked: impl Fn() -> Vec<El> + 'static,
) -> Vec<El> {
    let is_done = Memo::new(move |_| said.with(|said| !said.is_empty()));
    let content = move || {
        if !is_done.get() {
            return untrack(&asked);
        }
        let back = back(room, id, texts::back(room.ui.m), "button");
        shown().into_iter().chain([of_class("p", "act-buttons").child(back)]).collect()
    };
    follow(move || {
        if is_done.get() {
            spawn_local(async {
                turn().await;
                dialog::find_focus(TASK);
            });
        }
    });
    // It is heard only if it was there before it spoke.
    let heard = of_class("p", "users-said").attr("role", "status").live_text(move || said.get().into());
    vec![heard, el("div").live(content)]
}

/// The way back to the user's card.
fn back(room: Room, id: i64, text: &'static str, class: &'static str) -> El {
    let ui = room.ui;
    let go = move |_| ui.nav.open(address_of(&ui.nav.now(), id));
    of_class("button", class).attr("type", "button").on("click", go).text(text)
}
