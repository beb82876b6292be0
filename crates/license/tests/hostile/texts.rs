//! The characters that no text for people may have: the whole list, and its neighbours.

use segl_license::{Body as _, ModuleLicense};

use crate::support::issue::Issue;

/// First and last of every forbidden range.
const FORBIDDEN: &[(u32, u32)] = &[
    (0x0000, 0x001f),
    (0x007f, 0x009f),
    (0x00ad, 0x00ad),
    (0x0300, 0x036f),
    (0x061c, 0x061c),
    (0x115f, 0x1160),
    (0x17b4, 0x17b5),
    (0x180e, 0x180e),
    (0x1ab0, 0x1aff),
    (0x1dc0, 0x1dff),
    (0x200b, 0x200f),
    (0x2028, 0x202e),
    (0x2060, 0x2064),
    (0x2066, 0x206f),
    (0x20d0, 0x20ff),
    (0x3164, 0x3164),
    (0xfdd0, 0xfdef),
    (0xfe00, 0xfe0f),
    (0xfe20, 0xfe2f),
    (0xfeff, 0xfeff),
    (0xffa0, 0xffa0),
    (0xfff9, 0xfffb),
    (0xe0000, 0xe007f),
];

fn is_listed(code: u32) -> bool {
    FORBIDDEN.iter().any(|(first, last)| (*first..=*last).contains(&code)) || code % 0x10000 >= 0xfffe
}

#[test]
fn exactly_the_listed_characters_are_refused() {
    let mut row: ModuleLicense = Issue::first().rows.remove(0);
    for character in (0..=0x10_ffff).filter_map(char::from_u32) {
        row.module_tooltip.clear();
        row.module_tooltip.extend(['a', character, 'b']);
        let refused = row.check() == Err("ModuleTooltip");
        assert_eq!(refused, is_listed(u32::from(character)), "U+{:04X}", u32::from(character));
    }
}

#[test]
fn a_text_is_as_long_as_its_utf_16() {
    let mut row = Issue::first().rows.remove(0);
    for (tooltip, fits) in [
        ("x".repeat(254), true),
        ("å".repeat(254), true),
        ("🦭".repeat(127), true),
        ("x".repeat(255), false),
        ("🦭".repeat(127) + "x", false),
    ] {
        row.module_tooltip = tooltip;
        assert_eq!(row.check().is_ok(), fits);
    }
}
