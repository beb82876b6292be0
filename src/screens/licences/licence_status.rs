//! What the owner's licence server said, and the ways to a new licence.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store::OwnerState;
use super::task::{LOAD, REMOVE};
use crate::api::Failure;
use crate::api::activation;
use crate::app::sign_in_again;
use crate::i18n::texts::{button, heading, label, message};
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use crate::words;

/// The owner whose licence can be replaced but not removed.
pub(crate) const MAIN_OWNER: &str = "SUPEROFFICE";

/// What is known of the licence server.
#[derive(Clone)]
enum Said {
    /// It, or our own server, is being asked.
    Asking,
    /// Our own server did not answer.
    Failed(Failure),
    /// What it said, as our own server tells it.
    Told(Arc<str>),
}

/// The status line with its link, and the buttons.
pub(super) fn licence_status(ui: Ui, owner: &OwnerState) -> El {
    let m = ui.m;
    let said = RwSignal::new(Said::Asking);
    let name: Arc<str> = Arc::from(owner.name.as_str());
    spawn_local(ask(ui, said, Arc::clone(&name), false));
    let (fetched, told) = (Arc::clone(&name), owner.clone());
    let fetch = move |_| {
        if !matches!(said.get_untracked(), Said::Asking) {
            said.set(Said::Asking);
            spawn_local(ask(ui, said, Arc::clone(&fetched), true));
        }
    };
    let open = |(words, task): (&'static str, &'static str)| {
        quiet("button", words)
            .attr("type", "button")
            .on("click", move |_| ui.nav.open(ui.nav.now().with_task(task)))
    };
    let remove = (owner.name != MAIN_OWNER).then(|| (button::remove_licence(m), REMOVE));
    let tasks = [(button::load_file(m), LOAD)].into_iter().chain(remove).map(open);
    let licence = owner.licence;
    let buy = move || {
        licence.with(|of| shop(ui, of.as_ref()?.license.as_ref()?.shop_url.as_deref()?)).into_iter().collect()
    };
    let fetch = quiet("button", button::fetch_licence(m)).attr("type", "button").on("click", fetch);
    of_class("section", "card licence-status")
        .child(el("h2").text(heading::licence_status(m)))
        .child(el("div").attr("role", "status").live(move || vec![line(ui, &told, &said.get())]))
        .child(of_class("div", "ways").child(fetch).children(tasks).child(el("span").live(buy)))
}

fn quiet(tag: &'static str, words: &'static str) -> El {
    of_class(tag, "button button-quiet").text(words)
}

/// The owner's shop, as it was signed, in a tab of its own.
fn shop(ui: Ui, url: &str) -> Option<El> {
    let name = button::buy(ui.m);
    let link = quiet("a", name).attr("href", url.to_owned()).attr("target", "_blank");
    let link = link.attr("rel", "noopener noreferrer");
    url.starts_with("https://").then(|| link.attr("aria-label", format!("{name} {}", label::new_tab(ui.m))))
}

/// The words; where there is more to say than that all is well, they come with the second part of the app.
fn line(ui: Ui, owner: &OwnerState, said: &Said) -> El {
    let m = ui.m;
    match said {
        Said::Asking => el("p").text(label::asking_server(m)),
        Said::Failed(failure) => el("p").text(words::failure(m, failure)),
        Said::Told(answer) => match activation::all_is_well(answer) {
            Some(asked) => el("p").text(message::up_to_date(m, &activation::day(asked))),
            None if activation::is_unconfigured(answer) => el("p").text(message::licences_by_file(m)),
            None => ui.later.line(ui, |parts| (parts.licence_status)(ui, owner, answer)),
        },
    }
}

/// Reads what was said last; `anew`: asks the licence server itself.
async fn ask(ui: Ui, said: RwSignal<Said>, owner: Arc<str>, anew: bool) {
    let next = match activation::license_server(&owner, anew).await {
        // The screen is drawn anew then, and with it this.
        Ok(answer) if anew && activation::is_activated(&answer) => return ui.changed(),
        Ok(answer) => Said::Told(Arc::from(answer)),
        Err(Failure::SignedOut) => return sign_in_again(),
        Err(failure) => Said::Failed(failure),
    };
    let _ = said.try_set(next);
}
