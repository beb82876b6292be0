//! The proof as a chain that a person can follow: root, key, licence, row, each with its checks and their outcomes.

use segl_license::{
    Date, KeyCertificate, Kind, ObjectHash, Root, Verified, decode, encode_base64, object_hash,
};

use crate::components::check_list::check_list;
use crate::components::copyable::copyable;
use crate::components::definitions::{Definition, definitions, plain};
use crate::i18n::texts::{check, heading, help, label};
use crate::platform::element::{El, el, of_class};
use crate::screens::licences::store::Store;
use crate::ui::Ui;
use crate::verify::{JudgedLicence, JudgedRow, LicenceChecks, Outcome, RowChecks};

type Items = Vec<Definition>;

/// The chain.
pub(super) fn chain(ui: Ui, store: &Store, licence: &JudgedLicence, row: &JudgedRow) -> El {
    let m = ui.m;
    let (whole, own) = (LicenceChecks::of(licence), RowChecks::of(row, licence));
    let (root, certificate) = signer(store, licence);
    let of_key = [(check::certificate(m), whole.certificate), (check::key_current(m), whole.key_current)];
    let of_licence = [
        (check::licence_signature(m), whole.signature),
        (check::serial_number(m), whole.serial_number),
        (check::owner_columns(m), whole.columns),
    ];
    let of_row = [
        (check::row_listed(m), own.listed),
        (check::row_signature(m), own.signature),
        (check::columns(m), own.columns),
    ];
    let key = key_items(ui, certificate.as_ref());
    let list = licence_items(ui, licence);
    of_class("section", "chain")
        .child(el("h3").text(heading::proof(m)))
        .child(of_class("p", "hint").text(help::proof(m)))
        .child(el("ol").children([
            link(ui, "root", (label::root(m), help::link_root(m)), root_items(ui, root), &[]),
            link(ui, "key", (heading::key_certificate(m), help::link_key(m)), key, &of_key),
            link(ui, "licence", (heading::signed_licence(m), help::link_licence(m)), list, &of_licence),
            link(
                ui,
                "row",
                (heading::signed_row(m), help::link_row(m)),
                row_items(ui, licence, row),
                &of_row,
            ),
        ]))
}

fn link(
    ui: Ui,
    name: &'static str,
    (title, says): (&'static str, &'static str),
    items: Items,
    checks: &[(&'static str, Outcome)],
) -> El {
    let holds = checks.iter().all(|(_, outcome)| matches!(outcome, Outcome::Passed | Outcome::Warning));
    of_class("li", if holds { "chain-link chain-holds" } else { "chain-link chain-broken" })
        .attr("data-link", name)
        .child(el("h4").text(title))
        .child(of_class("p", "hint").text(says))
        .children((!checks.is_empty()).then(|| check_list(ui, checks)))
        .children((!items.is_empty()).then(|| definitions(items)))
}

/// The root and the certificate behind the licence. Every certificate of a genuine licence has been verified.
fn signer<'a>(store: &'a Store, licence: &JudgedLicence) -> (Option<&'a Root>, Option<KeyCertificate>) {
    let mut keys = licence.stored.keys.iter().filter(|_| licence.is_genuine());
    let key_id = licence.license.as_ref().map(Verified::key_id);
    let found = keys.find_map(|key| {
        let certificate: KeyCertificate = decode(&key.body).ok()?;
        key_id.is_none_or(|id| id == certificate.key_id).then_some((key, certificate))
    });
    let named = |root: &&Root| found.as_ref().is_some_and(|(key, _)| root.key.key_id() == key.key_id);
    let root = store.roots.iter().find(named).or_else(|| store.roots.iter().next());
    (root, found.map(|(_, certificate)| certificate))
}

fn yes_or_no(ui: Ui, yes: bool) -> El {
    plain(if yes { label::yes(ui.m) } else { label::no(ui.m) })
}

fn root_items(ui: Ui, root: Option<&Root>) -> Items {
    let Some(root) = root else { return Vec::new() };
    let m = ui.m;
    vec![
        (label::fingerprint(m), copyable(ui, label::fingerprint(m), root.key.key_id().to_owned())),
        (label::test_key(m), yes_or_no(ui, root.test)),
    ]
}

fn key_items(ui: Ui, certificate: Option<&KeyCertificate>) -> Items {
    let Some(certificate) = certificate else { return Vec::new() };
    let m = ui.m;
    vec![
        (label::owner(m), plain(certificate.owner_name.clone())),
        (label::key(m), copyable(ui, label::key(m), certificate.key_id.clone())),
        (label::epoch(m), plain(ui.number(certificate.epoch))),
        (label::sign_date(m), day(ui, Some(certificate.sign_date))),
        (label::valid_until(m), day(ui, Some(certificate.expiry_date))),
        (label::test_key(m), yes_or_no(ui, certificate.test)),
    ]
}

fn licence_items(ui: Ui, licence: &JudgedLicence) -> Items {
    let (m, stored) = (ui.m, &licence.stored.license);
    let mut items = Items::new();
    if let Some(license) = &licence.license {
        items.extend([
            (label::company_name(m), plain(license.company_name.clone())),
            (label::serial_number(m), plain(license.serial_nr.clone())),
            (label::sequence(m), plain(ui.number(license.sequence))),
            (label::issued(m), day(ui, Some(license.issued))),
        ]);
    }
    let computed = object_hash(Kind::License.payload_type(), &stored.body);
    items.push(computed_hash(ui, computed));
    items.push(compared(ui, label::stored_hash(m), computed, &stored.hash));
    items
}

fn day(ui: Ui, date: Option<Date>) -> El {
    date.map_or_else(|| plain(label::not_set(ui.m)), |date| plain(ui.m.day(&date.to_string())))
}

/// The hash that was computed here, beside the one that the list names for this row and the one that is stored.
fn row_items(ui: Ui, licence: &JudgedLicence, row: &JudgedRow) -> Items {
    let m = ui.m;
    let listed = licence.license.as_ref().and_then(|license| {
        license.module_licenses.iter().find(|listed| listed.module_name == row.module_name())
    });
    let Some(stored) = &row.stored else {
        // Of a row that was removed there is only what the list says of it.
        let hash = listed.map(|listed| listed.hash.to_base64());
        let item = |hash| (label::listed_hash(m), copyable(ui, label::listed_hash(m), hash));
        return hash.map(item).into_iter().collect();
    };
    let computed = object_hash(Kind::ModuleLicense.payload_type(), &stored.signed.body);
    let listed = listed.map(|listed| compared(ui, label::listed_hash(m), computed, &listed.hash.0));
    let stored = compared(ui, label::stored_hash(m), computed, &stored.signed.hash);
    [computed_hash(ui, computed)].into_iter().chain(listed).chain([stored]).collect()
}

fn computed_hash(ui: Ui, hash: ObjectHash) -> Definition {
    let name = label::computed_hash(ui.m);
    (name, copyable(ui, name, hash.to_base64()))
}

/// A hash that should be the computed one. Only one that differs is written out.
fn compared(ui: Ui, name: &'static str, computed: ObjectHash, other: &[u8]) -> Definition {
    let item = if computed.0 == other {
        of_class("span", "tick same").text(label::the_same(ui.m))
    } else {
        of_class("span", "differs").child(copyable(ui, name, encode_base64(other)))
    };
    (name, item)
}
