//! Moving through the app: the address and the view change together.

use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;

use crate::platform::history;
use crate::url_state::UrlState;

/// The state in the address, followed by whatever shows it.
#[derive(Clone, Copy)]
pub(crate) struct Nav {
    state: RwSignal<UrlState>,
}

impl Nav {
    /// Reads the present address, and follows Back and Forward for as long as its owner lives.
    pub(crate) fn new() -> Self {
        let state = RwSignal::new(history::read());
        let listener = window_event_listener(ev::popstate, move |_| state.set(history::read()));
        on_cleanup(move || listener.remove());
        Self { state }
    }

    /// The state; whoever reads it here is run again when it changes.
    pub(crate) fn state(self) -> UrlState {
        self.state.get()
    }

    /// The state without following it.
    pub(crate) fn now(self) -> UrlState {
        self.state.get_untracked()
    }

    /// Goes to another view; Back returns.
    pub(crate) fn go(self, to: UrlState) {
        if to != self.now() {
            history::push(&to, false);
            self.state.set(to);
        }
    }

    /// Changes the view within its entry of the history: Back does not go through each letter of a word.
    pub(crate) fn turn(self, to: UrlState) {
        if to != self.now() {
            history::replace(&to);
            self.state.set(to);
        }
    }

    /// Opens a licence or a task over the view; Back closes it. From one to another, Back still closes.
    pub(crate) fn open(self, to: UrlState) {
        if self.now().is_open() {
            history::replace(&to);
        } else {
            history::push(&to, true);
        }
        self.state.set(to);
    }

    /// Closes what is open over the view, as Back would.
    pub(crate) fn close(self) {
        let now = self.now();
        if now.is_open() && !history::back_from_opened() {
            let closed = now.closed();
            history::replace(&closed);
            self.state.set(closed);
        }
    }
}
