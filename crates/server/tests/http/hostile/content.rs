//! The groups JSON and Numbers: bodies and files that are signed, and not spelled as the format spells them.

use segl_license::{Code, LicenseType, ModuleLicense};

use super::forge::{json, row_body, rows, with_json, with_license, with_row, with_row_body, wrapped};
use super::{Item, refused, verified};

pub(super) fn items() -> Vec<Item> {
    let mut items = refused("JSON", spellings());
    items.extend(refused("JSON", numbers()));
    items.extend(refused(
        "Numbers",
        vec![
            ("0", number("0"), Code::RowMalformed),
            ("2^31", number("2147483648"), Code::RowMalformed),
            ("2^32 - 1", number("4294967295"), Code::RowMalformed),
            (
                "circular prerequisites",
                rows(|rows| rows[3].prerequisite_module_name = Some("windows".to_owned())),
                Code::PrerequisiteCycle,
            ),
            (
                "a prerequisite that is nothing",
                rows(|rows| rows[5].prerequisite_module_name = Some("nothing".to_owned())),
                Code::PrerequisiteUnknown,
            ),
        ],
    ));
    items.extend(verified(
        "Numbers",
        vec![
            ("2^31 - 1", number("2147483647")),
            ("a sum beyond 32 bits", rows(all_as_many_as_there_can_be)),
            ("set= naming itself", rows(|rows| rows[2].extra_info = "set=ten-sales,user,web".to_owned())),
            ("set= naming nothing", rows(|rows| rows[2].extra_info = "set=nothing,user,web".to_owned())),
        ],
    ));
    items
}

pub(super) fn all_as_many_as_there_can_be(rows: &mut [ModuleLicense]) {
    for row in rows.iter_mut().filter(|row| row.license_type == LicenseType::UserLicense) {
        row.number_of_licenses = i32::MAX.unsigned_abs();
    }
}

fn number(number: &str) -> Vec<u8> {
    with_row("\"NumberOfLicenses\":2,", &format!("\"NumberOfLicenses\":{number},"))
}

fn numbers() -> Vec<(&'static str, Vec<u8>, Code)> {
    let spellings = ["1.0", "1e2", "-1", "4294967296", "18446744073709551616", "\"5\"", "null"];
    spellings.map(|spelling| (spelling, number(spelling), Code::RowMalformed)).into()
}

fn spellings() -> Vec<(&'static str, Vec<u8>, Code)> {
    let values: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&row_body()).unwrap();
    let list = serde_json::to_string(&values.values().collect::<Vec<_>>()).unwrap();
    let deep = |count: usize| "[".repeat(count) + &"]".repeat(count);
    let first = "{\"OwnerName\":";
    let words = "\"ModuleDescription\":\"";
    vec![
        ("duplicate key", with_row(first, &format!("{first}\"NOBODY\",{}", &first[1..])), Code::RowMalformed),
        (
            "duplicate key of the file",
            with_json("{\"Format\":", "{\"Format\":1,\"Format\":"),
            Code::JsonShape,
        ),
        (
            "duplicate key, spelled \\u006e",
            with_row(first, "{\"Ow\\u006eerName\":\"NOBODY\",\"OwnerName\":"),
            Code::RowMalformed,
        ),
        ("unknown key", with_row(first, &format!("{{\"Verified\":true,{}", &first[1..])), Code::RowMalformed),
        ("unknown key of the licence", with_license("{", "{\"Verified\":true,"), Code::LicenseMalformed),
        ("array instead of object", with_row_body(list.as_bytes()), Code::RowMalformed),
        ("array instead of the file", wrapped("[\"segl-license/1\",null,[],[],null]"), Code::JsonShape),
        ("depth 100,000", wrapped(deep(100_000)), Code::JsonShape),
        ("depth 7,000 in a row", with_row_body(deep(7_000).as_bytes()), Code::RowMalformed),
        ("lone surrogate", with_row(words, &format!("{words}\\ud800")), Code::RowMalformed),
        ("U+0000", with_row(words, &format!("{words}\\u0000")), Code::RowMalformed),
        ("trailing second document", wrapped(json().repeat(2)), Code::JsonBad),
        ("Cyrillic с in SUPEROFFICE", with_license("SUPEROFFICE", "SUPEROFFIСE"), Code::LicenseMalformed),
        ("bidi override in a description", with_row(words, &format!("{words}\u{202e}")), Code::RowMalformed),
    ]
}
