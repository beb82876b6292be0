//! What every part of the app is given: words, address, and a voice.

use leptos::prelude::*;

use crate::i18n::Messages;
use crate::later::Later;
use crate::nav::Nav;
use crate::platform::element::while_owned;

/// Handed from part to part; copying it costs nothing.
#[derive(Clone, Copy)]
pub(crate) struct Ui {
    /// The words of the page's language.
    pub(crate) m: &'static Messages,
    /// The address.
    pub(crate) nav: Nav,
    /// The second part of the app.
    pub(crate) later: Later,
    /// What is announced to those who do not see the change.
    said: RwSignal<String>,
    /// How often what the server knows has changed since the page began.
    changed: RwSignal<u32>,
}

impl Ui {
    /// For a page in the language of its messages.
    pub(crate) fn new(m: &'static Messages) -> Self {
        Self {
            m,
            nav: Nav::new(),
            later: Later::new(m),
            said: RwSignal::new(String::new()),
            changed: RwSignal::new(0),
        }
    }

    /// Announces a sentence politely: when the person's screen reader has finished what it is saying.
    pub(crate) fn say(self, sentence: String) {
        let _ = self.said.try_set(sentence);
    }

    /// Tells the screen that the server knows something new.
    pub(crate) fn changed(self) {
        let _ = self.changed.try_update(|times| *times += 1);
    }

    /// How often it did.
    pub(crate) fn changes(self) -> u32 {
        self.changed.get()
    }

    /// What was announced last.
    pub(crate) fn said(self) -> String {
        self.said.get()
    }

    /// A number as the reader writes it.
    pub(crate) fn number(self, n: u32) -> String {
        self.m.number(f64::from(n))
    }
}

/// Does something soon, and again whenever a signal changes that was read in doing it.
pub(crate) fn follow(run: impl FnMut() + 'static) {
    // One effect's code for all callers
    let run: Box<dyn FnMut()> = Box::new(while_owned(run));
    Effect::new(run);
}
