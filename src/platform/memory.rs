//! What this browser remembers for this server, beyond the page.

/// The name under which it is kept that an owner's licence was in order.
fn name(owner: &str) -> String {
    format!("segl-in-order-{owner}")
}

fn storage() -> Option<web_sys::Storage> {
    // A browser that is told to keep nothing throws here.
    web_sys::window()?.local_storage().ok()?
}

/// Remembers the day on which everything of an owner was found in order.
pub(crate) fn remember_in_order(owner: &str, day: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&name(owner), day);
    }
}

/// The last such day.
pub(crate) fn last_in_order(owner: &str) -> Option<String> {
    storage()?.get_item(&name(owner)).ok()?
}
