//! What stands above lists of any kind: a field to search in, and filters that are on or off.

use crate::platform::element::{El, Event, of_class};
use crate::platform::input;
use crate::ui::follow;

/// A field to search in. It shows `words` wherever they come from, and says each letter that is typed.
pub(crate) fn search(
    id: &'static str,
    name: &'static str,
    words: impl Fn() -> String + 'static,
    typed: impl Fn(String) + 'static,
) -> El {
    follow(move || input::fill(id, &words()));
    of_class("input", "search")
        .attr("type", "search")
        .attr("id", id)
        .attr("aria-label", name)
        .attr("placeholder", name)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .on("input", move |event: Event| typed(input::typed(&event)))
}

/// A filter.
pub(crate) fn chip(
    name: &'static str,
    is_on: impl Fn() -> bool + 'static,
    choose: impl Fn(Event) + 'static,
) -> El {
    of_class("button", "chip")
        .attr("type", "button")
        .live_attr("aria-pressed", move || Some(if is_on() { "true" } else { "false" }.into()))
        .on("click", choose)
        .text(name)
}
