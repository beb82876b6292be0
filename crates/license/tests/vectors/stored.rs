//! What a database holds of the owner: certificates, the licence, its columns.

use segl_license::RevocationReason;
use segl_license::stored::OwnerColumns;

use super::revocations::{list, of_key, of_license};
use super::vector::Vector;
use crate::support::issue::{Issue, OTHER_SERIAL_NR};
use crate::support::keys::{Key, Signer, root, superoffice};
use crate::support::stored::Stored;

/// The first issue, stored, with an edit.
fn edited(name: &str, title: &str, edit: impl FnOnce(&mut Stored)) -> Vector {
    let mut stored = first();
    edit(&mut stored);
    Vector::stored(name, title, stored)
}

/// The first issue, stored.
fn first() -> Stored {
    Stored::of(&Issue::first().file(), &superoffice())
}

pub(super) fn vectors() -> Vec<Vector> {
    [beside(), refused(), withdrawn()].concat()
}

fn beside() -> Vec<Vector> {
    let columns = |name: &str, title: &str, edit: &dyn Fn(&mut OwnerColumns)| {
        edited(name, title, |stored| edit(&mut stored.owner.columns))
    };
    vec![
        columns("column-changed-owner", "The likeliest edit of all: ExpiryDate.", &|c| {
            c.expiry_date = Some("2037-06-30".to_owned());
        }),
        columns("column-changed-owner-many", "Several columns, named in their order.", &|c| {
            c.shop_url = Some("javascript:alert(1)".to_owned());
            c.epoch = -1;
            c.company_name = "=cmd|' /C calc'!A0 \u{202e}".to_owned();
            c.deployment_type = 9_007_199_254_740_991;
            c.issued = String::new();
        }),
        edited("stored-hash-changed-owner", "The hash beside the licence.", |stored| {
            stored.owner.license.hash[5] ^= 1
        }),
        edited("stored-hash-changed-key", "The hash beside a certificate is gone.", |stored| {
            stored.owner.keys[0].hash.clear()
        }),
        edited("stored-key-changed-owner", "The key id beside the licence.", |stored| {
            stored.owner.license.key_id = "of nobody".to_owned();
        }),
        edited("stored-key-changed-key", "The root's id beside a certificate.", |stored| {
            stored.owner.keys[0].key_id = Key::named("other root").key_id();
        }),
        edited("clock-behind-stored", "Judged a day before it was issued.", |_| ()).today("2026-10-31"),
        edited("verified-stored-test", "Under a test root.", |_| ()).roots(&[(&root(), true)]),
        edited("verified-stored-untyped", "Nothing was typed: not compared, and no warning.", |_| ())
            .state(|state| state.typed_serial_nr = None),
    ]
}

fn refused() -> Vec<Vector> {
    let third = Issue::first().of_owner("NORDDATA", Key::named("norddata"));
    vec![
        edited(
            "root-unknown-stored",
            "Under a root that is not pinned: nothing is known of its rows' key.",
            |_| (),
        )
        .roots(&[(&Key::named("other root"), false)]),
        edited("certificate-signature-bad-stored", "The certificate's signature edited.", |stored| {
            stored.owner.keys[0].signature[1] ^= 1;
        }),
        edited("certificate-owner-stored", "A third party's certificate beside its own.", |stored| {
            stored.owner.keys.extend(Stored::of(&third.file(), &third.signer).owner.keys);
        }),
        edited("key-unknown-stored", "The certificate removed.", |stored| stored.owner.keys.clear()),
        edited("signature-bad-stored", "The licence's body edited.", |stored| {
            let body = String::from_utf8(stored.owner.license.body.clone()).unwrap();
            stored.owner.license.body = body.replace("2027-06-30", "2037-06-30").into_bytes();
        }),
        edited("signature-bad-octets", "The licence's body is no text any more.", |stored| {
            stored.owner.license.body[7] = 0xff;
        }),
        edited("serial-differs-stored", "Another customer's licence, whole and genuine.", |stored| {
            let other = Issue::first().with(|license| license.serial_nr = OTHER_SERIAL_NR.to_owned());
            *stored = Stored::of(&other.file(), &superoffice());
        }),
    ]
}

fn withdrawn() -> Vec<Vector> {
    let with_list = |name: &str, title: &str, reason: RevocationReason| {
        edited(name, title, |_| ())
            .state(|state| state.revocations = Some(list(3, &[of_key(&superoffice(), reason)])))
    };
    let activation = segl_license::Activation {
        hash: Issue::first().file().license.hash(),
        date: crate::support::keys::day("2026-11-14"),
    };
    vec![
        with_list("key-retired-stored", "Retired: what is installed stays good.", RevocationReason::Retired),
        with_list(
            "key-compromised-stored",
            "Lost, and no log says since when it is active.",
            RevocationReason::Compromised,
        ),
        with_list("key-compromised-later", "Lost after it was activated.", RevocationReason::Compromised)
            .state(|state| state.activations = vec![activation]),
        edited("license-revoked-stored", "Withdrawn itself, which is said in the place of its key.", |_| ())
            .state(|state| {
                let retired = of_key(&superoffice(), RevocationReason::Retired);
                state.revocations =
                    Some(list(3, &[retired, of_license(Issue::first().file().license.hash())]));
            }),
        edited("revocations-stale-stored", "The newest list is past its NextUpdate.", |_| ())
            .today("2028-01-01")
            .floor(list(1, &[])),
    ]
}
