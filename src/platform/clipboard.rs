//! The clipboard.

use wasm_bindgen_futures::JsFuture;

/// Copies a text. Says whether it was copied: a page that came over plain HTTP from another machine has no clipboard.
pub(crate) async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
