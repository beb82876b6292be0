//! Selecting everyone who is found, beyond the page that is shown: fetched part by part, and given up at any time.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::room::Room;
use super::tools::quiet;
use crate::api::Failure;
use crate::api::activation::MOST;
use crate::app::sign_in_again;
use crate::i18n::texts::activation;
use crate::platform::element::{El, Text, el, of_class};
use crate::words;

/// How far it is: which attempt, how many are here, of how many.
type Gathering = Option<(u32, usize, usize)>;

/// The button, where more are found than are shown; while it fetches, how far it is and the way out.
pub(super) fn select_all(room: Room) -> El {
    let gathering = RwSignal::new(Gathering::None);
    let attempt = StoredValue::new(0);
    let found = move || {
        let page = room.people.page.get()?;
        (page.answer.found > page.answer.assignees.len()).then_some(page.answer.found)
    };
    let name = move || -> Text {
        let m = room.ui.m;
        if gathering.with(Option::is_some) {
            return activation::superfluous_cancel(m).into();
        }
        activation::superfluous_select_all(m, count(found().unwrap_or(0))).into()
    };
    let said = move || {
        let said = gathering
            .get()
            .map(|(_, here, of)| activation::superfluous_gathered(room.ui.m, count(here), count(of)));
        said.unwrap_or_default().into()
    };
    let press = move |_| {
        if gathering.with_untracked(Option::is_some) {
            return gathering.set(None);
        }
        attempt.update_value(|attempt| *attempt += 1);
        let number = attempt.get_value();
        gathering.set(Some((number, 0, found().unwrap_or(0))));
        spawn_local(gather(room, gathering, number));
    };
    let button = quiet("").on("click", press).live_text(name);
    of_class("div", "superfluous-gather")
        .live_attr("hidden", move || found().is_none().then(|| "".into()))
        .child(button)
        .child(el("span").attr("role", "status").live_text(said))
}

/// Fetches them all, and selects whoever can be selected. Given up, nobody is.
async fn gather(room: Room, gathering: RwSignal<Gathering>, number: u32) {
    let Some(question) = room.people.question.try_get_untracked() else { return };
    let mut all = Vec::new();
    loop {
        let Some(answer) = room.people.part(&question, (all.len(), MOST)).await else { return };
        if !matches!(gathering.try_get_untracked(), Some(Some((now, ..))) if now == number) {
            return;
        }
        match answer {
            Ok(page) => {
                let is_last = page.assignees.is_empty();
                all.extend(page.assignees);
                if is_last || all.len() >= page.found {
                    break;
                }
                gathering.set(Some((number, all.len(), page.found)));
            }
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => {
                gathering.set(None);
                return room.message.set(words::failure(room.ui.m, &failure).to_owned());
            }
        }
    }
    gathering.set(None);
    let free: Vec<_> = all.iter().filter(|one| room.can_pick(one)).collect();
    room.pick(|picked| free.iter().for_each(|one| picked.set(one, true)));
}

#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
fn count(n: usize) -> f64 {
    n as f64
}
