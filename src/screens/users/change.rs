//! Giving a licence to many users, or taking one from them: chosen, looked at, and done.

use leptos::prelude::*;

use super::catalogue::{Catalogue, Offer};
use super::deed::Deed;
use super::picked;
use super::preview::{cancel, preview};
use super::retire::nobody;
use super::room::Room;
use crate::components::dialog::{self, TASK};
use crate::i18n::Messages;
use crate::i18n::texts::{activation, label, users as texts};
use crate::platform::element::{El, Event, Text, el, of_class};
use crate::platform::{input, page};
use crate::words;

/// The task of giving and taking licences.
pub(super) const CHANGE: &str = "change-users";

/// What is chosen.
#[derive(Clone, Copy)]
struct Choice {
    /// Whether it is taken.
    takes: RwSignal<bool>,
    /// A licence as `OWNER/MODULE`; empty for none yet.
    licence: RwSignal<String>,
    /// What is looked at, once it is chosen.
    deed: RwSignal<Option<Deed>>,
    message: RwSignal<String>,
}

/// The view, for those who are selected.
pub(super) fn change(room: Room) -> El {
    let m = room.ui.m;
    let users = picked::all();
    #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
    let heading = texts::change_heading(m, users.len() as f64);
    let body = of_class("div", "dialog-body users-change");
    let body = if users.is_empty() {
        nobody(room, body)
    } else {
        let choice = Choice {
            takes: RwSignal::new(false),
            licence: RwSignal::default(),
            deed: RwSignal::new(None),
            message: RwSignal::default(),
        };
        let users = StoredValue::new(users);
        body.live(move || {
            vec![match choice.deed.get() {
                Some(deed) => of_class("div", "users-step")
                    .child(preview(room, deed, users.get_value(), cancel))
                    .child(another(room, choice)),
                None => choose(room, choice),
            }]
        })
    };
    of_class("div", "task").child(dialog::heading(room.ui, TASK, heading, el("span"))).child(body)
}

/// The way back to the choice.
fn another(room: Room, choice: Choice) -> El {
    let press = move |_| {
        choice.deed.set(None);
        page::focus("task-heading");
    };
    let back =
        of_class("button", "button button-quiet button-small").attr("type", "button").on("click", press);
    el("p").child(back.text(texts::back(room.ui.m)))
}

/// What is given or taken.
fn choose(room: Room, choice: Choice) -> El {
    let m = room.ui.m;
    let radio = move |takes: bool, id: &'static str, name: &'static str| {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "users-deed")
            .attr("id", id)
            .flag("checked", choice.takes.get_untracked() == takes)
            .on("change", move |_| choice.takes.set(takes));
        of_class("span", "users-radio").child(radio).child(el("label").attr("for", id).text(name))
    };
    let kinds = of_class("div", "users-radios")
        .attr("role", "radiogroup")
        .attr("aria-label", texts::change_selected(m))
        .child(radio(false, "users-give", texts::give(m)))
        .child(radio(true, "users-take", texts::take(m)));
    let select = of_class("select", "select")
        .attr("id", "users-licence")
        .on("change", move |event: Event| {
            choice.message.set(String::new());
            choice.licence.set(input::selected(&event));
        })
        .live(move || options(m, &room.known(), choice));
    let chosen =
        el("div").child(el("label").attr("for", "users-licence").text(texts::holding(m))).child(select);
    let look = of_class("button", "button")
        .attr("type", "button")
        .on("click", move |_| look(room, choice))
        .text(texts::preview(m));
    of_class("div", "users-step")
        .child(el("p").text(texts::change_lead_sentence(m)))
        .child(kinds)
        .child(of_class("div", "users-field").child(chosen))
        .child(of_class("p", "hint").live_text(move || hint(room, choice)))
        .child(of_class("p", "refused").attr("role", "alert").live_text(move || said(room, choice)))
        .child(of_class("p", "act-buttons").child(look).child(cancel(room)))
}

/// What stands in the way, or why nothing can be chosen.
fn said(room: Room, choice: Choice) -> Text {
    if let Some(failure) = room.screen.failure() {
        return words::failure(room.ui.m, &failure).to_owned().into();
    }
    choice.message.get().into()
}

/// What else comes of giving a plan.
fn hint(room: Room, choice: Choice) -> Text {
    let is_plan = offer(room, &choice.licence.get()).is_some_and(|offer| offer.is_plan);
    if is_plan && !choice.takes.get() { texts::replaces_sentence(room.ui.m) } else { "" }.into()
}

/// The licence of this name, as `OWNER/MODULE`.
fn offer(room: Room, name: &str) -> Option<Offer> {
    let (owner, module) = name.split_once('/')?;
    room.known().find(owner, module).cloned()
}

fn look(room: Room, choice: Choice) {
    match untrack(|| offer(room, &choice.licence.get())) {
        Some(offer) if choice.takes.get_untracked() => choice.deed.set(Some(Deed::Take(offer))),
        Some(offer) => choice.deed.set(Some(Deed::Give(offer))),
        None => return choice.message.set(texts::choose_first_sentence(room.ui.m).to_owned()),
    }
    page::focus("task-heading");
}

/// Every plan and every licence that can be given by itself, with the seats that are free.
fn options(m: &Messages, catalogue: &Catalogue, choice: Choice) -> Vec<El> {
    let (takes, chosen) = (choice.takes.get(), choice.licence.get_untracked());
    let option = |offer: &Offer| {
        let name = format!("{}/{}", offer.owner, offer.module);
        let text = if takes { offer.name.clone() } else { offered(m, offer) };
        let is_chosen = name == chosen;
        el("option").attr("value", name).flag("selected", is_chosen).text(text)
    };
    let first = if catalogue.owners.is_empty() { label::loading_part(m) } else { texts::choose(m) };
    let mut options = vec![el("option").attr("value", "").text(first.to_owned())];
    let plans: Vec<El> = catalogue.plans().map(option).collect();
    if !plans.is_empty() {
        options.push(el("optgroup").attr("label", texts::plans(m).to_owned()).children(plans));
    }
    for owner in &catalogue.owners {
        let further: Vec<El> = catalogue.further(owner).map(option).collect();
        if !further.is_empty() {
            let label = texts::licences_of(m, &owner.label);
            options.push(el("optgroup").attr("label", label).children(further));
        }
    }
    options
}

/// A licence with the seats that are free of it.
#[expect(clippy::cast_precision_loss, reason = "seats are far fewer than 2^53")]
pub(super) fn offered(m: &Messages, offer: &Offer) -> String {
    match offer.seats.free() {
        Some(free) => activation::superfluous_free_of(m, &offer.name, free.max(0) as f64),
        None => activation::superfluous_free_unlimited(m, &offer.name),
    }
}
