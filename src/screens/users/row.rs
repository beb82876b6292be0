//! A user in the list.

use leptos::prelude::*;

use super::people::People;
use super::picked;
use super::room::{Room, link, opens};
use super::user::address_of;
use crate::api::activation::day;
use crate::api::users::User;
use crate::components::definitions::{code, plain};
use crate::i18n::Messages;
use crate::i18n::texts::{activation, label, users as texts};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::event;
use crate::words;

/// How many licences beside the plan are named.
const NAMED: usize = 3;

/// The row at a place of the page.
pub(super) fn row(
    room: Room,
    people: People,
    anchor: RwSignal<Option<usize>>,
    at: usize,
    user: &User,
    with_kind: bool,
) -> El {
    let (m, id) = (room.ui.m, user.id);
    let kind = with_kind.then(|| cell(texts::kind(m), plain(words::users::kind(m, user.kind).to_owned())));
    let plan = user.plan.as_deref().map(|plan| room.holders_link(super::address::MAIN_OWNER, plan));
    el("tr")
        .live_attr("class", move || picked::has(id).then(|| "picked".into()))
        .child(of_class("td", "pick").child(pick(room, people, anchor, at, user)))
        .child(el("th").attr("scope", "row").child(opener(room, user)))
        .child(cell(label::user_name(m), code(user.name.clone())))
        .children(kind)
        .child(cell(label::user_plan(m), plan.unwrap_or_else(|| el("span"))))
        .child(cell(texts::licences(m), licences(room, user)))
        .child(cell(activation::superfluous_last_login(m), plain(last_login(m, user.last_login))))
        .child(cell(texts::log_in(m), log_in(m, user)))
}

fn cell(name: &'static str, content: El) -> El {
    el("td").attr("data-label", name).child(content)
}

/// The link that opens a user, to which focus returns.
fn opener(room: Room, user: &User) -> El {
    let (ui, id) = (room.ui, user.id);
    let open = opens(ui, move || address_of(&ui.nav.now(), id));
    let name = link(&address_of(&ui.nav.now(), id)).attr("id", format!("open-{id}")).on("click", open);
    name.text(user.called().to_owned())
}

fn licences(room: Room, user: &User) -> El {
    let m = room.ui.m;
    let more = user.licenses.len().saturating_sub(NAMED);
    let named = user.licenses.iter().take(NAMED);
    let links = named.map(|held| el("li").child(room.holders_link(&held.owner_name, &held.module_name)));
    #[expect(clippy::cast_precision_loss, reason = "a user holds far fewer than 2^53 licences")]
    let more = (more > 0).then(|| of_class("li", "hint").text(activation::and_more(m, more as f64)));
    if user.licenses.is_empty() {
        el("span")
    } else {
        of_class("ul", "users-licences").children(links.chain(more))
    }
}

/// When somebody last signed in.
pub(super) fn last_login(m: &'static Messages, at: Option<i64>) -> String {
    at.map_or_else(|| activation::superfluous_never(m).to_owned(), |at| m.short_day(&day(at)))
}

/// Whether a user can log in; if not, what is missing.
pub(super) fn log_in(m: &'static Messages, user: &User) -> El {
    if user.retired {
        return of_class("span", "mark mark-off").text(texts::former(m));
    }
    if user.missing.is_empty() {
        return of_class("span", "mark mark-verified").text(texts::show_can_log_in(m));
    }
    let lacks = user.missing.iter().map(|code| el("li").text(words::users::lack(m, code).to_owned()));
    of_class("div", "users-lacks")
        .child(of_class("span", "mark mark-missing").text(texts::show_cannot_log_in(m)))
        .child(el("ul").children(lacks))
}

/// The box that selects; with Shift from the last one on.
fn pick(room: Room, people: People, anchor: RwSignal<Option<usize>>, at: usize, user: &User) -> El {
    let id = user.id;
    let press = move |click: Event| {
        let is_picked = !picked::has(id);
        let ends = anchor.get_untracked().filter(|_| event::is_shifted(&click)).unwrap_or(at);
        let between = people.here().into_iter().enumerate();
        let between = between.filter(|(place, _)| (ends.min(at)..=ends.max(at)).contains(place));
        picked::set(between.map(|(_, user)| user.id), is_picked);
        anchor.set(Some(at));
    };
    of_class("button", "check-box")
        .attr("type", "button")
        .attr("role", "checkbox")
        .attr("aria-label", activation::superfluous_select(room.ui.m, user.called()))
        .live_attr("aria-checked", move || Some(if picked::has(id) { "true" } else { "false" }.into()))
        .on("click", press)
}
