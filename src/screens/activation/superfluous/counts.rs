//! On top: the licence, and how many seats of it are in use, available, and to be removed.

use leptos::prelude::*;

use super::room::Room;
use crate::components::definitions::code;
use crate::i18n::Messages;
use crate::i18n::texts::{activation, label};
use crate::platform::element::{El, Text, el, of_class};
use crate::screens::activation::moves::Moves;

/// The numbers.
pub(super) fn counts(room: Room) -> El {
    let m = room.ui.m;
    let module = room.module();
    let to_remove = move || room.ledger.get().over(&room.module(), &Moves::default());
    let sentence = move || {
        let needed = to_remove() > 0;
        let said = if needed {
            activation::superfluous_lead_sentence
        } else {
            activation::superfluous_room_sentence
        };
        said(m).into()
    };
    let follows = move || {
        let follows = room.ledger.get().follows(&room.module());
        let hint = follows.then(|| of_class("p", "hint").text(activation::superfluous_follows_sentence(m)));
        hint.into_iter().collect()
    };
    let available = move || match room.ledger.get().total(&room.module()) {
        Some(total) => room.ui.number(total),
        None => label::unlimited(m).to_owned(),
    };
    let in_use = move || room.ui.number(room.ledger.get().now(&room.module()));
    let marked = move || number(m, room.decided().len());
    let selected = move || room.picked.with(|picked| number(m, picked.len()));
    let numbers = of_class("dl", "superfluous-numbers")
        .child(item(label::in_use(m), in_use))
        .child(item(activation::superfluous_available(m), available))
        .child(item(activation::superfluous_to_remove(m), move || room.ui.number(to_remove())))
        .child(item(activation::superfluous_marked(m), marked))
        .child(item(activation::superfluous_selected(m), selected))
        .child(
            item(activation::superfluous_still(m), move || room.ui.number(room.still()))
                .live_attr("class", move || {
                    Some(if room.still() > 0 { "still" } else { "still-none" }.into())
                }),
        );
    of_class("section", "superfluous-counts")
        .child(el("h3").text(room.name_of(&module)).text(" ").child(code(module)))
        .child(el("p").live_text(sentence))
        .child(el("div").live(follows))
        .child(numbers)
}

fn item(name: &'static str, value: impl Fn() -> String + 'static) -> El {
    let text = move || Text::from(value());
    el("div").child(el("dt").text(name)).child(el("dd").live_text(text))
}

/// A count as the reader writes it.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^53 people")]
pub(super) fn number(m: &Messages, n: usize) -> String {
    m.number(n as f64)
}
