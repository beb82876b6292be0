//! The way between screens. It shows only what works.

use crate::i18n::texts::{heading, label};
use crate::platform::element::{El, el, of_class};
use crate::platform::event;
use crate::ui::Ui;
use crate::url_state::{Place, UrlState};

/// The navigator. Its entries are real links.
pub(crate) fn navigator(ui: Ui) -> El {
    let entry = |class, place, text: &'static str| {
        let is_here = move || ui.nav.in_users() == (place == Place::Users);
        let link = of_class("a", class)
            .attr("href", UrlState { place, ..UrlState::default() }.address())
            .live_attr("aria-current", move || is_here().then(|| "page".into()))
            .on("click", move |click| {
                if event::takes_over(&click) {
                    ui.nav.go(ui.nav.now().at(place, None));
                }
            });
        el("li").child(link.text(text))
    };
    of_class("nav", "navigator").attr("aria-label", label::navigation(ui.m)).child(
        el("ul").child(entry("navigator-licences", Place::Licences, heading::licences(ui.m))).child(entry(
            "navigator-users",
            Place::Users,
            heading::users(ui.m),
        )),
    )
}
