//! Bones in the shape of what is on its way. The words beside them say so; the bones themselves are not spoken.

use super::hidden_words;
use crate::platform::element::{El, el, of_class};

/// Bones of a list, with the words.
pub(crate) fn skeleton(loading: &'static str) -> El {
    let bones = of_class("div", "bones").attr("aria-hidden", "true").children((0..8).map(|_| bone()));
    el("div").attr("role", "status").child(hidden_words(loading)).child(bones)
}

/// One bone.
pub(crate) fn bone() -> El {
    of_class("span", "bone")
}
