//! What a change would do, before it is done: to whom, to whom not and why, and what becomes of the seats. Then it is done,
//! for all of those who can be included or for none.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use segl_webapi::user_list::{ChangedSeats, RefusedUser, UserChangeReport};

use super::deed::Deed;
use super::picked;
use super::room::Room;
use crate::api::{Failure, users};
use crate::app::sign_in_again;
use crate::components::definitions::plain;
use crate::components::table::table;
use crate::i18n::Messages;
use crate::i18n::texts::{activation, button, label, users as texts};
use crate::platform::element::{El, el, of_class};
use crate::words;

/// How many of those who cannot be included are listed.
const LISTED: usize = 100;

/// How far it is.
#[derive(Clone)]
enum Progress {
    Counting,
    Seen(Arc<UserChangeReport>),
    Doing(Arc<UserChangeReport>),
    /// In words.
    Failed(String),
}

/// Whose it is, what is done, and how far it is.
#[derive(Clone, Copy)]
struct Change {
    room: Room,
    deed: StoredValue<Deed>,
    users: StoredValue<Vec<i64>>,
    progress: RwSignal<Progress>,
}

/// The preview, and the buttons below it; `back` is the way out.
pub(super) fn preview(room: Room, deed: Deed, users: Vec<i64>, back: fn(Room) -> El) -> El {
    let progress = RwSignal::new(Progress::Counting);
    let (deed, users) = (StoredValue::new(deed), StoredValue::new(users));
    let change = Change { room, deed, users, progress };
    spawn_local(change.look());
    el("div").child(of_class("div", "users-preview").live(move || body(change, back)))
}

fn body(change: Change, back: fn(Room) -> El) -> Vec<El> {
    let (room, m) = (change.room, change.room.ui.m);
    let end = || of_class("p", "act-buttons");
    match change.progress.get() {
        Progress::Counting => vec![el("p").attr("role", "status").text(texts::previewing(m))],
        Progress::Failed(sentence) => {
            let again = move |_| {
                change.progress.set(Progress::Counting);
                spawn_local(change.look());
            };
            let again = of_class("button", "button").attr("type", "button").on("click", again);
            vec![
                of_class("p", "refused").attr("role", "alert").text(sentence),
                end().child(again.text(texts::look_again(m))).child(back(room)),
            ]
        }
        Progress::Doing(report) => {
            vec![
                el("p").attr("role", "status").text(texts::doing(m, count(report.changed))),
                of_class("progress", "users-progress")
                    .attr("aria-label", texts::doing(m, count(report.changed))),
            ]
        }
        Progress::Seen(report) => {
            let deed = change.deed.get_value();
            let act = (report.changed > 0).then(|| {
                let report = Arc::clone(&report);
                let press = move |_| {
                    change.progress.set(Progress::Doing(Arc::clone(&report)));
                    spawn_local(change.make(report.users.clone()));
                };
                let class = if deed == Deed::Retire { "button button-danger" } else { "button" };
                of_class("button", class).attr("type", "button").on("click", press)
            });
            let act = act.map(|act| act.text(deed.button(m, count(report.changed))));
            let mut parts = vec![el("div").attr("role", "status").children(said(m, &deed, &report))];
            parts.extend(left_out(room, &deed, &report.refused));
            parts.extend(seats(room, &report.seats));
            parts.push(end().children(act).child(back(room)));
            parts
        }
    }
}

/// For how many it does something, and for how many not.
fn said(m: &'static Messages, deed: &Deed, report: &UserChangeReport) -> Vec<El> {
    let mut said = Vec::new();
    if report.changed > 0 {
        said.push(of_class("p", "users-will").text(deed.will(m, count(report.changed))));
    } else {
        said.push(el("p").text(texts::nobody_left_sentence(m)));
    }
    if report.unchanged > 0 {
        said.push(el("p").text(texts::unchanged_sentence(m, count(report.unchanged))));
    }
    said
}

/// Who cannot be included, each with the reason.
fn left_out(room: Room, deed: &Deed, refused: &[RefusedUser]) -> Option<El> {
    if refused.is_empty() {
        return None;
    }
    let m = room.ui.m;
    let catalogue = room.catalogue.get_untracked().unwrap_or_default();
    let entry = |one: &RefusedUser| {
        let name = if one.full_name.is_empty() { &one.name } else { &one.full_name };
        let why = words::users::refusal(m, &one.code, &one.facts, |module| deed.name(&catalogue, module));
        el("li").child(el("strong").text(name.clone())).child(el("span").text(why))
    };
    let more = refused.len().saturating_sub(LISTED);
    let more =
        (more > 0).then(|| of_class("p", "hint").text(activation::superfluous_more_sentence(m, count(more))));
    Some(
        of_class("section", "superfluous-refused")
            .child(el("h3").text(texts::left_out(m, count(refused.len()))))
            .child(el("ul").children(refused.iter().take(LISTED).map(entry)))
            .children(more),
    )
}

