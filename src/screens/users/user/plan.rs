//! The plan of a user, what comes with it, and the plans that can come instead.

use leptos::prelude::*;

use super::Card;
use crate::i18n::texts::{activation, label, users as texts};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::input;
use crate::screens::users::address::MAIN_OWNER;
use crate::screens::users::catalogue::{Catalogue, Offer};
use crate::screens::users::change::offered;
use crate::screens::users::deed::Deed;

/// The plan.
pub(super) fn plan(card: Card) -> El {
    let m = card.room.ui.m;
    of_class("section", "users-plan")
        .child(el("h3").text(label::user_plan(m)))
        .child(el("div").live(move || now(card)))
        .child(another(card))
}

/// Which plan it is now, and what comes with it.
fn now(card: Card) -> Vec<El> {
    let (room, m) = (card.room, card.room.ui.m);
    let Some(plan) = card.read(|user| user.plan.clone()) else {
        return vec![el("p").text(texts::no_plan(m))];
    };
    let catalogue = room.known();
    let names = catalogue.find(MAIN_OWNER, &plan).map(|offer| implied(&catalogue, offer)).unwrap_or_default();
    let brought = (!names.is_empty()).then(|| {
        let items = names.iter().map(|name| el("li").text(name.clone()));
        of_class("details", "users-brings")
            .child(el("summary").text(texts::comes_with_it(m)))
            .child(el("ul").children(items))
    });
    let name = of_class("p", "users-plan-name").child(room.holders_link(MAIN_OWNER, &plan));
    [name].into_iter().chain(brought).collect()
}

/// What a plan brings, by name.
fn implied(catalogue: &Catalogue, plan: &Offer) -> Vec<String> {
    plan.implies.iter().map(|module| catalogue.name_of(&plan.owner, module)).collect()
}

/// The plans that can be given, with their free seats, and the way to have none.
fn another(card: Card) -> El {
    let (room, m) = (card.room, card.room.ui.m);
    let chosen = RwSignal::new(String::new());
    let offer = move || room.known().find(MAIN_OWNER, &chosen.get()).cloned();
    let choose = move |event: Event| {
        card.refused.set(String::new());
        chosen.set(input::selected(&event));
    };
    let select = of_class("select", "select")
        .attr("aria-label", texts::another_plan(m))
        .attr("aria-describedby", "users-plan-hint")
        .on("change", choose)
        .live(move || options(card, &chosen.get_untracked()));
    let give = of_class("button", "button button-quiet").attr("type", "button").on("click", move |_| {
        untrack(|| match offer() {
            None => card.refused.set(activation::superfluous_plan_missing_sentence(m).to_owned()),
            Some(offer) => match card.obstacle(&offer) {
                Some(sentence) => card.refused.set(sentence),
                None => card.act(Deed::Give(offer)),
            },
        });
    });
    let held = move || card.read(|user| user.plan.clone());
    let take = of_class("button", "button button-quiet")
        .attr("type", "button")
        .live_attr("hidden", move || held().is_none().then(|| "".into()))
        .on("click", move |_| {
            let plan = untrack(|| room.known().find(MAIN_OWNER, &held()?).cloned());
            if let Some(plan) = plan {
                card.act(Deed::Take(plan));
            }
        });
    let hint = move || offer().and_then(|offer| card.obstacle(&offer)).unwrap_or_default().into();
    let is_retired = move || card.read(|user| user.retired);
    of_class("div", "users-another")
        .live_attr("hidden", move || is_retired().then(|| "".into()))
        .child(select)
        .child(give.text(activation::superfluous_reassign(m)))
        .child(take.text(texts::take_plan(m)))
        .child(of_class("p", "hint").attr("id", "users-plan-hint").live_text(hint))
}

fn options(card: Card, chosen: &str) -> Vec<El> {
    let m = card.room.ui.m;
    let catalogue = card.room.known();
    let held = card.read(|user| user.plan.clone());
    let none = if held.is_some() { activation::superfluous_choose_plan(m) } else { texts::choose_plan(m) };
    let none = el("option").attr("value", "").text(none);
    let plans = catalogue.plans().filter(|plan| Some(&plan.module) != held.as_ref());
    let plans = plans.map(|plan| {
        let option = el("option").attr("value", plan.module.clone());
        option.flag("selected", plan.module == chosen).text(offered(m, plan))
    });
    [none].into_iter().chain(plans).collect()
}
