//! Bones in the shape of what is on its way. The words beside them say so; the bones themselves are not spoken.

use super::hidden_words;
use crate::i18n::Messages;
use crate::i18n::texts::{label, message};
use crate::platform::element::{El, el, of_class};

/// Bones of a list, with the words; where they stay for long, with a sentence that says so (`style/skeleton.css`).
pub(crate) fn skeleton(m: &'static Messages) -> El {
    let bones = of_class("div", "bones").attr("aria-hidden", "true").children((0..8).map(|_| bone()));
    let slow = of_class("p", "slow").text(message::slow(m));
    el("div").attr("role", "status").child(hidden_words(label::loading(m))).child(bones).child(slow)
}

/// One bone.
pub(crate) fn bone() -> El {
    of_class("span", "bone")
}
