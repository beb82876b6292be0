//! Session tokens: 32 random bytes, of which only a hash is stored.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// A secret that only its browser keeps.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Token([u8; 32]);

impl Token {
    /// A new one; nothing where the operating system has no randomness.
    pub(crate) fn new() -> Option<Self> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).ok()?;
        Some(Self(bytes))
    }

    /// Reads what [`Token::text`] wrote.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        Some(Self(URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?))
    }

    /// As a cookie carries it: 43 characters.
    pub(crate) fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the database keeps. No salt: there is nothing to guess in 256 random bits.
    pub(crate) fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

/// A password of 20 characters for one use: letters and digits that are not mistaken for each other, 5 bits each.
pub(crate) fn one_time_password() -> Option<String> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).ok()?;
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).map(|letter| char::from(*letter));
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_its_cookie_and_is_never_stored_itself() {
        let token = Token::new().unwrap();
        assert_eq!(token.text().len(), 43);
        assert!(Token::from_text(&token.text()) == Some(token.clone()));
        assert_ne!(token.hash(), token.0);
        assert!(Token::from_text("short").is_none());
        assert!(Token::new().unwrap() != token);
    }

    #[test]
    fn a_one_time_password_is_long_and_new_each_time() {
        let one = one_time_password().unwrap();
        assert_eq!(one.len(), 20);
        assert_ne!(one, one_time_password().unwrap());
    }
}
