//! Keys: `group.name-part`, and `group.name-part[one]` for a plural form.

/// One of the two plural forms that English, Norwegian, Danish and Swedish have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plural {
    One,
    Other,
}

/// Splits the left side of a line into key and plural form, or says what is wrong with it.
pub(crate) fn parse(source: &str) -> Result<(&str, Option<Plural>), String> {
    let (key, plural) = match source.strip_suffix(']').and_then(|rest| rest.split_once('[')) {
        None => (source, None),
        Some((key, "one")) => (key, Some(Plural::One)),
        Some((key, "other")) => (key, Some(Plural::Other)),
        Some((_, form)) => {
            return Err(format!("`[{form}]` is no plural form: there are `[one]` and `[other]`"));
        }
    };
    match key.split_once('.') {
        Some((group, name)) if is_kebab(group) && is_kebab(name) => Ok((key, plural)),
        _ => Err(format!(
            "`{source}` is not a key: write `group.name-part`, in small letters a to z, digits and hyphens"
        )),
    }
}

/// Whether `name` is small letters, digits and single hyphens, beginning with a letter.
pub(crate) fn is_kebab(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && !name.ends_with('-')
        && !name.contains("--")
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_a_group_a_name_and_perhaps_a_form() {
        assert_eq!(parse("label.free"), Ok(("label.free", None)));
        assert_eq!(parse("message.days-left[one]"), Ok(("message.days-left", Some(Plural::One))));
        for bad in [
            "free",
            "label.",
            ".free",
            "a.b.c",
            "label.Free",
            "label.-a",
            "label.a--b",
            "label.a[few]",
            "label.a []",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
