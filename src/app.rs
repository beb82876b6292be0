//! The frame around every screen.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Failure};
use crate::components::navigator::navigator;
use crate::components::status::status;
use crate::components::top_bar::top_bar;
use crate::i18n::Messages;
use crate::platform::element::{El, of_class};
use crate::platform::page;
use crate::screens::licences::licences;
use crate::ui::Ui;
use crate::url_state::sign_in_address;

/// The whole app.
pub(crate) fn app(m: &'static Messages) -> El {
    let ui = Ui::new(m);
    let user = RwSignal::new(String::new());
    spawn_local(async move {
        match api::session().await {
            Ok(session) => drop(user.try_set(session.full_name)),
            Err(Failure::SignedOut) => sign_in_again(),
            // The bar does without the name; what is wrong is said where the content would be.
            Err(_) => {}
        }
    });
    let content = of_class("main", "content").attr("id", "content").attr("tabindex", "-1");
    of_class("div", "frame")
        .child(top_bar(ui, user))
        .child(navigator(ui))
        .child(content.children(licences(ui)))
        .child(status(ui))
}

/// Leaves for the sign-in page, which leads back to this view.
pub(crate) fn sign_in_again() {
    page::leave_for(&sign_in_address("session-ended", &page::address()));
}
