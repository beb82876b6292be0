//! What verification came to, in one look.

use leptos::prelude::*;

use super::store::{List, OwnerState};
use crate::i18n::Messages;
use crate::i18n::texts::{label, message};
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;

/// The summary: how far verification is, then what it came to.
pub(super) fn summary(ui: Ui, owner: &OwnerState) -> El {
    let list = owner.list;
    let class = move || {
        let name = list.with(|list| match (&list.verdict, list.tally.attention()) {
            (None, _) => "card summary summary-busy",
            (Some(_), 0) => "card summary summary-verified",
            (Some(_), _) => "card summary summary-attention",
        });
        Some(name.into())
    };
    let headline = move || list.with(|list| headline(ui, list).into());
    let more = move || list.with(|list| more(ui, list));
    el("section")
        .live_attr("class", class)
        .child(el("h2").text(label::verification(ui.m)))
        .child(of_class("p", "summary-headline").live_text(headline))
        .child(el("div").live(more))
}

/// Says what verification of an owner came to, to those who do not see it.
pub(super) fn announce(ui: Ui, owner: &OwnerState) {
    let now = ui.nav.now().owner;
    let open = now.as_ref().is_none_or(|open| *open == owner.name);
    if let Some(list) = owner.list.try_get_untracked().filter(|_| open) {
        ui.say(match list.tally.attention() {
            0 => message::owner_verified(ui.m, count(list.tally.all)),
            some => message::need_attention(ui.m, count(some)),
        });
    }
}

fn headline(ui: Ui, list: &List) -> String {
    if list.verdict.is_some() {
        message::verified_of(ui.m, count(list.tally.verified), count(list.tally.all))
    } else {
        message::verifying(ui.m, count(list.tally.all), count(list.stored))
    }
}

/// A sentence about a number of licences.
type Line = fn(&Messages, f64) -> String;

/// What there is to say beside the headline.
fn more(ui: Ui, list: &List) -> Vec<El> {
    let tally = list.tally;
    let lines: [(usize, Line); 3] = [
        (tally.hidden, |m, n| message::hidden_verified(m, n)),
        (tally.altered, |m, n| message::owner_edited(m, n)),
        (tally.worthless, |m, n| message::owner_partly(m, n)),
    ];
    lines.into_iter().filter(|(n, _)| *n > 0).map(|(n, line)| el("p").text(line(ui.m, count(n)))).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a licence has at most 2,000 rows")]
pub(super) fn count(n: usize) -> f64 {
    n as f64
}
