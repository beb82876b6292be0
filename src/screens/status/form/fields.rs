//! What can be said of an event, with what is wrong with it: its expected end and its message.

use leptos::prelude::*;

use crate::api::Failure;
use crate::i18n::texts::{button, event as words};
use crate::platform::element::{El, el, of_class};
use crate::platform::{input, local_time};
use crate::ui::Ui;
use crate::words as said;

/// The id of the field of the message.
pub(in super::super) const MESSAGE: &str = "event-message";
const ENDS: &str = "event-ends";

/// Characters of a message at the most, as in the vendor's column.
const MOST: usize = 254;

/// What is typed, and what is said about it.
#[derive(Clone, Copy)]
pub(in super::super) struct Fields {
    pub(in super::super) message: RwSignal<String>,
    /// As the field holds it: `2026-11-22T14:05`, or nothing.
    pub(in super::super) ends: RwSignal<String>,
    /// Whether it was tried to send, so that what is missing is named.
    pub(in super::super) tried: RwSignal<bool>,
    pub(in super::super) busy: RwSignal<bool>,
    pub(in super::super) failure: RwSignal<Option<Failure>>,
}

impl Fields {
    pub(in super::super) fn new(message: &str, eta: Option<i64>) -> Self {
        Self {
            message: RwSignal::new(message.to_owned()),
            ends: RwSignal::new(eta.map(local_time::written).unwrap_or_default()),
            tried: RwSignal::new(false),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
        }
    }

    /// The message to be sent.
    pub(in super::super) fn said(self) -> String {
        self.message.try_get_untracked().unwrap_or_default().trim().to_owned()
    }

    /// The expected end, Unix seconds.
    pub(in super::super) fn moment(self) -> Option<i64> {
        local_time::read(&self.ends.try_get_untracked()?)
    }

    /// What is wrong with the message for an event of this kind.
    pub(in super::super) fn trouble_with_message(self, ui: Ui, kind: &str) -> Option<String> {
        trouble(self.tried.get(), kind, &self.message.get()).map(|trouble| match trouble {
            Trouble::Missing => words::message_missing_sentence(ui.m).to_owned(),
            Trouble::Long(over) => words::message_long_sentence(ui.m, over),
        })
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Trouble {
    /// A message of the day says something.
    Missing,
    /// So many characters too many.
    Long(u32),
}

/// Too much is said as soon as it is typed, too little when it was tried to send.
fn trouble(tried: bool, kind: &str, message: &str) -> Option<Trouble> {
    let message = message.trim();
    let over = message.chars().count().saturating_sub(MOST);
    if over > 0 {
        return Some(Trouble::Long(u32::try_from(over).unwrap_or(u32::MAX)));
    }
    (tried && kind == "MessageOfTheDay" && message.is_empty()).then_some(Trouble::Missing)
}

/// The field of the expected end, and below it the same moment as the reader writes it, with the time zone's name.
pub(in super::super) fn ends(ui: Ui, fields: Fields) -> El {
    let read = move || match local_time::read(&fields.ends.get()) {
        Some(moment) => ui.m.moment(moment),
        None => words::no_end_sentence(ui.m).to_owned(),
    };
    let field = of_class("input", "field")
        .attr("type", "datetime-local")
        .attr("id", ENDS)
        .attr("aria-describedby", "event-ends-read")
        .attr("value", fields.ends.get_untracked())
        .on("input", move |event| fields.ends.set(input::typed(&event)));
    let hint = of_class("p", "hint").attr("id", "event-ends-read").live_text(move || read().into());
    form_field(ENDS, words::finished(ui.m)).child(field).child(hint)
}

/// The field of the message, for an event of a kind.
pub(in super::super) fn message(ui: Ui, fields: Fields, kind: impl Fn() -> String + Clone + 'static) -> El {
    let wrong = move || fields.trouble_with_message(ui, &kind());
    let is_wrong = wrong.clone();
    let field = of_class("textarea", "field event-text")
        .attr("id", MESSAGE)
        .attr("rows", "4")
        .attr("aria-describedby", "event-message-trouble")
        .live_attr("aria-invalid", move || is_wrong().map(|_| "true".into()))
        .on("input", move |event| fields.message.set(input::typed_lines(&event)))
        .text(fields.message.get_untracked());
    let trouble = of_class("p", "field-trouble")
        .attr("id", "event-message-trouble")
        .live_text(move || wrong().unwrap_or_default().into());
    form_field(MESSAGE, words::description(ui.m)).child(field).child(trouble)
}

fn form_field(id: &'static str, name: &'static str) -> El {
    of_class("div", "form-field").child(el("label").attr("for", id).text(name))
}

/// That it is being sent, or why it was not done; what was typed is still there.
pub(in super::super) fn standing(ui: Ui, fields: Fields) -> El {
    let content = move || {
        let busy = fields.busy.get().then(|| el("p").text(words::saving(ui.m)));
        let failure = fields.failure.get();
        let failure =
            failure.map(|failure| of_class("p", "refused").text(said::event::trouble(ui.m, &failure)));
        busy.into_iter().chain(failure).collect()
    };
    el("div").attr("role", "status").live(content)
}

/// The button that sends the form, and the one that does not.
pub(in super::super) fn buttons(ui: Ui, send: &'static str) -> El {
    let close =
        of_class("button", "button button-quiet").attr("type", "button").on("click", move |_| ui.nav.close());
    of_class("p", "act-buttons")
        .child(of_class("button", "button").attr("type", "submit").text(send))
        .child(close.text(button::cancel(ui.m)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_message_of_the_day_must_say_something_and_nothing_is_longer_than_its_column() {
        assert_eq!(trouble(false, "MessageOfTheDay", " "), None);
        assert_eq!(trouble(true, "MessageOfTheDay", " \n"), Some(Trouble::Missing));
        assert_eq!(trouble(true, "NoLogin", ""), None);
        assert_eq!(trouble(true, "NoLogin", &"å".repeat(254)), None);
        assert_eq!(trouble(false, "NoLogin", &"å".repeat(256)), Some(Trouble::Long(2)));
    }
}
