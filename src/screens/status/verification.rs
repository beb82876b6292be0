//! What verification came to over all owners: this browser's own judgement, not the server's.

use std::sync::Arc;

use leptos::prelude::*;

use super::support;
use crate::i18n::Messages;
use crate::i18n::texts::{label, status as words};
use crate::platform::element::{El, Event, el, of_class};
use crate::platform::event;
use crate::screens::licences::store::{OwnerState, Store};
use crate::ui::Ui;
use crate::verify::Tally;
use crate::words as said;

/// The part of the tab: the sum, and a line for each owner.
pub(super) fn verification(ui: Ui, store: &Arc<Store>) -> El {
    let all = Arc::clone(store);
    let class = move || {
        let (tally, is_done) = sum(&all);
        let name = match (is_done, tally.attention()) {
            (false, _) => "card summary summary-busy",
            (true, 0) => "card summary summary-verified",
            (true, _) => "card summary summary-attention",
        };
        Some(format!("{name} system-verification").into())
    };
    let (lines, all) = (Arc::clone(store), Arc::clone(store));
    let headline = move || {
        let (tally, is_done) = sum(&all);
        headline(ui.m, tally, is_done).into()
    };
    let owners = move || lines.owners.iter().map(|owner| line(ui, owner)).collect();
    el("section")
        .live_attr("class", class)
        .attr("aria-labelledby", "system-verification")
        .child(el("h2").attr("id", "system-verification").text(label::verification(ui.m)))
        .child(of_class("p", "summary-headline").live_text(headline))
        .child(of_class("p", "hint").text(words::own_browser_sentence(ui.m)))
        .child(el("ul").live(owners))
        .child(of_class("p", "act-buttons").child(support::door(ui)))
}

/// The numbers of all owners, and whether they are final.
fn sum(store: &Store) -> (Tally, bool) {
    store.owners.iter().fold((Tally::default(), true), |(tally, is_done), owner| {
        owner.list.with(|list| (tally.and(list.tally), is_done && list.verdict.is_some()))
    })
}

fn headline(m: &Messages, tally: Tally, is_done: bool) -> String {
    if !is_done {
        return words::verifying(m, count(tally.all));
    }
    words::verified_sentence(m, count(tally.verified), count(tally.all), count(tally.hidden))
}

/// An owner, who leads to its tab, with its own numbers.
fn line(ui: Ui, owner: &OwnerState) -> El {
    let to = ui.nav.now().at_owner(&owner.name);
    let href = to.address();
    let click = move |click: Event| {
        if event::takes_over(&click) {
            ui.nav.go(to.clone());
        }
    };
    let name = owner.licence.with(|licence| {
        said::owner_label(ui.m, &owner.name, &owner.description, licence.as_deref()).to_owned()
    });
    let tally = owner.list.with(|list| list.tally);
    let numbers = words::owner_verified(ui.m, count(tally.verified), count(tally.all));
    let attention = (tally.attention() > 0)
        .then(|| of_class("span", "system-attention").text(label::needs_attention(ui.m)));
    el("li")
        .child(el("a").attr("href", href).on("click", click).text(name))
        .text(": ")
        .text(numbers)
        .text(" ")
        .children(attention)
}

#[expect(clippy::cast_precision_loss, reason = "a licence has at most 2,000 rows")]
fn count(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;

    #[test]
    fn the_sum_is_said_as_the_browser_found_it_hidden_ones_too() {
        let tally = Tally { all: 214, verified: 214, hidden: 171, ..Tally::default() };
        let said = Lang::ALL.map(|lang| headline(&messages(lang), tally, true));
        assert!(said.iter().all(|text| text.matches("214").count() == 2 && text.contains("171")), "{said:?}");
        assert_eq!(
            said.first().map(String::as_str),
            Some("214 of 214 licences verified in this browser, 171 of them hidden.")
        );
    }
}
