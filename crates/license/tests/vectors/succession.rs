//! Steps 5, 7 and 8: how a licence follows what is installed or was seen.

use segl_license::{License, LicenseFile, Replaces, Seen, decode};

use super::vector::Vector;
use crate::support::issue::{Issue, OTHER_SERIAL_NR, SERIAL_NR};
use crate::support::keys::Key;

/// What a judge remembers of a licence, under these numbers.
pub(super) fn seen(file: &LicenseFile, epoch: u32, sequence: u32) -> Seen {
    let license: License = decode(&file.license.body).unwrap();
    let (owner_name, serial_nr) = (license.owner_name, license.serial_nr);
    Seen { owner_name, serial_nr, epoch, sequence, hash: file.license.hash() }
}

/// SUPEROFFICE's licence for another serial number, without a word about the one before.
pub(super) fn moved() -> Issue {
    Issue::first().with(|license| license.serial_nr = OTHER_SERIAL_NR.to_owned())
}

/// The same, taking over from this one's serial number.
pub(super) fn replacing(file: &LicenseFile) -> Issue {
    let replaces = Replaces { serial_nr: SERIAL_NR.to_owned(), hash: file.license.hash() };
    moved().with(|license| license.replaces = Some(replaces))
}

pub(super) fn vectors() -> Vec<Vector> {
    [serial_numbers(), orders()].concat()
}

fn serial_numbers() -> Vec<Vector> {
    let first = Issue::first().file();
    let third = Issue::first().of_owner("NORDDATA", Key::named("norddata"));
    let third_moved = third.clone().with(|license| license.serial_nr = OTHER_SERIAL_NR.to_owned());
    let renamed = Issue::number(2).with(|license| {
        license.company_name = "Wordslayer Group AS".to_owned();
        license.previous = Some(first.license.hash());
    });
    vec![
        Vector::file(
            "serial-differs",
            "For another serial number than the one that was typed.",
            &moved().file(),
        ),
        Vector::file("serial-differs-installed", "For another one than is installed.", &moved().file())
            .installed(&first),
        Vector::file(
            "serial-differs-replaces",
            "It replaces another licence than the installed one.",
            &replacing(&first).file(),
        )
        .installed(&Issue::number(2).file()),
        Vector::file("serial-differs-seen", "Nothing is installed; another one was seen.", &moved().file())
            .state(|state| {
                state.typed_serial_nr = None;
                state.seen = vec![seen(&first, 1, 1)];
            }),
        Vector::file(
            "serial-differs-third-party",
            "A third party's, for another one than SUPEROFFICE's.",
            &third_moved.file(),
        )
        .installed(&first),
        Vector::file(
            "serial-differs-from-before",
            "A third party's for the serial number from before, again: what is installed stays, but nothing new.",
            &third.file(),
        )
        .installed(&replacing(&first).file())
        .installed(&third.file()),
        Vector::file(
            "serial-replaced-third-party",
            "A third party's for the serial number that SUPEROFFICE's has by now; it need not name its own before.",
            &third_moved.file(),
        )
        .installed(&replacing(&first).file())
        .installed(&third.file()),
        Vector::file("serial-not-judged", "Nothing is installed, typed or seen.", &first)
            .state(|state| state.typed_serial_nr = None),
        Vector::file(
            "serial-not-judged-broken",
            "What is installed does not verify, and counts as absent.",
            &first,
        )
        .installed(&{
            let mut broken = Issue::number(2).file();
            broken.license.signature[0] ^= 1;
            broken
        }),
        Vector::file(
            "serial-replaced",
            "It takes over from the installed serial number.",
            &replacing(&first).file(),
        )
        .installed(&first),
        Vector::file(
            "serial-replaced-seen",
            "It takes over from a serial number that was seen; numbers are not compared.",
            &replacing(&first).file(),
        )
        .state(|state| {
            state.typed_serial_nr = None;
            state.seen = vec![seen(&first, 7, 7)];
        }),
        Vector::file("company-changed", "The company's name changes.", &renamed.file()).installed(&first),
    ]
}

fn orders() -> Vec<Vector> {
    let first = Issue::first().file();
    let (second, fourth) = (Issue::number(2).file(), Issue::number(4).file());
    let other = Issue::number(2).with(|license| license.extra_info = "other".to_owned()).file();
    let next_epoch = Issue::first().of_epoch(2, Key::named("superoffice epoch 2")).file();
    vec![
        Vector::file("already-active", "This very licence is installed.", &first).installed(&first),
        Vector::file("equivocation", "Another licence under the number of the installed one.", &other)
            .installed(&second),
        Vector::file("equivocation-seen", "Another one under a number that was seen.", &other)
            .state(|state| state.seen = vec![seen(&second, 1, 2)]),
        Vector::file(
            "equivocation-installed",
            "The installed one, where another one of its number was seen.",
            &second,
        )
        .installed(&second)
        .state(|state| state.seen = vec![seen(&other, 1, 2)]),
        Vector::file("older-than-installed", "The first issue, where the second is installed.", &first)
            .installed(&second),
        Vector::file("older-than-installed-seen", "A higher number was seen than is installed.", &second)
            .installed(&first)
            .state(|state| state.seen = vec![seen(&fourth, 1, 4)]),
        Vector::file("older-than-installed-epoch", "A higher sequence of an older epoch.", &fourth)
            .installed(&next_epoch),
        Vector::file(
            "verified-other-seen",
            "What was seen of another serial number is not compared.",
            &second,
        )
        .state(|state| state.seen = vec![seen(&moved().file(), 9, 9)]),
        Vector::file("issues-skipped", "The fourth issue, where the first is installed.", &fourth)
            .installed(&first),
        Vector::file("issues-skipped-epoch", "A new epoch's licence that follows another one.", &next_epoch)
            .installed(&second),
        Vector::file("previous-differs", "The next number, but following another licence.", &second)
            .installed(&first),
    ]
}
