//! A native dialog over the page: the browser traps focus, closes on Escape, and gives focus back to what opened it.

use super::hidden_words;
use crate::i18n::texts::button;
use crate::platform::element::{El, el, of_class};
use crate::platform::{dialog, page};
use crate::ui::{Ui, follow};

const ID: &str = "details";
const HEADING: &str = "details-heading";

/// A dialog that is open while `content` has something, which begins with [`heading`]. `closed` is called when the
/// dialog has closed, whoever closed it.
pub(crate) fn dialog(
    is_open: impl Fn() -> bool + 'static,
    content: impl Fn() -> Vec<El> + 'static,
    closed: impl Fn() + 'static,
) -> El {
    let mut was_open = false;
    follow(move || {
        let open = is_open();
        dialog::set_open(ID, open);
        if open && was_open {
            // Other content has come into the open dialog.
            page::focus(HEADING);
        }
        was_open = open;
    });
    of_class("dialog", "dialog")
        .attr("id", ID)
        .attr("aria-labelledby", HEADING)
        .attr("closedby", "any")
        .on("close", move |_| closed())
        .live(content)
}

/// The heading that names the dialog, something beside it, and the button that closes it.
pub(crate) fn heading(ui: Ui, text: String, beside: El) -> El {
    let close = of_class("button", "close").attr("type", "submit").flag("autofocus", true);
    of_class("header", "dialog-header")
        .child(el("h2").attr("id", HEADING).attr("tabindex", "-1").text(text))
        .child(beside)
        .child(el("form").attr("method", "dialog").child(close.child(hidden_words(button::close(ui.m)))))
}
