//! Another password: one that is made for somebody else and shown once, or one that is chosen for oneself.

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::access::{LEAST_PASSWORD, UserAccess};

use super::done;
use super::form::{Form, hidden};
use crate::api::{Failure, access};
use crate::app::sign_in_again;
use crate::components::copyable::copyable;
use crate::components::field::field;
use crate::i18n::texts::users as texts;
use crate::platform::element::{El, el, of_class};
use crate::screens::users::room::Room;

const NEW: &str = "new-password";
const AGAIN: &str = "new-password-again";

/// What is typed for oneself.
#[derive(Clone, Copy)]
struct Chosen {
    new: RwSignal<String>,
    again: RwSignal<String>,
}

/// What it means, and the form; in its place, what was done.
pub(super) fn password(room: Room, user: UserAccess) -> Vec<El> {
    let said = RwSignal::new(String::new());
    let made = RwSignal::new(None);
    let form = Form::new(room);
    let chosen = Chosen { new: RwSignal::default(), again: RwSignal::default() };
    let id = user.associate_id;
    let shown = move || {
        let one = |text: String| {
            of_class("p", "users-made").child(copyable(room.ui, texts::new_password(room.ui.m), text))
        };
        made.get().into_iter().map(one).collect()
    };
    let asked = move || {
        let m = room.ui.m;
        let send = {
            let user = user.clone();
            move || spawn_local(run(form, chosen, said, made, user.clone()))
        };
        if user.is_own {
            let lead = texts::password_own_lead_sentence(m, f64::from(LEAST_PASSWORD));
            let fields = chosen.fields(form);
            let wrong = move || chosen.wrong(form);
            vec![el("p").text(lead), form.view(&user, fields, texts::change_password(m), wrong, send)]
        } else {
            let lead = texts::password_lead_sentence(m, &user.full_name);
            vec![el("p").text(lead), form.view(&user, Vec::new(), texts::make_password(m), || None, send)]
        }
    };
    done(room, id, said, shown, asked)
}

impl Chosen {
    fn fields(self, form: Form) -> Vec<El> {
        let m = form.room.ui.m;
        let short = move || texts::password_short_sentence(m, f64::from(LEAST_PASSWORD)).into();
        let new = move || self.is_short(form).then(short);
        let again = move || self.differs(form).then(|| texts::password_differs_sentence(m).into());
        let how = hidden("new-password");
        vec![
            field(NEW, texts::new_password(m), how, self.new, new),
            field(AGAIN, texts::password_again(m), how, self.again, again),
        ]
    }

    fn wrong(self, form: Form) -> Option<&'static str> {
        if self.is_short(form) { Some(NEW) } else { self.differs(form).then_some(AGAIN) }
    }

    fn is_short(self, form: Form) -> bool {
        form.tried.get() && is_short(&self.new.read())
    }

    fn differs(self, form: Form) -> bool {
        form.tried.get() && *self.new.read() != *self.again.read()
    }
}

/// Whether a password is too short, in characters.
fn is_short(password: &str) -> bool {
    u32::try_from(password.chars().count()).is_ok_and(|count| count < LEAST_PASSWORD)
}

async fn run(
    form: Form,
    chosen: Chosen,
    said: RwSignal<String>,
    made: RwSignal<Option<String>>,
    user: UserAccess,
) {
    let (ui, Some(own)) = (form.room.ui, form.own.try_get_untracked()) else { return };
    let new = if user.is_own { chosen.new.try_get_untracked() } else { None };
    match access::set_password(user.associate_id, new, own).await {
        // Somebody else's password is of no use unseen.
        Ok(answer) if answer.password.is_none() && !user.is_own => form.failed(Failure::Unreadable),
        Ok(answer) => {
            let sentence = match &answer.password {
                Some(_) => texts::password_made_sentence(ui.m, &user.full_name),
                None => texts::password_changed_sentence(ui.m).to_owned(),
            };
            let _ = made.try_set(answer.password);
            let _ = said.try_set(sentence);
            ui.changed();
        }
        Err(Failure::SignedOut) => sign_in_again(),
        Err(failure) => form.failed(failure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_and_not_octets() {
        assert!(is_short("ååååååååååå"));
        assert!(!is_short("åååååååååååå"));
    }
}
