//! A third party's stored licence after SUPEROFFICE's serial number changed.

use segl_license::{LicenseFile, RevocationReason};

use super::revocations::{list, of_key};
use super::succession::{moved, replacing};
use super::vector::Vector;
use crate::support::issue::{Issue, OTHER_SERIAL_NR};
use crate::support::keys::{Key, superoffice};
use crate::support::stored::Stored;

fn third() -> Issue {
    Issue::first().of_owner("NORDDATA", Key::named("norddata"))
}

/// A third party's licence for the serial number from before, stored beside this one.
fn beside(name: &str, title: &str, main: &Stored) -> Vector {
    let third = third();
    Vector::stored(name, title, Stored::of(&third.file(), &third.signer)).beside(main)
}

fn stored(file: &LicenseFile) -> Stored {
    Stored::of(file, &superoffice())
}

pub(super) fn vectors() -> Vec<Vector> {
    let first = Issue::first().file();
    let taking_over = stored(&replacing(&first).file());
    let later = replacing(&first).with(|license| license.sequence = 2).file();
    let mut broken = taking_over.clone();
    broken.owner.license.signature[0] ^= 1;
    let mut edited = taking_over.clone();
    edited.owner.columns.expiry_date = None;
    let of_third = replacing(&first).of_owner("NORDDATA", Key::named("norddata"));
    let withdrawn = list(3, &[of_key(&superoffice(), RevocationReason::Compromised)]);
    vec![
        beside(
            "serial-needs-replacement",
            "A third party's, where SUPEROFFICE's took over from its serial number.",
            &taking_over,
        ),
        beside(
            "serial-needs-replacement-later",
            "A later issue of SUPEROFFICE's still says what the first one took over from.",
            &stored(&later),
        ),
        beside(
            "serial-needs-replacement-edited",
            "Columns beside SUPEROFFICE's licence are no matter.",
            &edited,
        ),
        beside(
            "serial-differs-stored-silent",
            "SUPEROFFICE's does not say that it took over from another serial number.",
            &stored(&moved().file()),
        ),
        beside(
            "serial-differs-stored-broken",
            "SUPEROFFICE's says so, but its signature does not hold.",
            &broken,
        ),
        beside(
            "serial-differs-stored-withdrawn",
            "SUPEROFFICE's says so, but its key was lost.",
            &taking_over,
        )
        .state(|state| state.revocations = Some(withdrawn)),
        beside(
            "serial-differs-stored-elsewhere",
            "SUPEROFFICE's says so, but is itself for another serial number than the installation.",
            &taking_over,
        )
        .state(|state| state.typed_serial_nr = Some("1010999991".to_owned())),
        beside(
            "serial-differs-stored-by-itself",
            "Only SUPEROFFICE can say that the serial number changed.",
            &Stored::of(&of_third.file(), &of_third.signer),
        ),
        Vector::stored(
            "serial-differs-stored-main",
            "SUPEROFFICE's own licence from before is not kept by the one that took over.",
            stored(&first),
        )
        .beside(&taking_over),
        Vector::stored("verified-stored-reissued", "The third party's licence for the new serial number.", {
            let third = third().with(|license| license.serial_nr = OTHER_SERIAL_NR.to_owned());
            Stored::of(&third.file(), &third.signer)
        })
        .beside(&taking_over),
    ]
}
