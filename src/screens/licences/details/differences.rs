//! What was found about a row: each difference between what is stored and what was signed as a sentence.

use segl_license::Finding;

use crate::components::findings::findings;
use crate::i18n::texts::heading;
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;

/// The findings; nothing where nothing was found.
pub(super) fn differences(ui: Ui, found: &[Finding]) -> Option<El> {
    let sentences = findings(ui, found)?;
    let heading = el("h3").text(heading::findings(ui.m));
    Some(of_class("section", "differences").child(heading).child(sentences))
}
