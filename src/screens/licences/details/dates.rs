//! The days that a licence names, on a line, and what they mean today.

use segl_license::{Date, DateState, License, maintenance_ended};

use crate::components::time_line::time_line;
use crate::i18n::texts::{heading, label, message};
use crate::platform::element::{El, el, of_class};
use crate::screens::licences::owner_information::state_name;
use crate::ui::Ui;
use crate::words;

/// The dates of a verified licence.
pub(super) fn dates(ui: Ui, license: &License, today: Date) -> El {
    let m = ui.m;
    let state = DateState::of(license, today);
    let word =
        of_class("span", format!("state state-{}", state_name(state))).text(words::date_state(m, state));
    let expiry = license.expiry_date.map(|day| day.to_string()).unwrap_or_default();
    let sentence = words::state_sentence(m, license, state).unwrap_or_else(|| match state {
        DateState::Perpetual => message::date_perpetual(m).to_owned(),
        _ => message::date_valid(m, &expiry),
    });
    let ended = license.maintenance_date.filter(|_| maintenance_ended(license, today));
    let ended = ended.map(|on| el("p").text(message::maintenance_ended(m, &on.to_string())));
    let points = vec![
        (label::issued(m), Some(license.issued)),
        (label::next_check_date(m), license.next_check_date),
        (label::warning_date(m), license.admin_warning_date),
        (label::maintenance_date(m), license.maintenance_date),
        (label::expiry_date(m), license.expiry_date),
        (label::grace_date(m), license.grace_date),
    ];
    of_class("section", "dates")
        .child(el("h3").text(heading::dates(m)))
        .child(of_class("p", "state-line").child(word).text(" ").child(el("span").text(sentence)))
        .children(ended)
        .child(time_line(ui, points, today))
}
