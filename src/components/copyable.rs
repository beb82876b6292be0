//! A value that one compares or sends on: monospace, whole, with a button that copies it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::hidden_words;
use crate::i18n::texts::{button, message};
use crate::platform::clipboard;
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;

/// The value of `what`, which names it to those who only hear the button.
///
/// What came of copying is said beside it: the page's own status region is silent while a dialog is open.
pub(crate) fn copyable(ui: Ui, what: &'static str, value: String) -> El {
    let said = RwSignal::new("");
    let text = value.clone();
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let copied = clipboard::copy(&text).await;
            let _ = said.try_set(if copied { message::copied(ui.m) } else { message::not_copied(ui.m) });
        });
    };
    let button = of_class("button", "copy").attr("type", "button").on("click", copy);
    of_class("span", "copyable")
        .child(el("code").text(value))
        .child(button.child(hidden_words(button::copy(ui.m, what))))
        .child(of_class("span", "copied").attr("role", "status").live_text(move || said.get().into()))
}
