//! What became of an owner's licence: who activated or removed which issue, when, and which numbers it changed.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::names;
use crate::api::Failure;
use crate::api::activation::{self, Logged, LoggedMove};
use crate::app::sign_in_again;
use crate::components::definitions::plain;
use crate::components::dialog::{self, TASK};
use crate::components::table::table;
use crate::i18n::texts::{activation as words, button, label};
use crate::platform::element::{El, el, of_class};
use crate::screens::licences::Screen;
use crate::screens::licences::licence_status::MAIN_OWNER;
use crate::screens::licences::store::Store;
use crate::ui::Ui;
use crate::words as said;

type Answer = Option<Result<Vec<Logged>, Failure>>;

/// The view.
pub(super) fn changes(ui: Ui, screen: Screen) -> El {
    let m = ui.m;
    let answer: RwSignal<Answer> = RwSignal::new(None);
    let owner = ui.nav.now().owner.unwrap_or_else(|| MAIN_OWNER.to_owned());
    let load = move |owner: String| async move {
        match activation::changes(&owner).await {
            Err(Failure::SignedOut) => sign_in_again(),
            other => drop(answer.try_set(Some(other))),
        }
    };
    spawn_local(load(owner.clone()));
    let again = move |_| {
        answer.set(None);
        spawn_local(load(owner.clone()));
    };
    let again = StoredValue::new_local(again);
    let body = move || match answer.get() {
        None => vec![el("p").attr("role", "status").text(label::loading_part(m))],
        Some(Err(failure)) => {
            let retry = of_class("button", "button").attr("type", "button");
            let retry = retry.on("click", move |click| again.with_value(|again| again(click)));
            vec![
                el("p").attr("role", "alert").text(said::failure(m, &failure)),
                el("p").child(retry.text(button::retry(m))),
            ]
        }
        Some(Ok(entries)) if entries.is_empty() => vec![el("p").text(words::no_changes_sentence(m))],
        Some(Ok(entries)) => {
            let store = screen.verified();
            entries.iter().map(|entry| logged(ui, store.as_ref(), entry)).collect()
        }
    };
    of_class("div", "task")
        .child(dialog::heading(ui, TASK, words::changes(m).to_owned(), el("span")))
        .child(of_class("div", "dialog-body").live(body))
}

fn logged(ui: Ui, store: Option<&Arc<Store>>, entry: &Logged) -> El {
    let m = ui.m;
    let what = match entry.sequence {
        #[expect(clippy::cast_precision_loss, reason = "sequences are far below 2^53")]
        Some(sequence) => words::issue_activated(m, sequence as f64),
        None => words::licence_removed(m).to_owned(),
    };
    let by = if entry.is_automatic { words::by_itself(m).to_owned() } else { words::by(m, &entry.actor) };
    let when = format!("{} · {by}", m.moment(entry.at));
    let section =
        of_class("section", "change").child(el("h3").text(what)).child(of_class("p", "hint").text(when));
    let moved = (entry.moved > 0).then(|| moved(ui, store, entry));
    if entry.numbers.is_empty() {
        return section.child(el("p").text(words::no_number_changed_sentence(m))).children(moved);
    }
    let columns =
        vec![(label::licence(m), ""), (words::before(m), "number"), (words::afterwards(m), "number")];
    let (numbers, store) = (entry.numbers.clone(), store.cloned());
    #[expect(clippy::cast_precision_loss, reason = "numbers of seats are far below 2^53")]
    let number = move |n: Option<i64>| plain(n.map_or_else(|| "–".to_owned(), |n| m.number(n as f64)));
    let rows = move || {
        numbers
            .iter()
            .map(|(name, before, after)| {
                vec![plain(names::name_of(ui, store.as_ref(), name)), number(*before), number(*after)]
            })
            .collect()
    };
    section.child(table(words::changes(m), columns, rows)).children(moved)
}

/// Who lost something with it, or got something else: the first of them by name.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
fn moved(ui: Ui, store: Option<&Arc<Store>>, entry: &Logged) -> El {
    let m = ui.m;
    let named = |names: &[String]| {
        let names: Vec<String> = names.iter().map(|name| names::name_of(ui, store, name)).collect();
        names.join(", ")
    };
    let line = |one: &LoggedMove| {
        let from = named(&one.remove);
        if one.give.is_empty() {
            words::log_removed(m, &one.name, &from)
        } else {
            words::log_instead(m, &one.name, &named(&one.give), &from)
        }
    };
    let mut lines: Vec<String> = entry.moves.iter().map(line).collect();
    let more = entry.moved.saturating_sub(i64::try_from(lines.len()).unwrap_or_default());
    lines.extend((more > 0).then(|| words::and_more(m, more as f64)));
    el("details")
        .child(el("summary").text(words::log_moved(m, entry.moved as f64)))
        .child(el("ul").children(lines.into_iter().map(|line| el("li").text(line))))
}
