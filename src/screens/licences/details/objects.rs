//! What was signed, octet by octet, for whoever wants to verify it elsewhere.

use segl_license::stored::StoredObject;
use segl_license::{Kind, encode_base64};

use crate::components::copyable::copyable;
use crate::components::definitions::{code, definitions};
use crate::i18n::texts::{heading, label};
use crate::platform::element::{El, el, of_class};
use crate::ui::Ui;
use crate::verify::{JudgedLicence, JudgedRow};

/// The row and the licence as they are stored.
pub(super) fn objects(ui: Ui, licence: &JudgedLicence, row: &JudgedRow) -> El {
    let m = ui.m;
    let row =
        row.stored.as_ref().map(|row| object(ui, heading::signed_row(m), Kind::ModuleLicense, &row.signed));
    of_class("section", "objects")
        .child(el("h3").text(heading::signed_objects(m)))
        .children(row)
        .child(object(ui, heading::signed_licence(m), Kind::License, &licence.stored.license))
}

fn object(ui: Ui, title: &'static str, kind: Kind, stored: &StoredObject) -> El {
    let m = ui.m;
    let values = [
        (label::stored_hash(m), encode_base64(&stored.hash)),
        (label::key(m), stored.key_id.clone()),
        (label::signature(m), encode_base64(&stored.signature)),
        (label::signed_object(m), String::from_utf8_lossy(&stored.body).into_owned()),
    ];
    let mut items = vec![(label::payload_type(m), code(kind.payload_type()))];
    items.extend(values.map(|(name, value)| (name, copyable(ui, name, value))));
    of_class("details", "object").child(el("summary").text(title)).child(definitions(items))
}
