//! How something is doing that is fetched part by part: said in words, with one button for whatever comes next.

use leptos::prelude::*;

use crate::api::Failure;
use crate::i18n::texts::{button, label};
use crate::platform::element::{El, el, of_class};
use crate::platform::page;
use crate::ui::{Ui, follow};
use crate::words;

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// On its way.
    Waiting,
    /// It did not come.
    Failed(Failure),
    /// What was asked for is there.
    There,
}

/// What stands below the fetched parts. `said` is what there is to say when a part is there, `more` the name of the
/// button where there is more, `load` fetches the next part, or the same again. When nothing is left to fetch, focus
/// goes to the heading with the id `heading` rather than nowhere.
pub(crate) fn fetching(
    ui: Ui,
    progress: RwSignal<Progress>,
    heading: &'static str,
    said: impl Fn() -> String + 'static,
    more: impl Fn() -> Option<&'static str> + Copy + 'static,
    load: impl Fn() + 'static,
) -> El {
    let text = move || match progress.get() {
        Progress::Waiting => label::loading_part(ui.m).to_owned().into(),
        Progress::Failed(failure) => words::failure(ui.m, &failure).to_owned().into(),
        Progress::There => said().into(),
    };
    // While it waits the button stays, so that it keeps the focus.
    let name = move || match progress.get() {
        Progress::Failed(_) => Some(button::retry(ui.m)),
        Progress::Waiting | Progress::There => more(),
    };
    let press = move |_| {
        if progress.get_untracked() != Progress::Waiting {
            progress.set(Progress::Waiting);
            load();
        }
    };
    let mut was_there = false;
    follow(move || {
        let is_there = name().is_some();
        if was_there && !is_there && page::focus_is_lost() {
            page::focus(heading);
        }
        was_there = is_there;
    });
    let next = of_class("button", "button")
        .attr("type", "button")
        .live_attr("hidden", move || name().is_none().then(|| "".into()))
        .on("click", press)
        .live_text(move || name().unwrap_or_default().into());
    of_class("div", "fetching").child(el("p").attr("role", "status").live_text(text)).child(next)
}
