//! What every part of the screen is given.

use std::sync::Arc;

use leptos::prelude::*;

use super::address::{Holding, Tab, View};
use super::catalogue::Catalogue;
use crate::platform::element::{El, Event, of_class};
use crate::platform::event;
use crate::screens::licences::Screen;
use crate::ui::{Ui, follow};
use crate::url_state::UrlState;

/// Copied into every part.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) ui: Ui,
    pub(super) screen: Screen,
    /// What can be held, as soon as it is verified; while it is verified anew, as it was before.
    pub(super) catalogue: RwSignal<Option<Arc<Catalogue>>>,
}

impl Room {
    /// Follows what is verified.
    pub(super) fn new(ui: Ui, screen: Screen) -> Self {
        let catalogue = RwSignal::new(None);
        follow(move || {
            if let Some(found) = screen.verified().and_then(|store| Catalogue::of(ui.m, &store)) {
                catalogue.set(Some(Arc::new(found)));
            }
        });
        Self { ui, screen, catalogue }
    }

    /// What can be held, or nothing as long as it is not known.
    pub(super) fn known(self) -> Arc<Catalogue> {
        self.catalogue.get().unwrap_or_default()
    }

    /// What a licence is called; its name in code until it is verified.
    pub(super) fn name_of(self, owner: &str, module: &str) -> String {
        self.catalogue.with(|catalogue| {
            let name = |catalogue: &Arc<Catalogue>| catalogue.name_of(owner, module);
            catalogue.as_ref().map_or_else(|| module.to_owned(), name)
        })
    }

    /// A link from a licence to everybody who holds it.
    pub(super) fn holders_link(self, owner: &str, module: &str) -> El {
        let holding = Holding::Licence { owner: owner.to_owned(), module: module.to_owned() };
        let ui = self.ui;
        let to = move || {
            let now = ui.nav.now();
            let whole = View::of(&Tab::Licences.at(&now)).holding(holding.clone());
            whole.at(&now)
        };
        let (at, owner, module) = (to(), owner.to_owned(), module.to_owned());
        let go = move |click: Event| {
            if event::takes_over(&click) {
                ui.nav.go(to());
            }
        };
        link(&at).on("click", go).live_text(move || self.name_of(&owner, &module).into())
    }
}

/// A link that can be copied, and opened in another tab of the browser.
pub(super) fn link(to: &UrlState) -> El {
    of_class("a", "licence-link").attr("href", to.address())
}

/// Opens something over the list when a link is clicked, unless it is to be opened elsewhere.
pub(super) fn opens(ui: Ui, to: impl Fn() -> UrlState + 'static) -> impl FnMut(Event) {
    move |click| {
        if event::takes_over(&click) {
            ui.nav.open(to());
        }
    }
}
