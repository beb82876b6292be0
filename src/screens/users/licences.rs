//! What can be held, each with a link to those who hold it.

use leptos::prelude::Get as _;
use segl_license::Seats;

use super::address::Tab;
use super::catalogue::Offer;
use super::room::{Room, link};
use crate::components::definitions::plain;
use crate::components::skeleton::skeleton;
use crate::components::table::table;
use crate::components::usage::usage;
use crate::i18n::texts::{label, users as texts};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::event;
use crate::words;

/// The tables: the plans, then what else there is of each owner.
pub(super) fn licences(room: Room) -> Vec<El> {
    let m = room.ui.m;
    let content = move || {
        let Some(catalogue) = room.catalogue.get() else {
            return vec![match room.screen.failure() {
                Some(failure) => el("p").attr("role", "alert").text(words::failure(m, &failure).to_owned()),
                None => skeleton(m),
            }];
        };
        let mut parts = Vec::new();
        let plans: Vec<Offer> = catalogue.plans().cloned().collect();
        parts.extend(group(room, 0, texts::plans(m).to_owned(), plans));
        for (at, owner) in catalogue.owners.iter().enumerate() {
            let further: Vec<Offer> = catalogue.further(owner).cloned().collect();
            parts.extend(group(room, at + 1, texts::licences_of(m, &owner.label), further));
        }
        if parts.is_empty() {
            return vec![el("p").text(texts::no_licences_sentence(m))];
        }
        [el("p").text(texts::choose_licence_sentence(m))].into_iter().chain(parts).collect()
    };
    vec![of_class("div", "users-held").live(content)]
}

fn group(room: Room, at: usize, heading: String, offers: Vec<Offer>) -> Option<El> {
    let (m, id) = (room.ui.m, format!("users-group-{at}"));
    let columns = vec![
        (label::licence(m), ""),
        (label::in_use(m), "number"),
        (label::free(m), "number"),
        (label::total(m), "number"),
        (label::usage(m), "users-usage"),
    ];
    (!offers.is_empty()).then(|| {
        let rows = move || offers.iter().map(|offer| cells(room, offer)).collect();
        let table = table(texts::tab_licences(m), columns, rows).attr("aria-labelledby", id.clone());
        of_class("section", "users-group").child(el("h2").attr("id", id).text(heading)).child(table)
    })
}

#[expect(clippy::cast_precision_loss, reason = "seats are far fewer than 2^53")]
fn cells(room: Room, offer: &Offer) -> Vec<El> {
    let (ui, m) = (room.ui, room.ui.m);
    let Seats { in_use, total } = offer.seats;
    let free = offer.seats.free().map_or_else(|| "–".to_owned(), |free| m.number(free as f64));
    let total = total.map_or_else(|| label::unlimited(m).to_owned(), |total| ui.number(total));
    vec![
        room.holders_link(&offer.owner, &offer.module),
        plain(ui.number(in_use)),
        plain(free),
        plain(total),
        el("span").children(usage(ui, offer.seats)),
    ]
}

/// Above the holders of a licence: which one, its seats, and the ways to its details and back.
pub(super) fn holders_heading(room: Room, owner: &str, module: &str) -> El {
    let (ui, m) = (room.ui, room.ui.m);
    let back = move |click: Event| {
        if event::takes_over(&click) {
            ui.nav.go(Tab::Licences.at(&ui.nav.now()));
        }
    };
    let back = link(&Tab::Licences.at(&ui.nav.now())).on("click", back).text(texts::all_licences(m));
    let (owner, module) = (owner.to_owned(), module.to_owned());
    let details = {
        let (owner, module) = (owner.clone(), module.clone());
        let to = move || ui.nav.now().at_owner(&owner).with_licence(&module, None);
        let at = to();
        link(&at).on("click", move |click| {
            if event::takes_over(&click) {
                ui.nav.go(to());
            }
        })
    };
    let name = {
        let (owner, module) = (owner.clone(), module.clone());
        move || texts::holders_of(m, &room.name_of(&owner, &module)).into()
    };
    let seats = move || {
        let catalogue = room.known();
        let offer = catalogue.find(&owner, &module);
        let said = offer.and_then(|offer| {
            let total = offer.seats.total?;
            Some(label::in_use_of(m, f64::from(offer.seats.in_use), f64::from(total)))
        });
        said.unwrap_or_default().into()
    };
    of_class("header", "users-holders")
        .child(el("h2").live_text(name))
        .child(of_class("p", "hint").live_text(seats))
        .child(
            of_class("p", "users-ways").child(back).text(" ").child(details.text(texts::licence_details(m))),
        )
}
