//! Removes a third party's licence, after saying who loses what.

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::assignees::AssigneesPage;

use super::names::name_of;
use crate::api::Failure;
use crate::api::activation;
use crate::app::sign_in_again;
use crate::components::banner::{Weight, banner};
use crate::components::dialog::{self, TASK};
use crate::i18n::texts::{activation as words, button, label, mark};
use crate::platform::element::{El, el, of_class};
use crate::screens::licences::Screen;
use crate::ui::Ui;
use crate::words as said;

/// How many are named; whoever reads ten names knows what it is about.
const SHOWN: usize = 10;

#[derive(Clone)]
enum Progress {
    Loading,
    Failed(Failure),
    Asking(AssigneesPage),
    Removing,
}

/// The view.
pub(super) fn remove(ui: Ui, screen: Screen) -> El {
    let m = ui.m;
    let owner = ui.nav.now().owner.unwrap_or_default();
    let progress = RwSignal::new(Progress::Loading);
    spawn_local(look(progress, owner.clone()));
    let body = move || {
        let owner = owner.clone();
        match progress.get() {
            Progress::Loading => vec![el("p").attr("role", "status").text(label::loading_part(m))],
            Progress::Removing => vec![el("p").attr("role", "status").text(words::removing(m))],
            Progress::Failed(failure) => {
                let press = move |_| {
                    progress.set(Progress::Loading);
                    spawn_local(look(progress, owner.clone()));
                };
                let again = of_class("button", "button").attr("type", "button").on("click", press);
                vec![
                    el("p").attr("role", "alert").text(said::activation::trouble(m, &failure)),
                    el("p").child(again.text(button::retry(m))),
                ]
            }
            Progress::Asking(page) => asked(ui, screen, progress, owner, &page),
        }
    };
    of_class("div", "task")
        .child(dialog::heading(ui, TASK, button::remove_licence(m).to_owned(), el("span")))
        .child(of_class("div", "dialog-body").live(body))
}

/// Who loses what, and the button.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
fn asked(
    ui: Ui,
    screen: Screen,
    progress: RwSignal<Progress>,
    owner: String,
    page: &AssigneesPage,
) -> Vec<El> {
    let (m, store) = (ui.m, screen.verified());
    let mut parts =
        vec![banner(Weight::Warning, mark::warning(m), words::remove_caution_sentence(m, &owner))];
    if page.total == 0 {
        parts.push(el("p").text(words::nobody_loses_sentence(m)));
    } else {
        let name = |one: &str, full: &str| if full.is_empty() { one.to_owned() } else { full.to_owned() };
        let item = |one: &segl_webapi::assignees::Assignee| {
            let modules = one.modules.iter().map(|module| name_of(ui, store.as_ref(), module));
            let modules = modules.collect::<Vec<_>>().join(", ");
            el("li").text(format!("{} – {modules}", name(&one.name, &one.full_name)))
        };
        parts.push(el("p").text(words::holders_lose_sentence(m, page.total as f64)));
        parts.push(of_class("ul", "losers").children(page.assignees.iter().map(item)));
        let rest = page.total.saturating_sub(page.assignees.len());
        parts.extend((rest > 0).then(|| el("p").text(words::and_more(m, rest as f64))));
    }
    let press = move |_| {
        progress.set(Progress::Removing);
        spawn_local(run(ui, progress, owner.clone()));
    };
    let remove = of_class("button", "button button-danger").attr("type", "button").on("click", press);
    let close =
        of_class("button", "button button-quiet").attr("type", "button").on("click", move |_| ui.nav.close());
    let buttons = of_class("p", "act-buttons").child(remove.text(button::remove_licence(m)));
    parts.push(buttons.child(close.text(button::cancel(m))));
    parts
}

async fn look(progress: RwSignal<Progress>, owner: String) {
    let next = match activation::assignees(&owner, "", "", "FullName", (0, SHOWN)).await {
        Ok(page) => Progress::Asking(page),
        Err(Failure::SignedOut) => return sign_in_again(),
        Err(failure) => Progress::Failed(failure),
    };
    let _ = progress.try_set(next);
}

async fn run(ui: Ui, progress: RwSignal<Progress>, owner: String) {
    match activation::remove(&owner).await {
        Ok(()) => {
            ui.say(words::removed_sentence(ui.m, &owner));
            ui.nav.close();
            ui.changed();
        }
        Err(Failure::SignedOut) => sign_in_again(),
        Err(failure) => drop(progress.try_set(Progress::Failed(failure))),
    }
}
