//! A user in the list.

use leptos::prelude::*;

use super::address::MAIN_OWNER;
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

/// The row of a user. It stays while the user is shown, with the focus in it, and follows what changes.
pub(super) fn row(room: Room, people: People, anchor: RwSignal<Option<i64>>, id: i64, with_kind: bool) -> El {
    let m = room.ui.m;
    let user =
        Memo::new(move |before: Option<&Option<User>>| people.find(id).or_else(|| before.cloned().flatten()));
    let of = move |content: fn(Room, &User) -> El| {
        move || user.with(|user| user.as_ref().map(|user| content(room, user))).into_iter().collect()
    };
    let cell = |name: &'static str, content: fn(Room, &User) -> El| {
        el("td").attr("data-label", name).live(of(content))
    };
    let kind: fn(Room, &User) -> El = |room, user| plain(words::users::kind(room.ui.m, user.kind).to_owned());
    let called =
        move || user.with(|user| user.as_ref().map(|user| user.called().to_owned()).unwrap_or_default());
    el("tr")
        .live_attr("class", move || picked::has(id).then(|| "picked".into()))
        .child(of_class("td", "pick").child(pick(room, people, anchor, id, called)))
        .child(el("th").attr("scope", "row").child(opener(room, id, called)))
        .child(cell(label::user_name(m), name))
        .children(with_kind.then(|| cell(texts::kind(m), kind)))
        .child(cell(label::user_plan(m), plan))
        .child(cell(texts::licences(m), licences))
        .child(cell(activation::superfluous_last_login(m), |room, user| {
            plain(last_login(room.ui.m, user.last_login))
        }))
        .child(cell(texts::log_in(m), |room, user| log_in(room.ui.m, user)))
}

/// The link that opens a user, to which focus returns.
fn opener(room: Room, id: i64, called: impl Fn() -> String + 'static) -> El {
    let ui = room.ui;
    let open = opens(ui, move || address_of(&ui.nav.now(), id));
    link(&address_of(&ui.nav.now(), id)).on("click", open).live_text(move || called().into())
}

/// The name with which one signs in, and whether that opens this program.
fn name(room: Room, user: &User) -> El {
    let role = user.is_administrator.then(|| of_class("span", "hint").text(texts::administrator(room.ui.m)));
    of_class("div", "users-name").child(code(user.name.clone())).children(role)
}

fn plan(room: Room, user: &User) -> El {
    let plan = user.plan.as_deref().map(|plan| room.holders_link(MAIN_OWNER, plan));
    plan.unwrap_or_else(|| el("span"))
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
fn pick(
    room: Room,
    people: People,
    anchor: RwSignal<Option<i64>>,
    id: i64,
    called: impl Fn() -> String + 'static,
) -> El {
    let m = room.ui.m;
    let press = move |click: Event| {
        let is_picked = !picked::has(id);
        let from = anchor.get_untracked().filter(|_| event::is_shifted(&click)).unwrap_or(id);
        picked::set(between(&people.here(), from, id), is_picked);
        anchor.set(Some(id));
    };
    of_class("button", "check-box")
        .attr("type", "button")
        .attr("role", "checkbox")
        .live_attr("aria-label", move || Some(activation::superfluous_select(m, &called()).into()))
        .live_attr("aria-checked", move || Some(if picked::has(id) { "true" } else { "false" }.into()))
        .on("click", press)
}

/// Those of the page from one to another, whichever comes first; the second alone where the first is not there.
fn between(here: &[i64], from: i64, to: i64) -> Vec<i64> {
    let place = |id: i64| here.iter().position(|here| *here == id);
    let Some((from, to)) = place(from).zip(place(to)) else { return vec![to] };
    here.iter().take(from.max(to) + 1).skip(from.min(to)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn a_range_goes_from_the_last_box_to_this_one_in_either_direction() {
        let here = [7, 3, 9, 4];
        assert_eq!(between(&here, 3, 4), [3, 9, 4]);
        assert_eq!(between(&here, 4, 3), [3, 9, 4]);
        assert_eq!(between(&here, 9, 9), [9]);
        assert_eq!(between(&here, 5, 9), [9], "the other one is on another page");
    }
}
