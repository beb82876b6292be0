//! What stands in place of content that cannot be shown: why, and what to do.

use crate::platform::element::{El, el, of_class};

/// A notice; what can be done about it is added to it.
pub(crate) fn notice(heading: &'static str, sentence: &'static str) -> El {
    of_class("section", "notice")
        .attr("role", "alert")
        .child(el("h2").text(heading))
        .child(el("p").text(sentence))
}
