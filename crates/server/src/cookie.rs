//! Cookies, read and written (RFC 6265).

use axum::http::{HeaderMap, header};

/// The value of a cookie; the first where a browser sends several of one name.
pub(crate) fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(known, _)| *known == name).map(|(_, value)| value).next()
}

/// A `Set-Cookie` line that keeps a cookie for `seconds`; 0 removes it.
pub(crate) fn line(name: &str, value: &str, seconds: i64, same_site: &str, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite={same_site}{secure}")
}
