//! Moving through the app: the address and the view change together.

use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;

use crate::platform::history;
use crate::url_state::{Place, UrlState};

/// The state in the address, followed by whatever shows it.
#[derive(Clone, Copy)]
pub(crate) struct Nav {
    state: RwSignal<UrlState>,
    in_users: Memo<bool>,
    /// Whether the browser is on its way back, which takes it a moment.
    leaving: RwSignal<bool>,
    /// Where to go as soon as it is there, if anywhere: what is done before that, going back would undo.
    next: RwSignal<UrlState>,
    asked: RwSignal<bool>,
}

impl Nav {
    /// Reads the present address, and follows Back and Forward for as long as its owner lives.
    pub(crate) fn new() -> Self {
        let state = RwSignal::new(history::read());
        let [leaving, asked] = [false; 2].map(RwSignal::new);
        let in_users = Memo::new(move |_| state.with(|state| state.place == Place::Users));
        let nav = Self { state, in_users, leaving, next: RwSignal::new(UrlState::default()), asked };
        let listener = window_event_listener(ev::popstate, move |_| nav.arrive());
        on_cleanup(move || listener.remove());
        nav
    }

    /// The state; whoever reads it here is run again when it changes.
    pub(crate) fn state(self) -> UrlState {
        self.state.get()
    }

    /// The state without following it.
    pub(crate) fn now(self) -> UrlState {
        self.state.get_untracked()
    }

    /// Whether the address asks for the users, and not for licences.
    pub(crate) fn in_users(self) -> bool {
        self.in_users.get()
    }

    fn arrive(self) {
        self.state.set(history::read());
        self.leaving.set(false);
        if self.asked.get_untracked() {
            self.asked.set(false);
            let to = self.next.get_untracked();
            if to.is_open() { self.open(to) } else { self.go(to) }
        }
    }

    /// Whether a step has to wait for the browser; then it is done later.
    fn waits(self, to: &UrlState) -> bool {
        let waits = self.leaving.get_untracked();
        if waits {
            self.next.set(to.clone());
            self.asked.set(true);
        }
        waits
    }

    /// Goes to another view; Back returns.
    pub(crate) fn go(self, to: UrlState) {
        if !self.waits(&to) && to != self.now() {
            history::push(&to, false);
            self.state.set(to);
        }
    }

    /// Changes the view within its entry of the history: Back does not go through each letter of a word.
    pub(crate) fn turn(self, to: UrlState) {
        if !self.waits(&to) && to != self.now() {
            history::replace(&to);
            self.state.set(to);
        }
    }

    /// Opens a licence or a task over the view; Back closes it. From one to another, Back still closes.
    pub(crate) fn open(self, to: UrlState) {
        if self.waits(&to) {
            return;
        }
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
        if !now.is_open() {
            return;
        }
        let closed = now.closed();
        if history::back_from_opened() {
            self.leaving.set(true);
        } else {
            history::replace(&closed);
        }
        self.state.set(closed);
    }
}
