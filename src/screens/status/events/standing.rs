//! Whether the list is live: a word beside it always, a banner while it is not.

use leptos::prelude::*;

use super::watch::{Standing, Watch};
use crate::components::banner::{Weight, banner};
use crate::i18n::texts::{event as words, mark};
use crate::platform::element::{El, of_class};
use crate::ui::Ui;

/// The word.
pub(super) fn standing(ui: Ui, watch: Watch) -> El {
    let name = move || match watch.standing.get() {
        Standing::Calling => "calling",
        Standing::Live => "live",
        Standing::Away => "away",
    };
    let word = move || match watch.standing.get() {
        Standing::Calling => words::calling(ui.m),
        Standing::Live => words::live(ui.m),
        Standing::Away => words::away(ui.m),
    };
    of_class("p", "event-standing")
        .live_attr("data-standing", move || Some(name().into()))
        .live_text(move || word().into())
}

/// Since when what is shown may no longer be what is.
pub(super) fn not_live(ui: Ui, watch: Watch) -> Vec<El> {
    if watch.standing.get() != Standing::Away {
        return Vec::new();
    }
    let known = watch.current.with(Option::is_some);
    let sentence = if known {
        words::away_since_sentence(ui.m, &ui.m.moment(watch.now.get()))
    } else {
        words::away_sentence(ui.m).to_owned()
    };
    vec![banner(Weight::Warning, mark::warning(ui.m), sentence)]
}
