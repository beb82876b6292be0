//! Users become former employees, after it is said what that frees and whom it cannot be done to.

use super::deed::Deed;
use super::picked;
use super::preview::{cancel, preview};
use super::room::Room;
use crate::components::banner::{Weight, banner};
use crate::components::dialog::{self, TASK};
use crate::i18n::texts::{activation, mark, users as texts};
use crate::platform::element::{El, el, of_class};

/// The task of retiring users.
pub(super) const RETIRE: &str = "retire-users";

/// The view: for the user whose row the address names, or for those who are selected.
pub(super) fn retire(room: Room, row: Option<i64>) -> El {
    let m = room.ui.m;
    let users = row.map_or_else(picked::all, |id| vec![id]);
    let name = if row.is_some() { texts::retire(m) } else { texts::retire_selected(m) };
    let body = of_class("div", "dialog-body users-change");
    let body =
        if users.is_empty() {
            nobody(room, body)
        } else {
            body.child(banner(Weight::Warning, mark::warning(m), texts::retire_lead_sentence(m)))
                .child(preview(room, Deed::Retire, users, cancel))
        };
    of_class("div", "task").child(dialog::heading(room.ui, TASK, name.to_owned(), el("span"))).child(body)
}

/// Where an address leads to a change of nobody: who was selected is forgotten when the page is loaded anew.
pub(super) fn nobody(room: Room, body: El) -> El {
    body.child(el("p").text(activation::superfluous_nobody_selected_sentence(room.ui.m)))
        .child(of_class("p", "act-buttons").child(cancel(room)))
}
