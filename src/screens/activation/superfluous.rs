//! Remove superfluous licences: who holds more of a licence than the new one has room for, and who gives a seat up. What
//! is decided here is staged; nothing of it is done before the licence is activated.

mod counts;
mod decisions;
mod gather;
mod ledger;
mod marked;
mod people;
mod picked;
mod refused;
mod room;
mod row;
mod table;
mod tools;

use std::sync::Arc;

use leptos::prelude::*;

use super::draft::{Desk, Draft};
use crate::components::dialog::{self, TASK};
use crate::i18n::texts::activation;
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
pub(crate) use refused::refused;
use room::Room;

/// The view, its heading included. The licence that it is about stands in the address.
pub(crate) fn superfluous(ui: Ui, desk: Desk, draft: &Arc<Draft>) -> El {
    let m = ui.m;
    let heading = dialog::heading(ui, TASK, activation::superfluous_heading(m).to_owned(), el("span"));
    let body = of_class("div", "dialog-body superfluous");
    let Some(room) = Room::new(ui, desk, Arc::clone(draft)) else {
        let unknown = el("p").text(activation::superfluous_unknown_sentence(m));
        return el("div").child(heading).child(body.child(unknown).child(back(ui)));
    };
    let body = body
        .child(counts::counts(room))
        .child(el("div").live(move || refused_here(room)))
        .child(marked::marked(room))
        .child(tools::tools(room))
        .child(table::people(room));
    el("div").child(heading).child(body).child(decisions::decisions(room))
}

/// What the server refuses of what is staged about this licence, as long as it stays decided so.
fn refused_here(room: Room) -> Vec<El> {
    let (ledger, decided) = (room.ledger.get(), room.decided());
    let found: Vec<_> = decided.iter().filter_map(|one| ledger.refusal(one).cloned()).collect();
    refused(room.ui, &room.draft(), &found).into_iter().collect()
}

/// Leads back to the changes with nothing staged here.
fn back(ui: Ui) -> El {
    of_class("button", "button")
        .attr("type", "button")
        .on("click", move |_| room::leave(ui))
        .text(activation::superfluous_back(ui.m))
}
