//! The doors to the rooms beside the licences, which are the third part of the app. They belong to the second, so that the
//! first view pays for neither.

use std::sync::Arc;

use crate::platform::element::{El, el};
use crate::screens::activation;
use crate::screens::licences::Screen;
use crate::screens::licences::store::Store;
use crate::system;
use crate::ui::Ui;
use crate::url_state::Place;

/// The tab about the whole system.
pub(crate) fn status(ui: Ui, store: &Arc<Store>) -> El {
    let store = Arc::clone(store);
    system::view(ui, move |rooms| (rooms.status)(ui, &store))
}

/// The screen about users.
pub(crate) fn users(ui: Ui, screen: Screen) -> El {
    system::view(ui, move |rooms| (rooms.users)(ui, screen))
}

/// What is being done, in whatever place: the content of the dialog over it.
pub(crate) fn task(ui: Ui, screen: Screen) -> El {
    if ui.nav.now().place == Place::Licences {
        return activation::task(ui, screen);
    }
    el("div").child(system::view(ui, move |rooms| (rooms.task)(ui, screen)))
}
