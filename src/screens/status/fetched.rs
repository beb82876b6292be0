//! Something that the server is asked for: on its way, there, or why not.

use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::Failure;
use crate::app::sign_in_again;
use crate::i18n::texts::{button, label};
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use crate::words;

/// Asks the server.
pub(super) type Ask<T> = fn() -> Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

enum Progress<T> {
    Waiting,
    Failed(Failure),
    There(Arc<T>),
}

impl<T> Clone for Progress<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Failed(failure) => Self::Failed(failure.clone()),
            Self::There(here) => Self::There(Arc::clone(here)),
        }
    }
}

/// Asks, and shows what is answered.
pub(super) fn fetched<T: Send + Sync + 'static>(
    ui: Ui,
    ask: Ask<T>,
    show: impl Fn(&T) -> Vec<El> + 'static,
) -> El {
    let progress = RwSignal::new(Progress::Waiting);
    spawn_local(run(progress, ask));
    el("div").live(move || match progress.get() {
        Progress::Waiting => vec![el("p").attr("role", "status").text(label::loading_part(ui.m))],
        Progress::There(here) => show(&here),
        Progress::Failed(failure) => {
            let again = move |_| {
                progress.set(Progress::Waiting);
                spawn_local(run(progress, ask));
            };
            vec![failed(ui, words::failure(ui.m, &failure).to_owned(), again)]
        }
    })
}

/// Why something is not there, and the button that tries again.
pub(super) fn failed(ui: Ui, sentence: String, again: impl Fn(()) + 'static) -> El {
    let button =
        of_class("button", "button button-quiet").attr("type", "button").on("click", move |_| again(()));
    of_class("div", "system-failed")
        .child(el("p").attr("role", "alert").text(sentence))
        .child(button.text(button::retry(ui.m)))
}

async fn run<T: Send + Sync + 'static>(progress: RwSignal<Progress<T>>, ask: Ask<T>) {
    let next = match ask().await {
        Ok(here) => Progress::There(Arc::new(here)),
        Err(Failure::SignedOut) => return sign_in_again(),
        Err(failure) => Progress::Failed(failure),
    };
    let _ = progress.try_set(next);
}
