//! One licence in full, over the list: what it is, what it contains, and its proof.

mod about;
mod chain;
mod dates;
mod diagnosis;
mod differences;
mod history;
mod holders;
mod objects;
mod plan;

use std::sync::Arc;

use leptos::prelude::*;
use segl_license::ObjectHash;

use super::loaded::{OWNERS, tab_label};
use super::row::link_id;
use super::store::{List, OwnerState, Store};
use super::worth::verdict_json;
use crate::components::banner::{Weight, banner};
use crate::components::dialog;
use crate::components::mark::mark;
use crate::i18n::texts::{heading, mark as marks, message};
use crate::platform::element::{El, el, of_class};
use crate::platform::page;
use crate::ui::{Ui, follow};
use crate::verify::{JudgedLicence, JudgedRow};
use crate::words;

/// A row with what it is judged by.
pub(crate) struct Chosen {
    /// The owner's name in code: the signed one, where there is one.
    owner: String,
    licence: Arc<JudgedLicence>,
    list: Arc<List>,
    row: Arc<JudgedRow>,
}

/// The licence in the address.
#[derive(Clone)]
struct Selection {
    ui: Ui,
    store: Arc<Store>,
    /// The open tab.
    tab_at: Memo<usize>,
}

impl Selection {
    /// None where the tab is about the whole system.
    fn owner(&self) -> Option<&OwnerState> {
        self.store.owners.get(self.tab_at.get().checked_sub(OWNERS)?)
    }

    /// The row; none until its owner is verified whole, because a plan shows other rows too.
    fn chosen(&self) -> Option<Chosen> {
        let url = self.ui.nav.state();
        let owner = self.owner()?;
        let (licence, list) = (owner.licence.get()?, owner.list.get());
        list.verdict.as_ref()?;
        let row = Arc::clone(list.find(&url.licence?, url.row)?);
        let signed = licence.license.as_ref().map(|license| license.owner_name.clone());
        let owner = signed.unwrap_or_else(|| owner.name.clone());
        Some(Chosen { owner, licence, list, row })
    }

    /// What is said when the address names a licence that is not here.
    fn not_found(&self) -> Option<El> {
        let url = self.ui.nav.state();
        let (name, list) = (url.licence?, self.owner()?.list.get());
        let m = self.ui.m;
        let missing = list.verdict.is_some() && list.find(&name, url.row).is_none();
        missing.then(|| banner(Weight::Warning, marks::warning(m), message::licence_not_found(m, &name)))
    }

    /// Names the view in the browser's tab and history.
    fn entitle(&self) {
        let m = self.ui.m;
        let Some(owner) = self.owner() else {
            return page::set_title(&heading::page_title(m, heading::status(m)));
        };
        let tab = tab_label(self.ui, owner);
        let view = match self.chosen() {
            Some(chosen) => format!("{} – {tab}", words::row_name(m, &chosen.row)),
            None => tab.into_owned(),
        };
        page::set_title(&heading::page_title(m, &view));
    }
}

/// The dialog, and what is said instead of it.
pub(super) fn details(ui: Ui, store: &Arc<Store>, tab_at: Memo<usize>) -> [El; 2] {
    let selection = Selection { ui, store: Arc::clone(store), tab_at };
    let (title, look, open) = (selection.clone(), selection.clone(), selection.clone());
    follow(move || title.entitle());
    let last = StoredValue::new(None::<usize>);
    let content = move || {
        let Some(chosen) = selection.chosen() else { return Vec::new() };
        let row = &chosen.row;
        last.set_value(Some(row.place));
        let heading =
            dialog::heading(ui, dialog::DETAILS, words::row_name(ui.m, row).to_owned(), mark(ui, row.mark));
        let store = Arc::clone(&selection.store);
        // By itself, so that the heading keeps the focus when the second part comes.
        let body = move || vec![ui.later.view(ui, |parts| (parts.details)(ui, &store, &chosen))];
        vec![heading, el("div").live(body)]
    };
    let closed = move || {
        ui.nav.close();
        // Opened by its address alone, the dialog has nothing to give focus back to.
        if let Some(place) = last.get_value().filter(|_| page::focus_is_lost()) {
            page::focus(&link_id(place));
        }
    };
    let not_found = el("div").live(move || look.not_found().into_iter().collect());
    [not_found, dialog::dialog(dialog::DETAILS, move || open.chosen().is_some(), content, closed)]
}

/// What the dialog says of a licence, below its heading. Comes with the second part of the app.
pub(crate) fn body(ui: Ui, store: &Arc<Store>, chosen: &Chosen) -> El {
    let Chosen { owner, licence, list, row } = chosen;
    let dates = licence.license.as_ref().map(|license| dates::dates(ui, license, store.today));
    let active = licence.verdict.hash.map(ObjectHash::to_base64);
    let verdict = list.verdict.clone().map(|verdict| verdict_json(ui, "verdict-json", verdict));
    of_class("div", "dialog-body")
        .attr("data-module", row.module_name().to_owned())
        .attr("data-outcome", row.mark.name())
        .children(diagnosis::diagnosis(ui, store, owner, chosen))
        .child(about::about(ui, list, row))
        .children(plan::plan(ui, list, row))
        .children(dates)
        .children(holders::holders(ui, owner, row))
        .child(history::history(ui, store, owner, row, active))
        .child(chain::chain(ui, store, licence, row))
        .child(objects::objects(ui, licence, row))
        .children(verdict)
}
