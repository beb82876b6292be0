//! Somebody becomes an administrator, or one no more.

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::access::UserAccess;

use super::form::Form;
use super::{done, is_administrator};
use crate::api::{Failure, access};
use crate::app::sign_in_again;
use crate::i18n::texts::users as texts;
use crate::platform::element::{El, el, of_class};
use crate::platform::page;
use crate::screens::users::room::Room;
use crate::url_state::sign_in_address;

/// What it means, and the form; in its place, what was done.
pub(super) fn role(room: Room, user: UserAccess) -> Vec<El> {
    let said = RwSignal::new(String::new());
    let form = Form::new(room);
    let id = user.associate_id;
    done(room, id, said, Vec::new, move || asked(form, said, &user))
}

fn asked(form: Form, said: RwSignal<String>, user: &UserAccess) -> Vec<El> {
    let m = form.room.ui.m;
    let name = user.full_name.as_str();
    let withdraws = is_administrator(user);
    let (lead, submit) = match (withdraws, user.is_own) {
        (false, _) => (texts::make_lead_sentence(m, name), texts::make_administrator(m)),
        (true, false) => (texts::withdraw_lead_sentence(m, name), texts::withdraw_administrator(m)),
        (true, true) => (texts::withdraw_own_lead_sentence(m).to_owned(), texts::withdraw_administrator(m)),
    };
    let no_password = (!withdraws && !user.has_password)
        .then(|| of_class("p", "hint").text(texts::no_password_sentence(m, name)));
    let asked = user.clone();
    let send = move || spawn_local(run(form, said, asked.clone()));
    let form = form.view(user, Vec::new(), submit, || None, send);
    [el("p").text(lead)].into_iter().chain(no_password).chain([form]).collect()
}

async fn run(form: Form, said: RwSignal<String>, user: UserAccess) {
    let (ui, Some(own)) = (form.room.ui, form.own.try_get_untracked()) else { return };
    let withdraws = is_administrator(&user);
    match access::set_role(user.associate_id, !withdraws, own).await {
        // Who is no administrator any more has nothing to do here.
        Ok(()) if user.is_own => page::leave_for(&sign_in_address("signed-out", "")),
        Ok(()) => {
            let sentence =
                if withdraws { texts::withdrawn_sentence } else { texts::made_administrator_sentence };
            let _ = said.try_set(sentence(ui.m, &user.full_name));
            ui.changed();
        }
        Err(Failure::SignedOut) => sign_in_again(),
        Err(failure) => form.failed(failure),
    }
}
