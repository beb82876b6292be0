//! What verification in a browser proves, and what it does not.

use leptos::prelude::*;
use segl_license::Root;

use super::store::{OwnerState, Store};
use crate::components::copyable::copyable;
use crate::components::definitions::{code, definitions, plain};
use crate::i18n::texts::{heading, help, label, mark};
use crate::platform::element::{El, el, of_class};
use crate::platform::page;
use crate::ui::Ui;

/// How an administrator verifies the database without this page.
pub(super) const SECOND_JUDGE: &str = "segl verify --database";

/// The note below the list.
pub(super) fn worth(ui: Ui, store: &Store, owner: &OwnerState) -> El {
    let m = ui.m;
    let root = |root: &Root| {
        let test = root.test.then(|| of_class("span", "tag").text(mark::test_keys(m)));
        el("li").child(copyable(ui, label::root(m), root.key.key_id().to_owned())).children(test)
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
        verdict.iter().map(|verdict| verdict_json(ui, "owner-verdict-json", verdict.to_json())).collect()
    };
    of_class("section", "worth")
        .child(el("h2").text(heading::worth(m)))
        .child(el("p").text(help::protects(m)))
        .child(el("p").text(help::cannot_prove(m)))
        .child(el("p").text(help::second_judge(m, SECOND_JUDGE)))
        .child(el("p").text(help::assignments(m)))
        .child(definitions(items))
        .child(el("div").live(verdict))
}

/// The verdict as every judge writes it, byte for byte.
pub(super) fn verdict_json(ui: Ui, id: &'static str, json: String) -> El {
    of_class("details", "verdict")
        .child(el("summary").text(label::verdict(ui.m)))
        .child(el("pre").attr("tabindex", "0").child(code(json).attr("id", id)))
}
