//! Who a user is, and whether it can log in.

use leptos::prelude::Get as _;

use super::Card;
use crate::components::definitions::{code, definitions, plain};
use crate::i18n::texts::{activation, label, message, users as texts};
use crate::platform::element::{El, el, of_class};
use crate::screens::users::row::{last_login, log_in};
use crate::words;

/// What is known of the user.
pub(super) fn about(card: Card) -> El {
    let m = card.room.ui.m;
    let content = move || {
        let Some(user) = card.user.get() else { return Vec::new() };
        let mut items = vec![(texts::log_in(m), log_in(m, &user))];
        items.push((label::user_name(m), code(user.name.clone())));
        if !user.e_mail.is_empty() {
            items.push((activation::superfluous_e_mail(m), plain(user.e_mail.clone())));
        }
        if !user.country.is_empty() {
            items.push((texts::country(m), plain(user.country.clone())));
        }
        items.push((texts::kind(m), plain(words::users::kind(m, user.kind).to_owned())));
        items.push((activation::superfluous_last_login(m), plain(last_login(m, user.last_login))));
        items
            .push((activation::superfluous_open_requests(m), plain(card.room.ui.number(user.open_requests))));
        let altered = (user.altered > 0)
            .then(|| of_class("p", "altered").text(message::assignments_altered(m, f64::from(user.altered))));
        let lacks = !user.retired && !user.missing.is_empty();
        let help = lacks.then(|| of_class("p", "hint").text(texts::login_help_sentence(m)));
        [definitions(items)].into_iter().chain(help).chain(altered).collect()
    };
    el("section").live(content)
}
