//! That there is no network: how old what is shown is, and how the page goes on by itself. Comes with the second part.
//! Beside it stands whatever else shows that what the server says is not the newest.

use std::time::Duration;

use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store::Store;
use super::witness::notice::notice;
use crate::api::{self, Failure};
use crate::app::sign_in_again;
use crate::i18n::Messages;
use crate::i18n::texts::offline as words;
use crate::platform::clock;
use crate::platform::element::{El, el, of_class};
use crate::platform::timer::every;
use crate::ui::Ui;

/// How often the server is tried. A browser tells that a cable is back, but not that a server is.
const TRY: Duration = Duration::from_secs(15);

/// Everything that is said of what is old.
pub(crate) fn old(ui: Ui, store: &Store) -> El {
    let differ = store.owners.iter().filter(|owner| owner.is_other.get());
    let differ: Vec<El> = differ.map(|owner| notice(ui, store, owner)).collect();
    of_class("div", "banners").children(store.kept.map(|moment| offline(ui, moment))).children(differ)
}

/// The banner over licences that were fetched at a moment (Unix seconds).
fn offline(ui: Ui, moment: i64) -> El {
    let m = ui.m;
    let now = RwSignal::new(clock::now());
    let told = words::kept_sentence(m, &m.moment(moment));
    let age = move || words::age_sentence(m, &age(m, now.get() - moment)).into();
    let look = move || {
        spawn_local(async move {
            match api::session().await {
                Ok(_) => {
                    ui.say(words::over_sentence(m).to_owned());
                    ui.changed();
                }
                Err(Failure::SignedOut) => sign_in_again(),
                Err(_) => drop(now.try_set(clock::now())),
            }
        });
    };
    every(TRY, look);
    let listener = window_event_listener_untyped("online", move |_| look());
    on_cleanup(move || listener.remove());
    // Heard when it comes; its age, which goes on, is not.
    let told = el("span").attr("role", "alert").text(told);
    let age = el("span").live_text(age);
    of_class("p", "banner banner-warning")
        .child(el("strong").text(words::word(m)))
        .text(" ")
        .child(el("span").child(told).text(" ").child(age))
}

/// How long ago something was, in whole minutes or hours.
fn age(m: &Messages, seconds: i64) -> String {
    let minutes = u32::try_from(seconds / 60).unwrap_or(0);
    match minutes {
        0 => words::just_now(m).to_owned(),
        1..120 => words::minutes_ago(m, minutes),
        _ => words::hours_ago(m, minutes / 60),
    }
}
