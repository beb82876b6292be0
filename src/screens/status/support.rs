//! The support bundle at an address of its own: a file with what this browser found, for whoever is asked for help. It is
//! made here, without the server, and nothing of it is sent.

mod bundle;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};

use self::bundle::{Around, bundle};
use super::log::{self, LogOutcome};
use super::part;
use crate::i18n::texts::{label, status as words};
use crate::platform::element::{El, el, of_class};
use crate::platform::{clock, download, page};
use crate::screens::licences::store::Store;
use crate::ui::Ui;

/// The part of the tab that this is, in the address.
pub(super) const PART: &str = "support";

const HEADING: &str = "support-heading";

/// The button that leads here.
pub(super) fn door(ui: Ui) -> El {
    part::door(ui, PART, HEADING, words::support(ui.m))
}

/// What is in the bundle, and the button that saves it.
pub(super) fn support(ui: Ui, store: &Arc<Store>) -> El {
    let m = ui.m;
    let log = RwSignal::new(None::<Value>);
    let day = store.today.to_string();
    spawn_local(async move {
        let told = outcome(log::outcome(&day).await);
        let _ = log.try_set(Some(told));
    });
    let store = Arc::clone(store);
    let content = move || {
        // All owners are judged, and the log is checked or out of reach.
        let is_judged = store.owners.iter().all(|owner| owner.list.with(|list| list.verdict.is_some()));
        let Some(log) = log.get().filter(|_| is_judged) else {
            return vec![el("p").text(label::loading_part(m))];
        };
        let text = bundle(&store, around(ui, log));
        let name = format!("segl-support-{}.json", store.today);
        let saved = text.clone();
        let save = move |_| download::save(&name, "application/json", &saved);
        let button = of_class("button", "button").attr("type", "button").on("click", save);
        let preview = el("pre").attr("tabindex", "0").child(el("code").text(text));
        vec![
            el("p").child(button.text(words::support_save(m))),
            of_class("details", "verdict")
                .child(el("summary").text(words::support_preview(m)))
                .child(preview),
        ]
    };
    part::part(ui, "support", HEADING, words::support(m))
        .child(el("p").text(words::support_lead_sentence(m)))
        .child(el("p").text(words::support_without_sentence(m)))
        .child(of_class("div", "support-bundle").attr("role", "status").live(content))
}

fn around(ui: Ui, log: Value) -> Around {
    Around {
        made: clock::now(),
        language: ui.m.lang().tag(),
        agent: page::agent(),
        languages: page::languages(),
        program: page::program(),
        log,
    }
}

fn outcome(of: LogOutcome) -> Value {
    match of {
        LogOutcome::Whole(checked) => json!({ "Outcome": "whole", "Checked": checked }),
        LogOutcome::Broken(id) => json!({ "Outcome": "broken", "Entry": id }),
        LogOutcome::Beginning(id) => json!({ "Outcome": "beginning-removed", "Entry": id }),
        LogOutcome::Cut(id) => json!({ "Outcome": "cut", "Entry": id }),
        LogOutcome::Rewritten(id) => json!({ "Outcome": "rewritten", "Entry": id }),
        LogOutcome::NotChecked => json!({ "Outcome": "not-checked" }),
    }
}
