//! The second part of the app: what the first view does without. It is a file of its own, fetched when somebody first
//! asks for something in it, so that what comes later costs the first visit nothing (docs/decisions/0008).
//!
//! Everything in it is reached through [`Parts`]; code that is named anywhere else belongs to the first part.

use std::sync::Arc;

use futures_util::future::join;
use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_license::{Finding, Verdict};

use crate::api;
use crate::components::findings;
use crate::components::notice::notice;
use crate::components::skeleton::{bone, skeleton};
use crate::i18n::Messages;
use crate::i18n::texts::{button, heading, message};
use crate::platform::element::{El, el, of_class};
use crate::screens::activation::licence_status;
use crate::screens::licences::Screen;
use crate::screens::licences::details::{Chosen, body};
use crate::screens::licences::drawing::Shown;
use crate::screens::licences::first::first;
use crate::screens::licences::groups::Groups;
use crate::screens::licences::narrow::narrow;
use crate::screens::licences::offline::old;
use crate::screens::licences::overall::links;
use crate::screens::licences::store::{OwnerState, Store};
use crate::screens::licences::tools::{sort, tools};
use crate::screens::licences::worth::text as worth;
use crate::screens::rooms;
use crate::ui::Ui;
use crate::url_state::UrlState;
use crate::verify::JudgedRow;

/// What stands above a list.
type Tools = fn(Ui, &Arc<Store>, &OwnerState, RwSignal<Arc<Shown>>) -> El;

/// What of a list an address asks for.
pub(crate) type Narrow = fn(&Messages, &UrlState, &[Arc<JudgedRow>]) -> Groups;

/// What the second part can do.
#[derive(Clone, Copy)]
pub(crate) struct Parts {
    /// The details of a licence, below their heading.
    pub(crate) details: fn(Ui, &Arc<Store>, &Chosen) -> El,
    /// What was found, sentence by sentence.
    pub(crate) findings: fn(Ui, &[Finding]) -> El,
    /// A verdict as every judge writes it, byte for byte.
    pub(crate) verdict_json: fn(&Verdict) -> String,
    /// Search, filters and the export above the list.
    pub(crate) tools: Tools,
    /// The heading of a column by which one can sort.
    pub(crate) sort: fn(Ui, &'static str, &'static str) -> El,
    /// Links to everything that somebody should look at.
    pub(crate) troubles: fn(Ui, &[OwnerState]) -> El,
    /// What verification proves, and what it does not.
    pub(crate) worth: fn(Ui, &Store, &OwnerState) -> El,
    /// What an owner's licence server said, where it is more than that all is well.
    pub(crate) licence_status: fn(Ui, &OwnerState, &str) -> El,
    /// That what is shown is old: fetched before the network went, or older than what was seen before.
    pub(crate) old: fn(Ui, &Store) -> El,
    /// What to do while no licence is installed.
    pub(crate) first: fn(Ui, &Store) -> El,
    /// What is being done with licences, or in the rooms beside them: the content of the dialog over the screen.
    pub(crate) task: fn(Ui, Screen) -> El,
    /// The tab about the whole system.
    pub(crate) status: fn(Ui, &Arc<Store>) -> El,
    /// The screen about users.
    pub(crate) users: fn(Ui, Screen) -> El,
    /// The rows that an address asks for, in their order.
    pub(crate) narrow: Narrow,
}

/// Runs once the second part is here.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(later, fallible))]
#[cfg_attr(
    not(feature = "split"),
    expect(clippy::unnecessary_wraps, reason = "without a cut nothing can be missing")
)]
fn parts() -> Result<Parts, NotHere> {
    Ok(Parts {
        details: body,
        findings: findings::sentences,
        verdict_json: Verdict::to_json,
        tools,
        sort,
        troubles: links,
        worth,
        licence_status,
        old,
        first,
        task: rooms::task,
        status: rooms::status,
        users: rooms::users,
        narrow,
    })
}

#[cfg(feature = "split")]
pub(crate) use wasm_split_helpers::SplitLoaderError as NotHere;

/// Why a part is not here: never, where the app is one piece.
#[cfg(not(feature = "split"))]
pub(crate) struct NotHere;

/// Program and words of a part come side by side. None where one of them does not come.
pub(crate) async fn fetch<P>(
    m: &Messages,
    part: usize,
    text: &str,
    program: impl Future<Output = Result<P, NotHere>>,
) -> Option<P> {
    let words = async { m.add(part, &api::text_of_part(text).await.ok()?).ok() };
    let (program, words) = join(program, words).await;
    words.and(program.ok())
}

/// The program of the second part.
async fn program() -> Result<Parts, NotHere> {
    let parts = parts();
    #[cfg(feature = "split")]
    let parts = parts.await;
    parts
}

/// How far a part has come.
#[derive(Clone, Copy)]
pub(crate) enum Progress<P> {
    Unasked,
    OnItsWay,
    Failed,
    Here(P),
}

/// The second part, wherever it is.
#[derive(Clone, Copy)]
pub(crate) struct Later {
    m: &'static Messages,
    progress: RwSignal<Progress<Parts>>,
}

impl Later {
    /// Not asked for yet; its words will be added to these.
    pub(crate) fn new(m: &'static Messages) -> Self {
        Self { m, progress: RwSignal::new(Progress::Unasked) }
    }

    /// Asks for it, unless it is here or on its way.
    pub(crate) fn ask(self) {
        if matches!(self.progress.get_untracked(), Progress::OnItsWay | Progress::Here(_)) {
            return;
        }
        self.progress.set(Progress::OnItsWay);
        spawn_local(async move {
            let next =
                fetch(self.m, 1, "data-later", program()).await.map_or(Progress::Failed, Progress::Here);
            let _ = self.progress.try_set(next);
        });
    }

    /// The second part, where it is here.
    pub(crate) fn here(self) -> Option<Parts> {
        if let Progress::Here(parts) = self.progress.get() { Some(parts) } else { None }
    }

    /// Whether it did not come.
    pub(crate) fn is_missing(self) -> bool {
        matches!(self.progress.get(), Progress::Failed)
    }

    /// What the second part shows; until it is here, that it is on its way, or why not.
    pub(crate) fn view(self, ui: Ui, content: impl FnOnce(Parts) -> El) -> El {
        match self.get() {
            Progress::Here(parts) => content(parts),
            Progress::Failed => missing(ui, move || self.ask()),
            Progress::Unasked | Progress::OnItsWay => el("div").child(skeleton(ui.m)),
        }
    }

    /// As [`Self::view`], where there is only room for a line.
    pub(crate) fn line(self, ui: Ui, content: impl FnOnce(Parts) -> El) -> El {
        match self.get() {
            Progress::Here(parts) => content(parts),
            Progress::Failed => retry(ui, move || self.ask()),
            Progress::Unasked | Progress::OnItsWay => bone(),
        }
    }

    /// Whoever shows something of the second part asks for it.
    fn get(self) -> Progress<Parts> {
        let now = self.progress.get();
        if matches!(now, Progress::Unasked) {
            self.ask();
        }
        now
    }
}

/// What is said of a part that did not come.
pub(crate) fn missing(ui: Ui, ask: impl Fn() + 'static) -> El {
    notice(heading::part_failed(ui.m), message::part_failed(ui.m)).child(retry(ui, ask))
}

fn retry(ui: Ui, ask: impl Fn() + 'static) -> El {
    of_class("button", "button").attr("type", "button").on("click", move |_| ask()).text(button::retry(ui.m))
}
