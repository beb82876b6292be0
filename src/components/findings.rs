//! What was found, sentence by sentence.

use segl_license::Finding;

use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use crate::words;

/// The sentences; nothing where nothing was found.
pub(crate) fn findings(ui: Ui, found: &[Finding]) -> Option<El> {
    let item = |finding: &Finding| {
        el("li").attr("data-code", finding.code.as_str()).text(words::finding(ui.m, finding))
    };
    (!found.is_empty()).then(|| of_class("ul", "findings").children(found.iter().map(item)))
}
