//! A verification mark: icon and word. The icon is drawn by the style sheet from the mark's name.

use crate::platform::element::{El, of_class};
use crate::ui::Ui;
use crate::verify::Mark;
use crate::words;

/// The mark.
pub(crate) fn mark(ui: Ui, of: Mark) -> El {
    of_class("span", format!("mark mark-{}", of.name())).text(words::mark(ui.m, of))
}
