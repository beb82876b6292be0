//! The region that speaks: it is there before its first sentence, so that every sentence is heard.

use crate::platform::element::{El, of_class};
use crate::ui::Ui;

/// The region, with what was said last.
pub(crate) fn status(ui: Ui) -> El {
    of_class("p", "status").attr("id", "status").attr("role", "status").live_text(move || ui.said().into())
}
