//! A field that a person types into, with its name above it and what is wrong with what it holds below.

use leptos::prelude::*;

use crate::platform::element::{El, Text, el, of_class};
use crate::platform::input;

/// The field with this id. `how` it is typed: attributes such as `inputmode` and `autocomplete`.
pub(crate) fn field(
    id: &'static str,
    name: &'static str,
    how: [(&'static str, &'static str); 2],
    value: RwSignal<String>,
    trouble: impl Fn() -> Option<Text> + Copy + 'static,
) -> El {
    let said = format!("{id}-trouble");
    let input = how
        .into_iter()
        .fold(of_class("input", "field").attr("id", id), |input, (name, value)| input.attr(name, value));
    let input = input
        .attr("aria-describedby", said.clone())
        .live_attr("aria-invalid", move || trouble().map(|_| "true".into()))
        .on("input", move |event| value.set(input::typed(&event)));
    of_class("div", "form-field").child(el("label").attr("for", id).text(name)).child(input).child(
        of_class("p", "field-trouble").attr("id", said).live_text(move || trouble().unwrap_or_default()),
    )
}
