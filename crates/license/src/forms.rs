//! The forms that field values have.

/// The largest integer of the format, 2^31 - 1.
pub(crate) const MAX: u32 = 0x7fff_ffff;

/// `[A-Z0-9]{1,239}`.
pub(crate) fn is_owner_name(text: &str) -> bool {
    (1..=239).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Ten digits, the last a Luhn check digit over the nine before it.
pub fn is_serial_nr(text: &str) -> bool {
    let sum = text.bytes().rev().enumerate().map(|(place, byte)| {
        let digit = u32::from(byte.wrapping_sub(b'0'));
        match (place % 2, digit) {
            (0, _) => digit,
            (_, 0..=4) => digit * 2,
            _ => digit * 2 - 9,
        }
    });
    text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit()) && sum.sum::<u32>().is_multiple_of(10)
}

/// A serial number of a demonstration: its digits 5 to 9 are zero. It asks for a real one.
pub fn is_demo_serial_nr(text: &str) -> bool {
    is_serial_nr(text) && text.get(4..9) == Some("00000")
}

/// Printable ASCII, 1 to 239, no space at either end: names and versions of modules.
pub(crate) fn is_module_name(text: &str) -> bool {
    (1..=239).contains(&text.len())
        && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
        && !text.starts_with(' ')
        && !text.ends_with(' ')
}

/// A text for people: at most `limit` UTF-16 code units, none of the forbidden characters.
pub(crate) fn is_text(text: &str, limit: usize) -> bool {
    text.encode_utf16().count() <= limit && !text.chars().any(is_forbidden)
}

/// `https://`, printable ASCII without spaces, a host, no user part, at most 254.
pub(crate) fn is_https_url(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    text.len() <= 254
        && text.bytes().all(|byte| (b'!'..=b'~').contains(&byte) && byte != b'\\')
        && !authority.is_empty()
        && !authority.contains('@')
}

/// `[a-z]{2,3}(-[A-Za-z0-9]{2,8})*`.
pub(crate) fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Controls, bidi controls, invisible characters, combining diacritics and non-characters. The list is exactly that
/// of `docs/license-format.md`.
fn is_forbidden(character: char) -> bool {
    let code = u32::from(character);
    let listed = matches!(
        code,
        0x0000..=0x001f
            | 0x007f..=0x009f
            | 0x00ad
            | 0x0300..=0x036f
            | 0x061c
            | 0x115f
            | 0x1160
            | 0x17b4
            | 0x17b5
            | 0x180e
            | 0x1ab0..=0x1aff
            | 0x1dc0..=0x1dff
            | 0x200b..=0x200f
            | 0x2028..=0x202e
            | 0x2060..=0x2064
            | 0x2066..=0x206f
            | 0x20d0..=0x20ff
            | 0x3164
            | 0xfdd0..=0xfdef
            | 0xfe00..=0xfe0f
            | 0xfe20..=0xfe2f
            | 0xfeff
            | 0xffa0
            | 0xfff9..=0xfffb
            | 0xe0000..=0xe007f
    );
    listed || code & 0xfffe == 0xfffe
}

/// Whether no two of these are equal. They are thousands at most; the library's sort would weigh 1 KB in the browser.
pub(crate) fn all_differ<'a>(keys: impl Iterator<Item = &'a [u8]>) -> bool {
    let mut sorted: Vec<&[u8]> = Vec::new();
    for key in keys {
        let Err(at) = sorted.binary_search(&key) else { return false };
        sorted.insert(at, key);
    }
    true
}

/// Returns the name of the first field whose check failed.
pub(crate) fn first_failure(checks: &[(&'static str, bool)]) -> Result<(), &'static str> {
    checks.iter().find(|(_, fits)| !fits).map_or(Ok(()), |(name, _)| Err(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_serial_numbers_have_a_right_check_digit() {
        for right in
            ["1010000014", "1010000006", "1801852599", "1600065823", "1501116519", "1010999991", "0000000000"]
        {
            assert!(is_serial_nr(right), "{right}");
        }
        for wrong in ["1801852598", "180185259", "18018525990", "18018525 9", "180185259٩", ""] {
            assert!(!is_serial_nr(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_serial_number_of_a_demonstration_is_known_by_its_zeros() {
        assert!(is_demo_serial_nr("1010000006"));
        for other in ["1010000014", "1801852599", "1010000005"] {
            assert!(!is_demo_serial_nr(other), "{other}");
        }
    }

    #[test]
    fn look_alikes_and_invisible_characters_are_no_names() {
        assert!(is_owner_name("SUPEROFFICE"));
        assert!(!is_owner_name("SUPER\u{41e}FFICE"));
        assert!(is_module_name("superlicense-ej-customer centre"));
        assert!(!is_module_name(" ten-sales"));
        assert!(is_text("Håndtering af salgstilbud", 25));
        assert!(!is_text("Håndtering af salgstilbud", 24));
        for bad in ['\0', '\u{202e}', '\u{200b}', '\u{301}', '\u{ad}', '\u{fffe}', '\u{e0041}', '\u{1ffff}'] {
            assert!(!is_text(&format!("a{bad}b"), 254), "{bad:?}");
        }
    }

    #[test]
    fn shop_addresses_are_https_without_a_user_part() {
        assert!(is_https_url("https://shop.example.com/buy?serial=1"));
        for bad in [
            "http://shop.example.com",
            "javascript:alert(1)",
            "https://",
            "https://user@shop.example.com",
            "https:///x",
            "https://a b",
            "https://a\\@b",
        ] {
            assert!(!is_https_url(bad), "{bad}");
        }
    }
}
