//! Lists of wishes with weights, such as `Accept-Language: da, en;q=0.8` (RFC 9110, section 12.4.2).

use axum::http::{HeaderMap, HeaderName};

/// A wish and how much it is wished for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wish {
    /// As it was sent.
    pub(crate) value: String,
    /// In thousandths; 0 is "not this".
    pub(crate) weight: u16,
}

/// Every wish of a header, the strongest first; among equals the order sent. What has no sense is left out.
pub(crate) fn read(headers: &HeaderMap, name: &HeaderName) -> Vec<Wish> {
    let lines = headers.get_all(name).iter().filter_map(|line| line.to_str().ok());
    let mut wishes: Vec<Wish> = lines.flat_map(|line| line.split(',')).filter_map(wish).collect();
    wishes.sort_by_key(|wish| std::cmp::Reverse(wish.weight));
    wishes
}

fn wish(text: &str) -> Option<Wish> {
    let mut parts = text.split(';').map(str::trim);
    let value = parts.next().filter(|value| !value.is_empty())?.to_owned();
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    Some(Wish { value, weight: weight.map_or(Some(1000), thousandths)? })
}

/// `0`, `0.5`, `0.375`, `1.000`.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.len() > 3 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part: u16 = format!("{part:0<3}").parse().ok()?;
    match (whole, part) {
        ("0", part) => Some(part),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_to_the_thousandth_and_nonsense_is_left_out() {
        for (text, weight) in [("0", 0), ("1", 1000), ("1.000", 1000), ("0.5", 500), ("0.375", 375)] {
            assert_eq!(thousandths(text), Some(weight), "{text}");
        }
        for text in ["", "2", "1.1", "0.1234", "-1", "0.x", ".5"] {
            assert_eq!(thousandths(text), None, "{text}");
        }
        let mut headers = HeaderMap::new();
        headers.insert("accept-language", "en;q=0.5 , da;q=abc, sv, ,nb;q=0.9".parse().unwrap());
        let values: Vec<String> =
            read(&headers, &axum::http::header::ACCEPT_LANGUAGE).into_iter().map(|wish| wish.value).collect();
        assert_eq!(values, ["sv", "nb", "en"]);
    }
}
