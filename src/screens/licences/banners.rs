//! What concerns the installation as a whole.

use std::sync::Arc;

use leptos::prelude::*;
use segl_webapi::proof::Check;

use super::store::{OwnerState, Store};
use crate::components::banner::{Weight, banner};
use crate::i18n::texts::{mark, message};
use crate::platform::element::{El, of_class};
use crate::ui::Ui;

/// The banners. That a test key stands behind an owner is known when its licence is judged.
pub(super) fn banners(ui: Ui, store: &Arc<Store>) -> El {
    let (m, owners, store_of) = (ui.m, store.owners.clone(), Arc::clone(store));
    let old = move || {
        let is_old = store_of.kept.is_some() || store_of.owners.iter().any(|owner| owner.is_other.get());
        is_old.then(|| ui.later.line(ui, |parts| (parts.old)(ui, &store_of))).into_iter().collect()
    };
    let test_keys = move || {
        let is_test =
            |owner: &OwnerState| owner.licence.with(|of| of.as_ref().is_some_and(|of| of.is_test()));
        let is_test = owners.iter().any(is_test);
        is_test.then(|| banner(Weight::Note, mark::test_keys(m), message::test_keys(m))).into_iter().collect()
    };
    let altered = (store.company.check == Check::Altered)
        .then(|| banner(Weight::Alarm, mark::warning(m), message::company_altered(m)));
    let clock =
        store.clock_differs.then(|| banner(Weight::Warning, mark::warning(m), message::clock_differs(m)));
    of_class("div", "banners").children(altered).children(clock).live(test_keys).in_turn(old)
}
