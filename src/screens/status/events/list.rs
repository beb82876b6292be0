//! The events as a table. A row stays in the page while its event goes on, with its focus; what changes is its text.

use leptos::prelude::*;
use segl_webapi::system_event::CurrentSystemEvent;

use super::watch::Watch;
use super::{choose, chosen};
use crate::components::hidden_words;
use crate::i18n::texts::{event as words, label};
use crate::platform::element::{El, Row, Text, el, of_class};
use crate::ui::Ui;
use crate::words as said;

use super::super::fetched::failed;

/// The first part: the events.
pub(super) fn list(ui: Ui, watch: Watch) -> El {
    let is_empty = Memo::new(move |_| watch.count().map(|count| count == 0));
    let content = move || match is_empty.get() {
        None => match watch.failure.get() {
            None => vec![el("p").attr("role", "status").text(label::loading_part(ui.m))],
            Some(failure) => {
                vec![failed(ui, said::failure(ui.m, &failure).to_owned(), move |()| watch.refresh())]
            }
        },
        Some(true) => vec![of_class("p", "event-none").text(words::none_sentence(ui.m))],
        Some(false) => vec![table(ui, watch)],
    };
    of_class("section", "event-list")
        .attr("aria-labelledby", "event-list")
        .child(el("h4").attr("id", "event-list").text(words::events(ui.m)))
        .child(el("div").live(content))
}

fn columns(ui: Ui) -> [&'static str; 7] {
    let m = ui.m;
    [
        words::column_event(m),
        words::column_status(m),
        words::column_message(m),
        words::column_activated(m),
        words::column_activated_by(m),
        words::column_finished(m),
        words::column_type(m),
    ]
}

fn table(ui: Ui, watch: Watch) -> El {
    let head = el("tr").children(columns(ui).map(|name| el("th").attr("scope", "col").text(name)));
    let rows = move || {
        let current = watch.current.get();
        let ids = current.iter().flat_map(|now| now.events.iter().map(|event| event.system_event_id));
        let row = |id: i64| Row {
            key: usize::try_from(id).unwrap_or(usize::MAX),
            view: Box::new(move || row(ui, watch, id)),
        };
        ids.map(row).collect()
    };
    of_class("table", "facts event-table")
        .child(of_class("caption", "visually-hidden").text(words::events(ui.m)))
        .child(el("thead").child(head))
        .child(el("tbody").rows(rows))
}

fn row(ui: Ui, watch: Watch, id: i64) -> El {
    let m = ui.m;
    let event = Memo::new(move |_| watch.event(id));
    let is_chosen = Memo::new(move |_| chosen(ui) == Some(id));
    let text = move |of: fn(Ui, &CurrentSystemEvent) -> String| {
        move || Text::from(event.with(|event| event.as_ref().map(|event| of(ui, event)).unwrap_or_default()))
    };
    let name = of_class("button", "event-name")
        .attr("type", "button")
        .live_attr("aria-pressed", move || Some(if is_chosen.get() { "true" } else { "false" }.into()))
        .attr("aria-controls", "event-description")
        .on("click", move |_| choose(ui, id))
        .live_text(text(|ui, event| said::event::kind(ui.m, &event.eventkey).to_owned()));
    let status = move || {
        let now = watch.now.get();
        event
            .with(|event| event.as_ref().map(|event| said::event::status(m, event, now)).unwrap_or_default())
            .into()
    };
    let percent = Memo::new(move |_| event.with(|event| event.as_ref()?.progress));
    let bar = move || percent.get().map(|_| bar(percent)).into_iter().collect();
    let cells = [
        el("span").child(el("span").live_text(status)).live(bar),
        el("span").live_text(text(|_, event| event.eventmess.lines().next().unwrap_or_default().to_owned())),
        el("span").live_text(text(|ui, event| ui.m.moment(event.registered))),
        el("span").live(move || {
            event.with(|event| event.as_ref().map(|event| person(ui, event))).into_iter().collect()
        }),
        el("span").live_text(text(|ui, event| event.eta.map(|eta| ui.m.moment(eta)).unwrap_or_default())),
        el("span").live_text(text(|ui, event| said::event::holds_for(ui.m, event))),
    ];
    let labels = columns(ui);
    let cells = cells.into_iter().zip(labels.into_iter().skip(1));
    el("tr")
        .live_attr("class", move || is_chosen.get().then(|| "event-chosen".into()))
        .child(el("th").attr("scope", "row").attr("data-label", words::column_event(m)).child(name))
        .children(cells.map(|(cell, label)| el("td").attr("data-label", label).child(cell)))
}

/// How far an operation is, beside the words that say it.
fn bar(percent: Memo<Option<u8>>) -> El {
    el("progress")
        .attr("max", "100")
        .attr("aria-hidden", "true")
        .live_attr("value", move || Some(percent.get().unwrap_or_default().to_string().into()))
}

/// Who activated it: portrait and user ID.
fn person(ui: Ui, event: &CurrentSystemEvent) -> El {
    let Some(user) = &event.activated_by else { return el("span").text(words::by_system(ui.m)) };
    // Nobody's picture is kept here: the initials stand for it.
    of_class("span", "event-person")
        .child(of_class("span", "portrait").attr("aria-hidden", "true").text(said::event::initials(user)))
        .child(el("span").attr("title", user.full_name.clone()).text(user.name.clone()))
        .child(hidden_words(format!(" ({})", said::event::called(user))))
}
