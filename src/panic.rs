//! The last words. No panic should happen; if one does, the page does not go dead without saying so.

use std::panic;

use crate::platform::page;

/// Reports panics to the page's own script, which shows them in the reader's language over the page as it stands.
pub(crate) fn report() {
    panic::set_hook(Box::new(|info| page::announce("segl-panic", &info.to_string())));
}
