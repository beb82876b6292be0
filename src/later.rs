//! The second part of the app: what the first view does without. It is a file of its own, fetched when somebody first
//! asks for something in it, so that what comes later costs the first visit nothing (docs/decisions/0008).
//!
//! Everything in it is reached through [`Parts`]; code that is named anywhere else belongs to the first part.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::notice::notice;
use crate::components::skeleton::skeleton;
use crate::i18n::texts::{button, heading, label, message};
use crate::platform::element::{El, el, of_class};
use crate::screens::licences::details::{Chosen, body};
use crate::screens::licences::store::Store;
use crate::ui::Ui;

/// What the second part can do.
#[derive(Clone, Copy)]
pub(crate) struct Parts {
    /// The details of a licence, below their heading.
    pub(crate) details: fn(Ui, &Arc<Store>, &Chosen) -> El,
}

/// Runs once the second part is here.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(later, fallible))]
#[cfg_attr(
    not(feature = "split"),
    expect(clippy::unnecessary_wraps, reason = "without a cut nothing can be missing")
)]
fn parts() -> Result<Parts, NotHere> {
    Ok(Parts { details: body })
}

#[cfg(feature = "split")]
use wasm_split_helpers::SplitLoaderError as NotHere;

/// Why the second part is not here: never, where the app is one piece.
#[cfg(not(feature = "split"))]
struct NotHere;

async fn fetch() -> Result<Parts, NotHere> {
    let parts = parts();
    #[cfg(feature = "split")]
    let parts = parts.await;
    parts
}

/// How far the second part has come.
#[derive(Clone, Copy)]
enum Progress {
    Unasked,
    OnItsWay,
    Failed,
    Here(Parts),
}

/// The second part, wherever it is.
#[derive(Clone, Copy)]
pub(crate) struct Later {
    progress: RwSignal<Progress>,
}

impl Later {
    /// Not asked for yet.
    pub(crate) fn new() -> Self {
        Self { progress: RwSignal::new(Progress::Unasked) }
    }

    /// Asks for it, unless it is here or on its way.
    pub(crate) fn ask(self) {
        if matches!(self.progress.get_untracked(), Progress::OnItsWay | Progress::Here(_)) {
            return;
        }
        self.progress.set(Progress::OnItsWay);
        spawn_local(async move {
            let next = fetch().await.map_or(Progress::Failed, Progress::Here);
            let _ = self.progress.try_set(next);
        });
    }

    /// What the second part shows; until it is here, that it is on its way, or why not.
    pub(crate) fn view(self, ui: Ui, content: impl FnOnce(Parts) -> El) -> El {
        match self.progress.get() {
            Progress::Here(parts) => content(parts),
            Progress::Failed => {
                let retry =
                    of_class("button", "button").attr("type", "button").on("click", move |_| self.ask());
                notice(heading::part_failed(ui.m), message::part_failed(ui.m))
                    .child(retry.text(button::retry(ui.m)))
            }
            Progress::Unasked | Progress::OnItsWay => {
                self.ask();
                el("div").child(skeleton(label::loading(ui.m)))
            }
        }
    }
}
