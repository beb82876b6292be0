//! What this browser remembers for this server, beyond the page: for good, or as long as its tab is open.

/// The name under which it is kept that an owner's licence was in order.
fn name(owner: &str) -> String {
    format!("segl-in-order-{owner}")
}

fn storage() -> Option<web_sys::Storage> {
    // A browser that is told to keep nothing throws here.
    web_sys::window()?.local_storage().ok()?
}

/// Keeps a text for good, where the browser does.
pub(crate) fn keep(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, text);
    }
}

/// The text that is kept under this name.
pub(crate) fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Remembers the day on which everything of an owner was found in order.
pub(crate) fn remember_in_order(owner: &str, day: &str) {
    keep(&name(owner), day);
}

/// The last such day.
pub(crate) fn last_in_order(owner: &str) -> Option<String> {
    kept(&name(owner))
}

fn tab() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Remembers a text as long as the tab is open; an empty one is forgotten.
pub(crate) fn remember_in_tab(name: &str, text: &str) {
    let Some(storage) = tab() else { return };
    let _ = if text.is_empty() { storage.remove_item(name) } else { storage.set_item(name, text) };
}

/// The text that is remembered as long as the tab is open.
pub(crate) fn remembered_in_tab(name: &str) -> Option<String> {
    tab()?.get_item(name).ok()?
}
