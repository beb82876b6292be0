//! Which language a page is sent in.

use axum::http::{HeaderMap, header};

use crate::weighted;

/// A language of the product, by its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    /// English: what those get who ask for none of the others.
    English,
    /// Norwegian bokmål.
    Norwegian,
    /// Danish.
    Danish,
    /// Swedish.
    Swedish,
}

impl Language {
    /// The tag (BCP 47) in file names, links and the cookie.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Norwegian => "nb",
            Self::Danish => "da",
            Self::Swedish => "sv",
        }
    }

    /// The language of a tag, regions and case aside. Norwegian without a form, and nynorsk, are bokmål here.
    pub(crate) fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "en" => Some(Self::English),
            "nb" | "no" | "nn" => Some(Self::Norwegian),
            "da" => Some(Self::Danish),
            "sv" => Some(Self::Swedish),
            _ => None,
        }
    }
}

/// The cookie that remembers a choice.
pub(crate) const COOKIE: &str = "lang";

/// The link's language, else the remembered one, else the browser's best (RFC 9110, section 12.5.4), else English.
pub(crate) fn choose(asked: Option<Language>, headers: &HeaderMap) -> Language {
    let remembered = || crate::cookie::value(headers, COOKIE).and_then(Language::from_tag);
    asked.or_else(remembered).or_else(|| preferred(headers)).unwrap_or(Language::English)
}

fn preferred(headers: &HeaderMap) -> Option<Language> {
    let wishes = weighted::read(headers, &header::ACCEPT_LANGUAGE);
    wishes.iter().filter(|wish| wish.weight > 0).find_map(|wish| Language::from_tag(&wish.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn chosen(asked: Option<&str>, cookie: &'static str, accept: &'static str) -> &'static str {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static(cookie));
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accept));
        choose(asked.and_then(Language::from_tag), &headers).tag()
    }

    #[test]
    fn the_link_decides_then_the_cookie_then_the_browser_then_english() {
        assert_eq!(chosen(Some("da"), "lang=sv", "nb"), "da");
        assert_eq!(chosen(None, "a=b; lang=sv", "nb"), "sv");
        assert_eq!(chosen(Some("fi"), "lang=xx", "nb"), "nb");
        assert_eq!(chosen(None, "", "fi, de;q=0.9"), "en");
        assert_eq!(chosen(None, "", ""), "en");
    }

    #[test]
    fn weights_count_and_norwegian_in_every_form_is_bokmal() {
        assert_eq!(chosen(None, "", "da;q=0.4, sv;q=0.8, en;q=0.6"), "sv");
        assert_eq!(chosen(None, "", "no"), "nb");
        assert_eq!(chosen(None, "", "nn-NO,nb;q=0.9"), "nb");
        assert_eq!(chosen(None, "", "DA-dk"), "da");
        assert_eq!(chosen(None, "", "sv;q=0, da;q=0.1"), "da");
    }
}
