//! The address and the history of the page.

use crate::url_state::UrlState;
use wasm_bindgen::JsValue;

/// Marks an entry of the history that the app made by opening something over the view, so that closing it can go back
/// instead of adding another entry.
const OPENED: &str = "segl-opened";

/// The state in the present address.
pub(crate) fn read() -> UrlState {
    let location = web_sys::window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
    };
    UrlState::parse(&part(web_sys::Location::pathname), &part(web_sys::Location::search))
}

/// Adds an entry. `opened`: Back closes what it opened.
pub(crate) fn push(state: &UrlState, opened: bool) {
    if let Some(history) = history() {
        let mark = if opened { OPENED.into() } else { JsValue::NULL };
        // It throws only when a page adds entries by the hundred in a few seconds; the view changes all the same.
        let _ = history.push_state_with_url(&mark, "", Some(&state.address()));
    }
}

/// Puts another address in place of the present one, in the same entry.
pub(crate) fn replace(state: &UrlState) {
    if let Some(history) = history() {
        let mark = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&mark, "", Some(&state.address()));
    }
}

/// Goes back, if the present entry is one that opened something. The address changes later, with `popstate`.
pub(crate) fn back_from_opened() -> bool {
    let Some(history) = history() else { return false };
    let opened = history.state().is_ok_and(|mark| mark.as_string().as_deref() == Some(OPENED));
    opened && history.back().is_ok()
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}
