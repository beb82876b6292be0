//! A line on which the server tells things by itself: server-sent events (WHATWG HTML, section 9.2). The browser calls
//! again when the line breaks; only where the server refuses does it give up.

use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::on_cleanup;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventSource, MessageEvent, VisibilityState};

/// What is heard when the line breaks, or does not come about.
pub(crate) const BROKEN: &str = "error";

/// An open line. Dropped, it is hung up.
pub(crate) struct Line {
    source: EventSource,
    _ears: Vec<Closure<dyn FnMut(Event)>>,
}

impl Line {
    /// Calls, and hands over each message of these names, and [`BROKEN`] with nothing. None where the browser cannot.
    pub(crate) fn open(
        path: &str,
        names: &[&'static str],
        hear: impl Fn(&'static str, String) + Clone + 'static,
    ) -> Option<Self> {
        let source = EventSource::new(path).ok()?;
        let ear = |name: &'static str| {
            let hear = hear.clone();
            let ear = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                let message: Option<&MessageEvent> = event.dyn_ref();
                hear(name, message.and_then(|message| message.data().as_string()).unwrap_or_default());
            });
            // It throws only for a listener that is none.
            let _ = source.add_event_listener_with_callback(name, ear.as_ref().unchecked_ref());
            ear
        };
        let ears = names.iter().copied().chain([BROKEN]).map(ear).collect();
        Some(Self { source, _ears: ears })
    }

    /// Whether the browser calls no more.
    pub(crate) fn is_given_up(&self) -> bool {
        self.source.ready_state() == EventSource::CLOSED
    }
}

/// Whether nobody sees the page: it is behind another one, or small.
pub(crate) fn is_unseen() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}

/// Runs whenever that changes, for as long as the present owner lives.
pub(crate) fn on_seen_or_not(run: impl Fn() + 'static) {
    let listener = window_event_listener_untyped("visibilitychange", move |_| run());
    on_cleanup(move || listener.remove());
}

impl Drop for Line {
    fn drop(&mut self) {
        self.source.close();
    }
}
