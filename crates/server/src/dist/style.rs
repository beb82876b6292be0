//! The style that stands in a page, which the page's policy allows by its hash. The hash is made from the very page that
//! is sent, so that the two cannot differ.

use axum::http::HeaderValue;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::answer::headers;

/// The policy of a page; none where it has no style, so that the one of every answer does.
pub(super) fn policy(page: &[u8]) -> Option<HeaderValue> {
    let style = inline(std::str::from_utf8(page).ok()?)?;
    headers::policy_with_style(&STANDARD.encode(Sha256::digest(style)))
}

/// The text of the page's style. A second one would not be allowed.
fn inline(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("<style>")?;
    rest.split_once("</style>").map(|(style, _)| style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_style_of_a_page_is_allowed_by_its_hash_and_a_page_without_one_has_no_policy_of_its_own() {
        let policy = policy(b"<head><style>abc</style></head>").unwrap();
        let policy = policy.to_str().unwrap();
        // SHA-256 of "abc" (FIPS 180-2, appendix B.1) in base64
        let hash = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        assert!(policy.contains(&format!("; style-src 'self' 'sha256-{hash}'; connect-src")), "{policy}");
        assert!(!policy.contains("unsafe-inline"));
        assert_eq!(super::policy(b"<p>style</p>"), None);
        assert_eq!(super::policy(b"<style>"), None);
    }
}
