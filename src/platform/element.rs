//! Elements: what components return, and how it comes into the page and follows the signals it reads.
//!
//! One plain type for every element instead of one type for each: leptos's typed views cost about 2 KB of WebAssembly
//! for each shape of markup, and this screen has some sixty. The reactive half of leptos (signals, owners, render
//! effects) does the following of changes.

mod build;
mod live;

use std::borrow::Cow;

use leptos::prelude::{Get as _, RwSignal, Set as _};
use leptos::task::spawn_local;

use super::task::turn;

pub(crate) use build::{Built, Event, while_owned};

/// What an event does.
type Listener = Box<dyn FnMut(Event)>;

/// A text, fixed or made.
pub(crate) type Text = Cow<'static, str>;

/// An element before it is in the page.
#[must_use]
pub(crate) struct El {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Child>,
}

enum Value {
    Fixed(Text),
    /// None: the attribute is not there.
    Live(Box<dyn Fn() -> Option<Text>>),
}

enum Child {
    Element(El),
    Text(Text),
    LiveText(Box<dyn Fn() -> Text>),
    Live(Box<dyn Fn() -> Vec<El>>),
    Rows(Box<dyn Fn() -> Vec<Row>>),
}

/// An element of a long list. While its key stays, the element stays, with its focus and its state.
pub(crate) struct Row {
    pub(crate) key: usize,
    pub(crate) view: Box<dyn FnOnce() -> El>,
}

/// An element of this kind.
pub(crate) fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), listeners: Vec::new(), children: Vec::new() }
}

/// An element of this kind and class.
pub(crate) fn of_class(tag: &'static str, class: impl Into<Text>) -> El {
    el(tag).attr("class", class)
}

impl El {
    /// With an attribute.
    pub(crate) fn attr(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.attributes.push((name, Value::Fixed(value.into())));
        self
    }

    /// With an attribute that is there or not.
    pub(crate) fn flag(self, name: &'static str, is_there: bool) -> Self {
        if is_there { self.attr(name, "") } else { self }
    }

    /// With an attribute that follows the signals it reads.
    pub(crate) fn live_attr(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<Text> + 'static,
    ) -> Self {
        self.attributes.push((name, Value::Live(Box::new(value))));
        self
    }

    /// With a listener.
    pub(crate) fn on(mut self, event: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        self.listeners.push((event, Box::new(listener)));
        self
    }

    /// With one more child.
    pub(crate) fn child(mut self, child: El) -> Self {
        self.children.push(Child::Element(child));
        self
    }

    /// With more children.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = El>) -> Self {
        self.children.extend(children.into_iter().map(Child::Element));
        self
    }

    /// With a text.
    pub(crate) fn text(mut self, text: impl Into<Text>) -> Self {
        self.children.push(Child::Text(text.into()));
        self
    }

    /// With a text that follows the signals it reads.
    pub(crate) fn live_text(mut self, text: impl Fn() -> Text + 'static) -> Self {
        self.children.push(Child::LiveText(Box::new(text)));
        self
    }

    /// With children that are made anew whenever a signal changes that was read in making them.
    pub(crate) fn live(mut self, children: impl Fn() -> Vec<El> + 'static) -> Self {
        self.children.push(Child::Live(Box::new(children)));
        self
    }

    /// As [`Self::live`], but the children come in a turn of their own: a screen that is built in one piece keeps
    /// whoever presses a key meanwhile waiting.
    pub(crate) fn in_turn(self, children: impl Fn() -> Vec<El> + 'static) -> Self {
        let came = RwSignal::new(false);
        spawn_local(async move {
            turn().await;
            let _ = came.try_set(true);
        });
        self.live(move || if came.get() { children() } else { Vec::new() })
    }

    /// With a list of rows that follows the signals it reads.
    pub(crate) fn rows(mut self, rows: impl Fn() -> Vec<Row> + 'static) -> Self {
        self.children.push(Child::Rows(Box::new(rows)));
        self
    }
}
