//! The screen about users. Comes with the third part of the app.

use crate::platform::element::{El, of_class};

use crate::ui::Ui;

/// Everything of it.
pub(crate) fn users(_ui: Ui) -> El {
    of_class("div", "users")
}

/// What is being done in it: the content of the dialog over it.
pub(crate) fn task(_ui: Ui) -> El {
    of_class("div", "task")
}
