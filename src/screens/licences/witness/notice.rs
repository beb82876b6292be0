//! That the server shows another licence than this browser saw before: what, what it means, what to do.

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_license::License;

use super::super::store::{OwnerState, Store};
use super::{evidence_as, remember, seen};
use crate::components::definitions::definitions;
use crate::i18n::Messages;
use crate::i18n::texts::{label, witness as words};
use crate::platform::element::{El, el, of_class};
use crate::platform::task::turn;
use crate::platform::{download, memory, page};
use crate::ui::Ui;
use crate::verify::JudgedLicence;
use crate::verify::witness::{Difference, Evidence, Seen, Standing, to_json};

/// The notice. Nothing where what was seen cannot be proven: then it is forgotten.
pub(crate) fn notice(ui: Ui, store: &Store, owner: &OwnerState) -> El {
    let place = el("div");
    let (Some(seen), Some(licence)) = (seen(owner), owner.licence.get()) else { return place };
    let Some(license) = &licence.license else { return place };
    let today = store.today;
    let evidence = memory::kept(&evidence_as(&owner.name))
        .and_then(|kept| Evidence::proven(&kept, &seen, &owner.name, &store.roots, &store.state, today));
    let (Some(evidence), Standing::Differs(difference)) = (evidence, seen.stands(license, license.hash()))
    else {
        let owner = owner.clone();
        spawn_local(async move {
            turn().await;
            remember(&owner, &licence, today);
            let _ = owner.is_other.try_set(false);
        });
        return place;
    };
    let told = told(ui.m, difference, &seen, &evidence.license, license);
    ui.say(told.clone());
    let id = format!("witness-{}", owner.name);
    let section = of_class("section", "witness banner banner-alarm").attr("aria-labelledby", id.clone());
    place.child(
        section
            .child(el("h2").attr("id", id).text(words::heading(ui.m, &owner.description)))
            .child(definitions(vec![
                (label::wrong(ui.m), el("p").text(told)),
                (label::meaning(ui.m), el("p").text(meaning(ui.m, difference))),
                (label::remedy(ui.m), steps(ui.m)),
            ]))
            .child(ways(ui, store, owner, evidence)),
    )
}

fn told(m: &Messages, of: Difference, seen: &Seen, before: &License, now: &License) -> String {
    let day = &seen.day;
    match of {
        Difference::Older => {
            words::older_sentence(m, day, before.sequence, before.epoch, now.sequence, now.epoch)
        }
        Difference::SameNumber => words::same_number_sentence(m, day, now.sequence, now.epoch),
        Difference::SerialNr => words::serial_sentence(m, day, &before.serial_nr, &now.serial_nr),
    }
}

fn meaning(m: &Messages, of: Difference) -> &str {
    match of {
        Difference::Older => words::means_older_sentence(m),
        Difference::SameNumber => words::means_same_number_sentence(m),
        Difference::SerialNr => words::means_serial_sentence(m),
    }
}

fn steps(m: &Messages) -> El {
    let steps = [words::do_ask_sentence(m), words::do_load_sentence(m), words::do_compare_sentence(m)];
    el("ol").children(steps.map(|step| el("li").text(step.to_owned())))
}

/// What can be done from here: keep both licences as they were signed, or take what the server shows for right.
fn ways(ui: Ui, store: &Store, owner: &OwnerState, evidence: Evidence) -> El {
    let m = ui.m;
    let button = |class: &'static str| of_class("button", class).attr("type", "button");
    let (of, today) = (owner.clone(), store.today);
    let save = move |_| {
        if let Some(licence) = of.licence.get_untracked() {
            let name = format!("segl-{}-{today}.json", of.name);
            download::save(&name, "application/json", &both(&evidence, &licence));
        }
    };
    let of = owner.clone();
    let accept = move |_| {
        let Some(licence) = of.licence.get_untracked() else { return };
        remember(&of, &licence, today);
        of.is_other.set(false);
        page::focus("content");
        ui.say(words::accepted_sentence(ui.m).to_owned());
    };
    of_class("p", "act-buttons")
        .child(button("button").on("click", save).text(words::save(m)))
        .child(button("button button-quiet").on("click", accept).text(words::accept(m)))
}

/// The licence that was seen and the one that is shown, as they were signed.
fn both(evidence: &Evidence, licence: &JudgedLicence) -> String {
    format!(
        "{{\"Format\":\"segl-evidence/1\",\"Seen\":{},\"Shown\":{}}}",
        evidence.to_json(),
        to_json(&licence.stored)
    )
}
