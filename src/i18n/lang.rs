use super::texts;

/// A language of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// British English.
    En,
    /// Norwegian bokmål.
    Nb,
    /// Danish.
    Da,
    /// Swedish.
    Sv,
}

impl Lang {
    /// Every language, in the order of the language menu.
    pub const ALL: [Self; 4] = [Self::En, Self::Nb, Self::Da, Self::Sv];

    /// The BCP 47 tag, for `lang` attributes and `?lang=`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nb => "nb",
            Self::Da => "da",
            Self::Sv => "sv",
        }
    }

    /// The locale for `Intl`: the tag, with the region where it decides how days are written.
    pub fn locale(self) -> &'static str {
        match self {
            Self::En => "en-GB",
            other => other.tag(),
        }
    }

    /// The language of a tag such as `nb` or `da-DK`, whatever its case; `no` means bokmål.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        if primary.eq_ignore_ascii_case("no") {
            return Some(Self::Nb);
        }
        Self::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The language's name in itself.
    pub fn name(self) -> &'static str {
        texts::language::name(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_without_regard_to_case_and_region_and_no_is_bokmal() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
        }
        assert_eq!(Lang::from_tag("da-DK"), Some(Lang::Da));
        assert_eq!(Lang::from_tag("SV"), Some(Lang::Sv));
        assert_eq!(Lang::from_tag("no"), Some(Lang::Nb));
        assert_eq!(Lang::from_tag("no-NO"), Some(Lang::Nb));
        assert_eq!(Lang::from_tag("de"), None);
        assert_eq!(Lang::from_tag(""), None);
    }

    #[test]
    fn each_language_is_named_in_itself() {
        assert_eq!(Lang::ALL.map(Lang::name), ["English", "Norsk bokmål", "Dansk", "Svenska"]);
    }
}