/// What becomes of the seats of each row that changes; those that come with plans are folded away.
fn seats(room: Room, seats: &[ChangedSeats]) -> Option<El> {
    let m = room.ui.m;
    let catalogue = room.catalogue.get_untracked().unwrap_or_default();
    let is_hidden = |one: &&ChangedSeats| {
        let offer = catalogue.find(&one.owner_name, &one.module_name);
        offer.is_none_or(|offer| offer.is_hidden)
    };
    let (hidden, listed): (Vec<&ChangedSeats>, Vec<&ChangedSeats>) = seats.iter().partition(is_hidden);
    let listed = (!listed.is_empty()).then(|| seats_table(room, listed));
    let hidden = (!hidden.is_empty()).then(|| {
        of_class("details", "users-brings")
            .child(el("summary").text(texts::comes_with_it(m)))
            .child(seats_table(room, hidden))
    });
    (!seats.is_empty()).then(|| {
        of_class("section", "users-seats")
            .child(el("h3").text(texts::seats(m)))
            .children(listed)
            .children(hidden)
    })
}

fn seats_table(room: Room, seats: Vec<&ChangedSeats>) -> El {
    let m = room.ui.m;
    let rows: Vec<ChangedSeats> = seats.into_iter().cloned().collect();
    let columns = vec![
        (label::licence(m), ""),
        (label::in_use(m), "number"),
        (texts::in_use_afterwards(m), "number"),
        (texts::free_afterwards(m), "number"),
        (label::total(m), "number"),
    ];
    let cells = move |one: &ChangedSeats| {
        let free = one.total.map(|total| i64::from(total) - i64::from(one.after));
        #[expect(clippy::cast_precision_loss, reason = "seats are far fewer than 2^53")]
        let free = free.map_or_else(|| "–".to_owned(), |free| m.number(free as f64));
        let total = one.total.map_or_else(|| label::unlimited(m).to_owned(), |total| room.ui.number(total));
        vec![
            el("span").text(room.name_of(&one.owner_name, &one.module_name)),
            plain(room.ui.number(one.before)),
            plain(room.ui.number(one.after)),
            plain(free),
            plain(total),
        ]
    };
    table(texts::seats(m), columns, move || rows.iter().map(cells).collect())
}

impl Change {
    /// Asks what it would do.
    async fn look(self) {
        let Some((deed, users)) = self.deed.try_get_value().zip(self.users.try_get_value()) else { return };
        let next = match users::preview(&deed.of(users)).await {
            Ok(report) => Progress::Seen(Arc::new(report)),
            Err(Failure::SignedOut) => return sign_in_again(),
            Err(failure) => Progress::Failed(self.words(&deed, &failure)),
        };
        let _ = self.progress.try_set(next);
    }

    /// Does it for those who can be included.
    async fn make(self, users: Vec<i64>) {
        let (ui, Some(deed)) = (self.room.ui, self.deed.try_get_value()) else { return };
        match users::change(&deed.of(users)).await {
            Ok(report) => {
                ui.say(deed.done(ui.m, count(report.changed)));
                picked::clear();
                ui.changed();
                // Whoever closed the dialog meanwhile has gone elsewhere.
                if self.progress.try_get_untracked().is_some() {
                    ui.nav.close();
                }
            }
            Err(Failure::SignedOut) => sign_in_again(),
            Err(failure) => {
                let _ = self.progress.try_set(Progress::Failed(self.words(&deed, &failure)));
            }
        }
    }

    fn words(self, deed: &Deed, failure: &Failure) -> String {
        let catalogue = self.room.catalogue.try_get_untracked().flatten().unwrap_or_default();
        words::users::trouble(self.room.ui.m, failure, |module| deed.name(&catalogue, module))
    }
}

/// Closes the dialog with nothing done.
pub(super) fn cancel(room: Room) -> El {
    of_class("button", "button button-quiet")
        .attr("type", "button")
        .on("click", move |_| room.ui.nav.close())
        .text(button::cancel(room.ui.m))
}

#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
fn count(n: usize) -> f64 {
    n as f64
}
