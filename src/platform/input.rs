//! Fields that a person types into.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::element::Event;
use super::page;

/// What the field holds in which something was typed.
pub(crate) fn typed(event: &Event) -> String {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// The value that was chosen in a list.
pub(crate) fn selected(event: &Event) -> String {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// What the field of several lines holds in which something was typed.
pub(crate) fn typed_lines(event: &Event) -> String {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// Puts a text into the field with this id, unless it holds it already: then the caret stays where it is.
pub(crate) fn fill(id: &str, text: &str) {
    let field = page::element(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field.filter(|field| field.value() != text) {
        field.set_value(text);
    }
}

/// As [`fill`], for a field of several lines.
pub(crate) fn fill_lines(id: &str, text: &str) {
    let field = page::element(id).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(field) = field.filter(|field| field.value() != text) {
        field.set_value(text);
    }
}
