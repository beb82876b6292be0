//! A native dialog over the page: the browser traps focus, closes on Escape, and gives focus back to what opened it.

use super::hidden_words;
use crate::i18n::texts::button;
use crate::platform::element::{El, el, of_class};
use crate::platform::{dialog, page};
use crate::ui::{Ui, follow};

/// One of the app's dialogs: its id and that of its heading.
#[derive(Clone, Copy)]
pub(crate) struct Dialog {
    id: &'static str,
    heading: &'static str,
    /// What closes it besides its button and Escape: `any` for a click beside it, `closerequest` for nothing.
    closed_by: &'static str,
}

/// A licence in full.
pub(crate) const DETAILS: Dialog = Dialog { id: "details", heading: "details-heading", closed_by: "any" };

/// What is being done with licences. A click beside it does not take away what was typed or chosen.
pub(crate) const TASK: Dialog = Dialog { id: "task", heading: "task-heading", closed_by: "closerequest" };

/// A dialog that is open while `content` has something, which begins with [`heading`]. `closed` is called when the
/// dialog has closed, whoever closed it.
pub(crate) fn dialog(
    which: Dialog,
    is_open: impl Fn() -> bool + 'static,
    content: impl Fn() -> Vec<El> + 'static,
    closed: impl Fn() + 'static,
) -> El {
    let mut was_open = false;
    follow(move || {
        let open = is_open();
        dialog::set_open(which.id, open);
        if open && was_open {
            // Other content has come into the open dialog.
            page::focus(which.heading);
        }
        was_open = open;
    });
    of_class("dialog", "dialog")
        .attr("id", which.id)
        .attr("aria-labelledby", which.heading)
        .attr("closedby", which.closed_by)
        .on("close", move |_| closed())
        .live(content)
}

/// Gives the focus to the heading of an open dialog where it is nowhere.
pub(crate) fn find_focus(which: Dialog) {
    if page::focus_is_lost() {
        page::focus(which.heading);
    }
}

/// The heading that names the dialog, something beside it, and the button that closes it.
pub(crate) fn heading(ui: Ui, which: Dialog, text: String, beside: El) -> El {
    headed(ui, which, el("h2").text(text), beside)
}

/// The same, where the heading is yet to know what it says.
pub(crate) fn headed(ui: Ui, which: Dialog, heading: El, beside: El) -> El {
    let close = of_class("button", "close").attr("type", "submit").flag("autofocus", true);
    of_class("header", "dialog-header")
        .child(heading.attr("id", which.heading).attr("tabindex", "-1"))
        .child(beside)
        .child(el("form").attr("method", "dialog").child(close.child(hidden_words(button::close(ui.m)))))
}
