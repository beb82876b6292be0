//! From an element to the page.

use leptos::prelude::{IsDisposed, Owner, RenderEffect, StoredValue};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element};

use super::{Child, El, Text, Value, live};

/// What happened to an element.
pub(crate) type Event = web_sys::Event;

/// An element in the page, with what keeps it alive. Dropped, it is deaf, but still in the page.
pub(crate) struct Built {
    pub(super) element: Element,
    _kept: Vec<Kept>,
}

/// What lives as long as its element.
#[expect(dead_code, reason = "it is kept to be dropped with its element")]
pub(super) enum Kept {
    Element(Built),
    Effect(RenderEffect<()>),
    Listener(Closure<dyn FnMut(Event)>),
}

impl Built {
    /// Takes the element out of the page.
    pub(crate) fn remove(&self) {
        self.element.remove();
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// A comment that marks where children come and go.
pub(super) fn marker(parent: &Element) -> Option<web_sys::Node> {
    let marker: web_sys::Node = document()?.create_comment("").into();
    parent.append_child(&marker).ok()
}

impl El {
    /// Builds the element at the end of `parent`. None where the page refuses it, which it does for no tag of ours.
    pub(crate) fn append_to(self, parent: &Element) -> Option<Built> {
        self.insert_into(parent, None)
    }

    pub(super) fn insert_into(self, parent: &Element, before: Option<&web_sys::Node>) -> Option<Built> {
        let element = document()?.create_element(self.tag).ok()?;
        let mut kept = Vec::new();
        for (name, value) in self.attributes {
            match value {
                Value::Fixed(value) => set(&element, name, &value),
                Value::Live(value) => kept.push(Kept::Effect(follow_attribute(&element, name, value))),
            }
        }
        for (name, listener) in self.listeners {
            let closure = Closure::wrap(listener);
            let _ = element.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
            kept.push(Kept::Listener(closure));
        }
        for child in self.children {
            kept.extend(append(child, &element));
        }
        // Last, so that the browser sees the whole at once.
        parent.insert_before(&element, before).ok()?;
        Some(Built { element, _kept: kept })
    }
}

fn append(child: Child, parent: &Element) -> Option<Kept> {
    match child {
        Child::Element(child) => child.append_to(parent).map(Kept::Element),
        Child::Text(text) => {
            let _ = parent.append_child(&document()?.create_text_node(&text));
            None
        }
        Child::LiveText(text) => {
            let node = document()?.create_text_node("");
            let _ = parent.append_child(&node);
            Some(Kept::Effect(follow(
                move || Some(text()),
                move |text| {
                    node.set_data(text.unwrap_or_default());
                },
            )))
        }
        Child::Live(children) => live::follow_children(parent, children).map(Kept::Effect),
        Child::Rows(rows) => live::follow_rows(parent, Owner::current()?, rows).map(Kept::Effect),
    }
}

fn set(element: &Element, name: &str, value: &str) {
    // It throws only for a name that is none.
    let _ = element.set_attribute(name, value);
}

fn follow_attribute(
    element: &Element,
    name: &'static str,
    value: Box<dyn Fn() -> Option<Text>>,
) -> RenderEffect<()> {
    let element = element.clone();
    follow(value, move |value| match value {
        Some(value) => set(&element, name, value),
        None => drop(element.remove_attribute(name)),
    })
}

/// Shows a value whenever it is another one than before: the browser does its work again even where nothing changed.
fn follow(
    value: impl Fn() -> Option<Text> + 'static,
    show: impl Fn(Option<&str>) + 'static,
) -> RenderEffect<()> {
    let mut shown = None;
    effect(move || {
        let value = value();
        if shown != value {
            show(value.as_deref());
            shown = value;
        }
    })
}

/// Runs now, and again whenever a signal changes that was read.
pub(super) fn effect(run: impl FnMut() + 'static) -> RenderEffect<()> {
    let mut run = while_owned(run);
    RenderEffect::new(move |_| run())
}

/// Does nothing any more once what owns it is gone: an effect that was told of a change before its owner went still runs
/// once afterwards, and would find signals that are gone too.
pub(crate) fn while_owned(mut run: impl FnMut() + 'static) -> impl FnMut() + 'static {
    let owned = StoredValue::new(());
    move || {
        if !owned.is_disposed() {
            run();
        }
    }
}
