//! A holder in the list: to be selected, or why not, or what is decided.

use leptos::prelude::*;
use segl_license::Date;
use segl_webapi::assignees::Assignee;

use super::marked::{outcome, undo};
use super::picked::{Key, called, key};
use super::refused::because;
use super::room::{Room, Standing};
use crate::components::definitions::{code, plain};
use crate::i18n::texts::{activation, label};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::event;

const SECONDS_OF_A_DAY: i64 = 86_400;

/// The row at a place of the page.
pub(super) fn row(
    room: Room,
    anchor: RwSignal<Option<usize>>,
    at: usize,
    one: &Assignee,
    with_plan: bool,
) -> El {
    let m = room.ui.m;
    let Some(key) = key(one) else { return el("tr") };
    let id = format!("{}{}", if key.0 { "satellite-" } else { "user-" }, key.1);
    let standing = {
        let one = one.clone();
        Memo::new(move |_| room.standing(&one))
    };
    let class = move || match standing.get() {
        Standing::Marked(_) => Some("marked".into()),
        Standing::Bound => Some("bound".into()),
        Standing::Free | Standing::PlanOnly => room.is_picked(key).then(|| "picked".into()),
    };
    let user_name = if key.0 { el("span") } else { code(one.name.clone()) };
    let plan = one.plan.as_ref().map(|plan| room.name_of(plan)).unwrap_or_default();
    let plan = with_plan.then(|| cell(label::user_plan(m), plain(plan)));
    let last = if key.0 { String::new() } else { last_login(room, one.last_login) };
    let requests = if key.0 { String::new() } else { room.ui.number(one.open_requests) };
    el("tr")
        .live_attr("class", class)
        .child(of_class("td", "pick").child(pick(room, anchor, at, one, (key, &id), standing)))
        .child(el("th").attr("scope", "row").text(called(one).to_owned()))
        .child(cell(label::user_name(m), user_name))
        .child(cell(activation::superfluous_e_mail(m), plain(one.e_mail.clone())))
        .children(plan)
        .child(cell(activation::superfluous_last_login(m), plain(last)))
        .child(cell(activation::superfluous_open_requests(m), plain(requests)))
        .child(change(room, &id, standing))
}

fn cell(name: &'static str, content: El) -> El {
    el("td").attr("data-label", name).child(content)
}

fn last_login(room: Room, at: Option<i64>) -> String {
    let m = room.ui.m;
    let day = at.and_then(|at| Date::from_days_since_epoch(at.div_euclid(SECONDS_OF_A_DAY)));
    day.map_or_else(|| activation::superfluous_never(m).to_owned(), |day| m.short_day(&day.to_string()))
}

/// The box that selects. Whoever cannot be selected is told why when it is pressed all the same.
fn pick(
    room: Room,
    anchor: RwSignal<Option<usize>>,
    at: usize,
    one: &Assignee,
    (key, id): (Key, &str),
    standing: Memo<Standing>,
) -> El {
    let m = room.ui.m;
    let name = called(one).to_owned();
    let label = activation::superfluous_select(m, &name);
    let is_off =
        move || matches!(standing.get(), Standing::Bound | Standing::Marked(_)).then(|| "true".into());
    let is_on = move || Some(if room.is_picked(key) { "true" } else { "false" }.into());
    let press = move |click: Event| match standing.get_untracked() {
        Standing::Marked(_) => {}
        Standing::Bound => room.message.set(activation::superfluous_kept_sentence(m, &name)),
        Standing::Free | Standing::PlanOnly => {
            let shown = room.people.shown();
            let is_picked = !room.picked.with_untracked(|picked| picked.has(key));
            let ends = anchor.get_untracked().filter(|_| event::is_shifted(&click)).unwrap_or(at);
            let between = shown
                .iter()
                .enumerate()
                .filter(|(place, one)| (ends.min(at)..=ends.max(at)).contains(place) && room.can_pick(one));
            let between: Vec<&Assignee> = between.map(|(_, one)| one).collect();
            room.pick(|picked| between.iter().for_each(|one| picked.set(one, is_picked)));
            anchor.set(Some(at));
        }
    };
    of_class("button", "check-box")
        .attr("type", "button")
        .attr("role", "checkbox")
        .attr("id", id.to_owned())
        .attr("aria-label", label)
        .attr("aria-describedby", format!("{id}-change"))
        .live_attr("aria-checked", is_on)
        .live_attr("aria-disabled", is_off)
        .on("click", press)
}

/// What is decided, or what stands in the way.
fn change(room: Room, id: &str, standing: Memo<Standing>) -> El {
    let m = room.ui.m;
    let next = id.to_owned();
    let content = move || match standing.get() {
        Standing::Free => Vec::new(),
        Standing::PlanOnly => vec![of_class("span", "hint").text(activation::superfluous_turns_sentence(m))],
        Standing::Bound => vec![of_class("span", "hint").text(activation::superfluous_keeps_sentence(m))],
        Standing::Marked(staged) => {
            let ledger = room.ledger.get();
            let refused = ledger.refusal(&staged).map(|refused| because(m, &room.draft(), refused));
            let refused = refused.map(|sentence| of_class("span", "refused").text(sentence));
            let said = of_class("span", "outcome").text(outcome(room, &staged));
            [said].into_iter().chain(refused).chain([undo(room, staged, next.clone())]).collect()
        }
    };
    let is_empty = move || (standing.get() == Standing::Free).then(|| "nothing".into());
    el("td")
        .live_attr("class", is_empty)
        .attr("data-label", label::change(m))
        .child(el("div").attr("id", format!("{id}-change")).live(content))
}
