//! What is encoded is decoded to the same, and what is decoded is encoded to the same.

use proptest::option;
use proptest::prelude::*;
use segl_license::{Bytes32, License, ModuleLicense, decode, decode_base64, encode, encode_base64};

use crate::support::issue::{Issue, text};

fn rows() -> impl Strategy<Value = ModuleLicense> {
    let name = "[!-~]([ -~]{0,20}[!-~])?";
    let people = "[ -~æøåÆØÅäöÄÖ€“”中🦭]{0,60}";
    let numbers = (1_u32..1 << 31, 0_u32..1 << 31, 0_u32..1 << 31, any::<bool>(), any::<bool>());
    (name, name, people, people, option::of(name), numbers).prop_map(
        |(
            module_name,
            version,
            description,
            info,
            prerequisite,
            (number, flags, order, hidden, unrestricted),
        )| {
            let mut row = Issue::first().rows.remove(0);
            row.module_name = module_name;
            row.module_version = version;
            row.texts.0 = vec![text("da", &description), text("nb", "")];
            row.module_description = description;
            row.extra_info = info;
            row.prerequisite_module_name = prerequisite;
            (row.number_of_licenses, row.extra_flags, row.sort_order) = (number, flags, order);
            (row.is_hidden, row.unrestricted) = (hidden, unrestricted);
            row
        },
    )
}

proptest! {
    #[test]
    fn a_row_is_decoded_to_what_was_encoded(row in rows()) {
        let body = encode(&row);
        prop_assert_eq!(decode::<ModuleLicense>(&body), Ok(row));
    }

    #[test]
    fn whatever_decodes_is_encoded_to_the_same_bytes(at: prop::sample::Index, byte: u8, kind in 0_u8..3) {
        let mut body = Issue::first().file().license.body;
        let at = at.index(body.len());
        match kind {
            0 => body[at] = byte,
            1 => body.insert(at, byte),
            _ => drop(body.remove(at)),
        }
        if let Ok(license) = decode::<License>(&body) {
            prop_assert_eq!(encode(&license), body);
        }
    }

    #[test]
    fn bytes_have_one_spelling_in_base64(text in "[A-Za-z0-9+/=_ -]{0,48}", bytes: [u8; 32]) {
        if let Some(bytes) = decode_base64(&text) {
            prop_assert_eq!(encode_base64(&bytes), text);
        }
        let bytes = Bytes32(bytes);
        prop_assert_eq!(Bytes32::from_base64(&bytes.to_base64()), Some(bytes));
    }
}
