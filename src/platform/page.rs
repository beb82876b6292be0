//! The document and its window.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Document, HtmlElement, Window};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The language that the page was written in by the server.
pub(crate) fn language() -> String {
    document().and_then(|document| document.document_element()?.get_attribute("lang")).unwrap_or_default()
}

/// Names the view in the browser's tab and history.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves focus to the element with this id, where there is one.
pub(crate) fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Whether focus is nowhere: on the page as a whole.
pub(crate) fn focus_is_lost() -> bool {
    let Some(document) = document() else { return false };
    document.active_element().is_none_or(|active| active.tag_name() == "BODY")
}

/// Leaves for another page of this server; Back does not return.
pub(crate) fn leave_for(address: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(address);
    }
}

/// Path and query of the page.
pub(crate) fn address() -> String {
    let whole = |window: Window| {
        let location = window.location();
        Some(location.pathname().ok()? + &location.search().ok()?)
    };
    web_sys::window().and_then(whole).unwrap_or_default()
}

/// The file that this program came as; its name holds the build's hash.
pub(crate) fn program() -> String {
    let link = document()
        .and_then(|document| document.query_selector("link[rel=preload][type='application/wasm']").ok()?);
    let href = link.and_then(|link| link.get_attribute("href")).unwrap_or_default();
    href.trim_start_matches('/').to_owned()
}

/// What the browser calls itself.
pub(crate) fn agent() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// The languages that a person prefers, as the browser has them.
pub(crate) fn languages() -> Vec<String> {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    languages.iter().flat_map(js_sys::Array::iter).filter_map(|tag| tag.as_string()).collect()
}

/// Where the text lies that a part of the app says, as the page names it in this attribute.
pub(crate) fn text_of_part(attribute: &str) -> String {
    let name = element("app").and_then(|app| app.get_attribute(attribute));
    format!("/{}", name.unwrap_or_default())
}

/// Tells the page's own script (`src/boot/boot.js`) that the program has stopped (`segl-panic`), or that the licences are
/// judged (`segl-judged`).
pub(crate) fn announce(what: &str, details: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(details));
    let event = CustomEvent::new_with_event_init_dict(what, &init);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        let _ = window.dispatch_event(&event);
    }
}

/// The element with this id.
pub(super) fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}
