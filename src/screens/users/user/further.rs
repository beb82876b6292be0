//! Every licence beside the plans: whether a user holds it, by what, or why it cannot be given.

use leptos::prelude::*;

use super::Card;
use crate::components::definitions::plain;
use crate::i18n::texts::{label, users as texts};
use crate::platform::element::{El, el, of_class};
use crate::screens::users::catalogue::Offer;
use crate::screens::users::deed::Deed;
use crate::words;

/// How a licence stands to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    /// It comes with the plan of this name.
    Implied(String),
    /// It is held, and can be taken.
    Held,
    /// It is held, and stays for this reason.
    Kept(String),
    /// It can be given.
    Free,
    /// It cannot be given for this reason.
    Barred(String),
}

/// The licences, a table for each owner.
pub(super) fn further(card: Card) -> El {
    let (room, m) = (card.room, card.room.ui.m);
    // Numbers change with each change: rows stay, and the focus in them.
    let owners = Memo::new(move |_| listed(card));
    let tables = move || {
        let owners = owners.get();
        let several = owners.len() > 1;
        if owners.is_empty() {
            let unknown = room.catalogue.with(Option::is_none);
            let sentence = if unknown { label::loading_part(m) } else { texts::no_further_sentence(m) };
            return vec![el("p").text(sentence)];
        }
        owners.into_iter().map(|(label, offers)| table(card, several.then_some(label), offers)).collect()
    };
    of_class("section", "users-further").child(el("h3").text(texts::further(m))).child(el("div").live(tables))
}

/// Of each owner what can be given by itself, and what is held all the same.
fn listed(card: Card) -> Vec<(String, Vec<Named>)> {
    let catalogue = card.room.known();
    let held = card.read(|user| user.licenses.clone());
    let owners = catalogue.owners.iter().map(|owner| {
        let of_owner = held.iter().filter(|held| held.owner_name == owner.name);
        let mut named: Vec<Named> = catalogue.further(owner).map(name_of).collect();
        for held in of_owner {
            let known = |(_, module, _): &Named| *module == held.module_name;
            if !named.iter().any(known) {
                let name = catalogue.name_of(&owner.name, &held.module_name);
                named.push((owner.name.clone(), held.module_name.clone(), name));
            }
        }
        (owner.label.clone(), named)
    });
    owners.filter(|(_, named)| !named.is_empty()).collect()
}

/// Names in code and for people.
type Named = (String, String, String);

fn name_of(offer: &Offer) -> Named {
    (offer.owner.clone(), offer.module.clone(), offer.name.clone())
}

fn table(card: Card, owner: Option<String>, offers: Vec<Named>) -> El {
    let m = card.room.ui.m;
    let column = |name: &'static str, class: &'static str| {
        el("th").attr("scope", "col").attr("class", class).text(name)
    };
    let head = el("tr")
        .child(column(label::licence(m), ""))
        .child(column(label::free(m), "number"))
        .child(column(texts::standing(m), ""))
        .child(el("td"));
    let caption = owner.map_or_else(|| texts::further(m).to_owned(), |owner| texts::licences_of(m, &owner));
    of_class("table", "facts users-licences-table")
        .child(el("caption").text(caption))
        .child(el("thead").child(head))
        .child(el("tbody").children(offers.into_iter().map(|named| row(card, named))))
}

fn row(card: Card, (owner, module, name): Named) -> El {
    let (room, m) = (card.room, card.room.ui.m);
    let offer = Memo::new(move |_| room.known().find(&owner, &module).cloned());
    let standing = Memo::new(move |_| offer.get().map(|offer| standing(card, &offer)));
    let free = move || {
        let seats = offer.get().map(|offer| offer.seats);
        #[expect(clippy::cast_precision_loss, reason = "seats are far fewer than 2^53")]
        let free = seats.and_then(|seats| seats.free()).map(|free| m.number(free as f64));
        let unlimited = || seats.map(|_| label::unlimited(m).to_owned()).unwrap_or_default();
        free.unwrap_or_else(unlimited).into()
    };
    let shown = name.clone();
    let said = move || match standing.get() {
        Some(Standing::Implied(plan)) => vec![plain(texts::comes_with(m, &plan))],
        Some(Standing::Held) => vec![of_class("strong", "users-held-mark").text(texts::held(m))],
        Some(Standing::Kept(why)) => {
            let held = of_class("strong", "users-held-mark").text(texts::held(m));
            vec![held, of_class("span", "hint").text(why)]
        }
        Some(Standing::Barred(why)) => vec![of_class("span", "hint").text(why)],
        Some(Standing::Free) => vec![of_class("span", "hint").text(texts::not_held(m))],
        None => vec![of_class("span", "hint").text(texts::not_verified_sentence(m, &shown))],
    };
    let link = offer.get_untracked().map(|offer| room.holders_link(&offer.owner, &offer.module));
    el("tr")
        .child(el("th").attr("scope", "row").children(link))
        .child(of_class("td", "number").attr("data-label", label::free(m)).child(el("span").live_text(free)))
        .child(
            el("td")
                .attr("data-label", texts::standing(m))
                .child(of_class("div", "users-standing").live(said)),
        )
        .child(of_class("td", "users-act").child(button(card, offer, standing, name)))
}

/// Gives it or takes it, whichever can be done. It stays while the other one comes, and keeps the focus.
fn button(card: Card, offer: Memo<Option<Offer>>, standing: Memo<Option<Standing>>, name: String) -> El {
    let m = card.room.ui.m;
    let is_held = move || standing.get() == Some(Standing::Held);
    let is_free = move || standing.get() == Some(Standing::Free);
    let press = move |_| {
        let Some(offer) = offer.get_untracked() else { return };
        card.act(if standing.get_untracked() == Some(Standing::Held) {
            Deed::Take(offer)
        } else {
            Deed::Give(offer)
        });
    };
    let called = move || {
        let text = if is_held() { texts::take_it(m, &name) } else { texts::give_it(m, &name) };
        Some(text.into())
    };
    of_class("button", "button button-quiet button-small")
        .attr("type", "button")
        .live_attr("aria-label", called)
        .live_attr("hidden", move || (!is_held() && !is_free()).then(|| "".into()))
        .on("click", press)
        .live_text(move || if is_held() { texts::take(m) } else { texts::give(m) }.into())
}

fn standing(card: Card, offer: &Offer) -> Standing {
    let m = card.room.ui.m;
    let catalogue = card.room.known();
    let Some(user) = card.user.get() else { return Standing::Free };
    if catalogue.comes_with_plan(&user, offer) {
        let plan = catalogue.plan_of(&user).map(|plan| plan.name.clone());
        return Standing::Implied(plan.unwrap_or_default());
    }
    if catalogue.holds(&user, offer) {
        let by = catalogue.needed_by(&user, offer);
        return by.map_or(Standing::Held, |by| {
            Standing::Kept(words::rule::still_needed(m, &offer.name, &by.name))
        });
    }
    card.obstacle(offer).map_or(Standing::Free, Standing::Barred)
}
