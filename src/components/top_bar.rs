//! The bar at the top: the product, the language, help, who is signed in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Failure};
use crate::i18n::Lang;
use crate::i18n::texts::{button, label};
use crate::platform::element::{El, el, of_class};
use crate::platform::page;
use crate::ui::Ui;
use crate::url_state::{UrlState, sign_in_address};
use crate::words;

/// The bar. `user` is empty until it is known who is signed in.
pub(crate) fn top_bar(ui: Ui, user: RwSignal<String>) -> El {
    let signed_in_as = move || {
        let name = user.get();
        if name.is_empty() { name } else { label::signed_in_as(ui.m, &name) }.into()
    };
    let problem = RwSignal::new("");
    let sign_out = of_class("button", "sign-out")
        .attr("type", "button")
        .on("click", move |_| spawn_local(sign_out(ui, problem)))
        .text(button::sign_out(ui.m));
    let help = of_class("a", "help-link")
        .attr("rel", "help")
        .live_attr("href", move || Some(ui.nav.state().with_help("topics").address().into()))
        .text(button::help(ui.m));
    of_class("header", "top-bar")
        .child(of_class("a", "product").attr("href", UrlState::default().address()).text("Segl"))
        .child(languages(ui))
        .child(help)
        .child(of_class("span", "user").live_text(signed_in_as))
        .child(sign_out)
        .child(of_class("p", "top-bar-problem").attr("role", "alert").live_text(move || problem.get().into()))
}

/// Links to this very view in each language, each named in itself.
fn languages(ui: Ui) -> El {
    let item = move |lang: Lang| {
        let address = move || Some(ui.nav.state().in_language(lang.tag()).address().into());
        let link = el("a")
            .live_attr("href", address)
            .attr("hreflang", lang.tag())
            .attr("lang", lang.tag())
            .text(lang.name());
        el("li").child(if lang == ui.m.lang() { link.attr("aria-current", "true") } else { link })
    };
    of_class("nav", "languages")
        .attr("aria-label", label::language(ui.m))
        .child(el("ul").children(Lang::ALL.into_iter().map(item)))
}

async fn sign_out(ui: Ui, problem: RwSignal<&'static str>) {
    match api::sign_out().await {
        Ok(()) | Err(Failure::SignedOut) => page::leave_for(&sign_in_address("signed-out", "")),
        Err(failure) => drop(problem.try_set(words::failure(ui.m, &failure))),
    }
}
