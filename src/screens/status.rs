//! The tab about the whole system. Comes with the third part of the app.

use std::sync::Arc;

use crate::platform::element::{El, of_class};
use crate::screens::licences::store::Store;
use crate::ui::Ui;

/// Everything of it.
pub(crate) fn status(_ui: Ui, _store: &Arc<Store>) -> El {
    of_class("div", "status")
}

/// What is being done in it: the content of the dialog over it.
pub(crate) fn task(_ui: Ui) -> El {
    of_class("div", "task")
}
