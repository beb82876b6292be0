//! Above the list: search, filters, the export, and how many were found.

use leptos::prelude::*;

use super::address::{Holding, Show, Tab, View};
use super::csv::export;
use super::people::People;
use super::room::Room;
use crate::components::fetching::Progress;
use crate::components::list_tools;
use crate::i18n::Messages;
use crate::i18n::texts::{activation, label, users as texts};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::input;

/// The id of the search field.
pub(super) const SEARCH: &str = "users-search";

/// The tools of a tab. Holders of a licence are not filtered further.
pub(super) fn tools(room: Room, people: People, tab: Tab) -> El {
    let m = room.ui.m;
    let filters = move || {
        of_class("div", "filters")
            .attr("role", "group")
            .attr("aria-label", label::show(m))
            .children(Show::ALL.map(|show| chip(room, people, show)))
    };
    let with_filters = tab != Tab::Licences;
    of_class("div", "list-tools users-tools")
        .attr("role", "search")
        .attr("aria-label", activation::superfluous_search(m))
        .child(search(room, people))
        .children(with_filters.then(|| holding(room, people)))
        .children(with_filters.then(filters))
        .child(export(room, people))
        .child(of_class("p", "matches").attr("role", "status").live_text(move || found(m, people).into()))
}

fn search(room: Room, people: People) -> El {
    let (ui, m) = (room.ui, room.ui.m);
    let typed = move |words| {
        let now = ui.nav.now();
        let to = View::of(&now).searched(words).at(&now);
        // One entry for a search, however many letters it has: Back leads to the list as it was.
        if now.query.is_none() { ui.nav.go(to) } else { ui.nav.turn(to) }
    };
    let words = move || people.view.with(|view| view.words.clone());
    list_tools::search(SEARCH, activation::superfluous_search(m), words, typed)
}

fn chip(room: Room, people: People, show: Show) -> El {
    let is_on = move || people.view.with(|view| view.show == show);
    let choose = move |_| {
        let now = room.ui.nav.now();
        room.ui.nav.go(View::of(&now).showing(show).at(&now));
    };
    list_tools::chip(show_word(room.ui.m, show), is_on, choose)
}

fn show_word(m: &'static Messages, show: Show) -> &'static str {
    match show {
        Show::Active => texts::show_active(m),
        Show::CanLogIn => texts::show_can_log_in(m),
        Show::CannotLogIn => texts::show_cannot_log_in(m),
        Show::Retired => texts::show_retired(m),
    }
}

/// Which plan or licence they hold.
fn holding(room: Room, people: People) -> El {
    let m = room.ui.m;
    let chosen = Memo::new(move |_| people.view.with(|view| view.holding.clone()));
    let choose = move |event: Event| {
        let now = room.ui.nav.now();
        room.ui.nav.go(View::of(&now).holding(Holding::parse(&input::selected(&event))).at(&now));
    };
    of_class("select", "select")
        .attr("aria-label", texts::holding(m))
        .on("change", choose)
        .live(move || options(room, &chosen.get()))
}

fn options(room: Room, chosen: &Holding) -> Vec<El> {
    let m = room.ui.m;
    let catalogue = room.known();
    let option = |holding: &Holding, name: String| {
        let option = el("option").attr("value", holding.name()).flag("selected", holding == chosen);
        option.text(name)
    };
    let of =
        |owner: &str, module: &str| Holding::Licence { owner: owner.to_owned(), module: module.to_owned() };
    let mut options = vec![
        option(&Holding::Any, texts::holding_any(m).to_owned()),
        option(&Holding::NoPlan, texts::no_plan(m).to_owned()),
    ];
    let mut offered = Vec::new();
    let group = |label: String| el("optgroup").attr("label", label);
    let plans: Vec<_> = catalogue.plans().collect();
    offered.extend(plans.iter().map(|plan| of(&plan.owner, &plan.module)));
    if !plans.is_empty() {
        let plans = plans.iter().map(|plan| option(&of(&plan.owner, &plan.module), plan.name.clone()));
        options.push(group(texts::plans(m).to_owned()).children(plans));
    }
    for owner in &catalogue.owners {
        let further: Vec<_> = catalogue.further(owner).collect();
        offered.extend(further.iter().map(|offer| of(&offer.owner, &offer.module)));
        if !further.is_empty() {
            let further =
                further.iter().map(|offer| option(&of(&offer.owner, &offer.module), offer.name.clone()));
            options.push(group(texts::licences_of(m, &owner.label)).children(further));
        }
    }
    // A hidden licence can be named by an address alone.
    if let Holding::Licence { owner, module } = chosen
        && !offered.contains(chosen)
    {
        options.push(option(chosen, room.name_of(owner, module)));
    }
    options
}

/// Who is shown, of how many.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
fn found(m: &Messages, people: People) -> String {
    match (people.progress.get(), people.shown.get()) {
        (Progress::Waiting, None) => label::loading_part(m).to_owned(),
        (Progress::Failed(_), _) | (_, None) => String::new(),
        (_, Some(shown)) if shown.page.users.is_empty() => String::new(),
        (_, Some(shown)) => {
            let (first, last) = shown.range();
            texts::range(m, shown.page.found as f64, first as f64, last as f64)
        }
    }
}

/// A button beside the list.
pub(super) fn quiet(name: &'static str) -> El {
    of_class("button", "button button-quiet button-small").attr("type", "button").text(name)
}
