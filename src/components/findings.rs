//! What was found, sentence by sentence.

use segl_license::Finding;

use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use crate::words;

/// The sentences; nothing where nothing was found. The words come with the second part of the app: where all is well
/// nobody needs them.
pub(crate) fn findings(ui: Ui, found: &[Finding]) -> Option<El> {
    let found = found.to_vec();
    (!found.is_empty())
        .then(|| el("div").live(move || vec![ui.later.line(ui, |parts| (parts.findings)(ui, &found))]))
}

/// The list of sentences.
pub(crate) fn sentences(ui: Ui, found: &[Finding]) -> El {
    let item = |finding: &Finding| {
        el("li").attr("data-code", finding.code.as_str()).text(words::finding(ui.m, finding))
    };
    of_class("ul", "findings").children(found.iter().map(item))
}
