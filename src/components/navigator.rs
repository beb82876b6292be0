//! The way between screens. It shows only what works.

use crate::i18n::texts::{heading, label};
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use crate::url_state::UrlState;

/// The navigator. Its one entry is a real link.
pub(crate) fn navigator(ui: Ui) -> El {
    let link = of_class("a", "navigator-licences")
        .attr("href", UrlState::default().address())
        .attr("aria-current", "page")
        .text(heading::licences(ui.m));
    of_class("nav", "navigator")
        .attr("aria-label", label::navigation(ui.m))
        .child(el("ul").child(el("li").child(link)))
}
