//! The owner's licence as a whole: the customer, the dates, and what was found about it.

use leptos::prelude::*;
use segl_license::{Date, DateState, License, maintenance_ended};

use super::store::OwnerState;
use crate::components::banner::{Weight, banner};
use crate::components::definitions::{definitions, plain};
use crate::components::findings::findings;
use crate::i18n::texts::{heading, label, mark, message};
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use crate::verify::JudgedLicence;
use crate::words;

/// The owner information. Until the licence is judged there is nothing to say.
pub(super) fn owner_information(ui: Ui, today: Date, owner: &OwnerState) -> El {
    let licence = owner.licence;
    let content = move || licence.get().map_or_else(Vec::new, |licence| information(ui, today, &licence));
    of_class("section", "card owner-information")
        .child(el("h2").text(heading::owner_information(ui.m)))
        .child(of_class("div", "owner-parts").live(content))
}

fn information(ui: Ui, today: Date, licence: &JudgedLicence) -> Vec<El> {
    let found = findings(ui, &licence.findings());
    let mut parts = Vec::new();
    match &licence.license {
        Some(license) => {
            let mut items = vec![
                (label::company_name(ui.m), plain(license.company_name.clone())),
                (label::serial_number(ui.m), plain(license.serial_nr.clone())),
            ];
            if let Some(expiry) = words::expiry(ui.m, license, today) {
                let state = DateState::of(license, today);
                let word = of_class("span", format!("state state-{}", state_name(state)));
                let word = word.text(words::date_state(ui.m, state));
                items.push((expiry.label, plain(expiry.date).text(" ").child(word)));
            }
            parts.push(definitions(items));
            parts.extend(states(ui, license, today));
        }
        // Nothing of it verified, so none of its dates or names is shown as if it had.
        None => parts.push(el("p").child(of_class("span", "mark mark-refused").text(mark::refused(ui.m)))),
    }
    parts.extend(found);
    parts
}

/// The state in style sheets and tests.
pub(super) fn state_name(state: DateState) -> &'static str {
    match state {
        DateState::Perpetual => "perpetual",
        DateState::Valid => "valid",
        DateState::Warning => "warning",
        DateState::Grace => "grace",
        DateState::Stopped => "stopped",
    }
}

/// What the dates ask of an administrator.
fn states(ui: Ui, license: &License, today: Date) -> Vec<El> {
    let state = DateState::of(license, today);
    let weight = match state {
        DateState::Perpetual | DateState::Valid | DateState::Warning => Weight::Warning,
        DateState::Grace | DateState::Stopped => Weight::Alarm,
    };
    let sentence = words::state_sentence(ui.m, license, state);
    let asked = sentence.map(|sentence| banner(weight, words::date_state(ui.m, state), sentence));
    let ended = license.maintenance_date.filter(|_| maintenance_ended(license, today)).map(|on| {
        let sentence = message::maintenance_ended(ui.m, &on.to_string());
        banner(Weight::Note, mark::information(ui.m), sentence)
    });
    asked.into_iter().chain(ended).collect()
}
