//! What verification in a browser proves, and what it does not.

use std::sync::Arc;

use leptos::prelude::*;
use segl_license::{Root, Verdict};

use super::store::{OwnerState, Store};
use crate::components::copyable::copyable;
use crate::components::definitions::{code, definitions, plain};
use crate::i18n::texts::{check, heading, help, label, mark};
use crate::platform::element::{El, el, of_class};
use crate::platform::page;
use crate::ui::Ui;

/// How an administrator verifies the database without this page.
pub(super) const SECOND_JUDGE: &str = "segl verify --database";

/// The note below the list, closed at first. Its text comes with the second part of the app.
pub(super) fn worth(ui: Ui, store: &Arc<Store>, owner: &OwnerState) -> El {
    let (store, owner) = (Arc::clone(store), owner.clone());
    let opened = RwSignal::new(false);
    let text = move || {
        let text = || ui.later.view(ui, |parts| (parts.worth)(ui, &store, &owner));
        opened.get().then(text).into_iter().collect()
    };
    of_class("details", "worth")
        .on("toggle", move |_| opened.set(true))
        .child(el("summary").child(el("h2").text(heading::worth(ui.m))))
        .child(el("div").live(text))
}

/// What the note says.
pub(crate) fn text(ui: Ui, store: &Store, owner: &OwnerState) -> El {
    let m = ui.m;
    let vouching = vouching(owner);
    let root = |root: &Root| {
        let id = root.key.key_id();
        let test = root.test.then(|| of_class("span", "tag").text(mark::test_keys(m)));
        let is_used = vouching.iter().any(|known| known == id);
        let used = if is_used { check::root_used(m) } else { check::root_unused(m) };
        let line = el("li").child(copyable(ui, label::root(m), id.to_owned())).children(test);
        line.child(of_class("p", "hint").text(used))
    };
    let roots = of_class("ul", "roots").children(store.roots.iter().map(root));
    let items = vec![
        (label::app_version(m), plain(env!("CARGO_PKG_VERSION"))),
        (label::bundle_hash(m), code(page::program())),
        (label::pinned_roots(m), roots),
    ];
    let list = owner.list;
    let verdict = move || {
        let verdict = list.with(|list| list.verdict.clone());
        verdict.into_iter().map(|verdict| verdict_json(ui, "owner-verdict-json", verdict)).collect()
    };
    of_class("div", "worth-text")
        .child(el("p").text(help::protects(m)))
        .child(el("p").text(help::cannot_prove(m)))
        .child(el("p").text(help::second_judge(m, SECOND_JUDGE)))
        .child(el("p").text(help::assignments(m)))
        .child(definitions(items))
        .child(el("div").live(verdict))
}

/// The key ids of the roots that certified the keys of a genuine licence. Before one root ends, a build knows the next one
/// too.
fn vouching(owner: &OwnerState) -> Vec<String> {
    let licence = owner.licence.get().filter(|licence| licence.is_genuine());
    licence.iter().flat_map(|licence| &licence.stored.keys).map(|key| key.key_id.clone()).collect()
}

/// The verdict as every judge writes it, byte for byte; written when it is asked for.
pub(super) fn verdict_json(ui: Ui, id: &'static str, verdict: Arc<Verdict>) -> El {
    let opened = RwSignal::new(false);
    let json = move || {
        let written = opened.get().then(|| {
            ui.later.line(ui, |parts| {
                let json = code((parts.verdict_json)(&verdict)).attr("id", id);
                el("pre").attr("tabindex", "0").child(json)
            })
        });
        written.into_iter().collect()
    };
    of_class("details", "verdict")
        .on("toggle", move |_| opened.set(true))
        .child(el("summary").text(label::verdict(ui.m)))
        .child(el("div").live(json))
}
