//! What of an address only one place knows.

use super::UrlState;
use super::percent::{decode, encode};

/// Adds a pair as it stands in an address; one without a value says nothing.
pub(super) fn push(rest: &mut String, pair: &str) {
    if pair.contains('=') {
        rest.push_str(pair);
        rest.push('&');
    }
}

impl UrlState {
    /// The value of a name that only this place knows.
    pub(crate) fn own(&self, name: &str) -> Option<String> {
        self.own_pairs().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// With another value for such a name, in the same place among the others, or with none.
    #[must_use]
    pub(crate) fn with_own(&self, name: &str, value: Option<&str>) -> Self {
        let mut rest = String::new();
        let mut value = value;
        let mut write =
            |name: &str, value: &str| push(&mut rest, &format!("{}={}", encode(name), encode(value)));
        for (known, old) in self.own_pairs() {
            if known != name {
                write(&known, &old);
            } else if let Some(new) = value.take() {
                write(name, new);
            }
        }
        if let Some(new) = value {
            write(name, new);
        }
        Self { rest, ..self.clone() }
    }

    fn own_pairs(&self) -> impl Iterator<Item = (String, String)> {
        let pairs = self.rest.split('&').filter_map(|pair| pair.split_once('='));
        pairs.map(|(name, value)| (decode(name), decode(value)))
    }
}
