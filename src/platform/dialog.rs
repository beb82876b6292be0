//! Native dialogs: the browser traps focus, closes on Escape and gives focus back.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::page;

/// Opens a dialog over the page, or closes it.
pub(crate) fn set_open(id: &str, open: bool) {
    let Some(dialog) = page::element(id).and_then(|found| found.dyn_into::<HtmlDialogElement>().ok()) else {
        return;
    };
    match (dialog.open(), open) {
        // It throws only for a dialog that is no longer in the page; then there is nothing to open.
        (false, true) => drop(dialog.show_modal()),
        (true, false) => dialog.close(),
        _ => {}
    }
}
