//! A form that asks for one's own password, and what is said of it.

use leptos::prelude::*;
use segl_webapi::access::UserAccess;

use crate::api::Failure;
use crate::components::field::field;
use crate::i18n::texts::{button, users as texts};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::page;
use crate::screens::users::access::back;
use crate::screens::users::room::Room;
use crate::words;

const OWN: &str = "own-password";

/// What is typed, and how far it is.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) room: Room,
    /// One's own password.
    pub(super) own: RwSignal<String>,
    /// Whether it was tried to send, so that what is missing is named.
    pub(super) tried: RwSignal<bool>,
    pub(super) busy: RwSignal<bool>,
    pub(super) trouble: RwSignal<Option<Failure>>,
}

/// How a password is typed; what a password manager is to put there is `current-password` or `new-password`.
pub(super) fn hidden(autocomplete: &'static str) -> [(&'static str, &'static str); 2] {
    [("type", "password"), ("autocomplete", autocomplete)]
}

impl Form {
    pub(super) fn new(room: Room) -> Self {
        Self {
            room,
            own: RwSignal::default(),
            tried: RwSignal::new(false),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
        }
    }

    /// The form: `fields` between one's own password and the button `submit`. `wrong` names the first of the fields that
    /// does not do; without one, `send` is called.
    pub(super) fn view(
        self,
        user: &UserAccess,
        fields: Vec<El>,
        submit: &'static str,
        wrong: impl Fn() -> Option<&'static str> + 'static,
        send: impl Fn() + 'static,
    ) -> El {
        let m = self.room.ui.m;
        let own_trouble =
            move || self.missing(self.own).then(|| texts::own_password_missing_sentence(m).into());
        let press = move |event: Event| {
            event.prevent_default();
            self.tried.set(true);
            let wrong = if self.own.read_untracked().is_empty() { Some(OWN) } else { untrack(&wrong) };
            if let Some(field) = wrong {
                page::focus(field);
            } else if !self.busy.get_untracked() {
                self.busy.set(true);
                self.trouble.set(None);
                send();
            }
        };
        let own = field(OWN, texts::own_password(m), hidden("current-password"), self.own, own_trouble);
        // Whose password it is, for password managers.
        let name = el("input").attr("type", "text").attr("autocomplete", "username").flag("hidden", true);
        let name = if user.is_own { name.attr("value", user.name.clone()) } else { name };
        let submit = of_class("button", "button").attr("type", "submit").text(submit);
        of_class("form", "serial-form")
            .flag("novalidate", true)
            .on("submit", press)
            .child(name)
            .child(own)
            .children(fields)
            .child(el("div").attr("role", "status").live(move || self.standing()))
            .child(of_class("p", "act-buttons").child(submit).child(back(
                self.room,
                user.associate_id,
                button::cancel(m),
                "button button-quiet",
            )))
    }

    /// Whether a field is empty that must not be.
    pub(super) fn missing(self, value: RwSignal<String>) -> bool {
        self.tried.get() && value.read().is_empty()
    }

    fn standing(self) -> Vec<El> {
        let m = self.room.ui.m;
        let busy = self.busy.get().then(|| el("p").text(texts::saving(m)));
        let refused = self
            .trouble
            .get()
            .map(|failure| of_class("p", "refused").text(words::users::trouble(m, &failure, str::to_owned)));
        busy.into_iter().chain(refused).collect()
    }

    /// It was refused, or no answer came.
    pub(super) fn failed(self, failure: Failure) {
        let _ = self.busy.try_set(false);
        let own = matches!(&failure, Failure::Refused(refused) if refused.code == "own-password-wrong");
        if self.trouble.try_set(Some(failure)).is_none() && own {
            page::focus(OWN);
        }
    }
}
