//! Requests that change something must come from this server's own pages, or from a program.
//!
//! `Sec-Fetch-Site` decides where a browser sends it: no page can forge it, and it knows nothing of names that a proxy
//! rewrote. Browsers leave it out on plain HTTP; there `Origin` must name the host that was asked. A program sends
//! neither.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::problem::Refusal;

/// The header by which a browser says where a request comes from (W3C Fetch Metadata).
pub(crate) const SEC_FETCH_SITE: &str = "sec-fetch-site";

/// Refuses changes that another site's page asks for.
pub(crate) async fn check(request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if changes && !is_own(request.headers(), request.uri()) {
        return Refusal::new(StatusCode::FORBIDDEN, "origin-refused").into_response();
    }
    next.run(request).await
}

/// Whether a browser sent this.
pub(crate) fn is_browser(headers: &HeaderMap) -> bool {
    headers.contains_key(header::ORIGIN) || headers.contains_key(SEC_FETCH_SITE)
}

fn is_own(headers: &HeaderMap, uri: &Uri) -> bool {
    if let Some(site) = headers.get(SEC_FETCH_SITE) {
        return site == "same-origin";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let host = host.or_else(|| uri.authority().map(|authority| authority.as_str()));
    let from = origin.to_str().ok();
    let from = from.and_then(|from| from.strip_prefix("https://").or_else(|| from.strip_prefix("http://")));
    match (from, host) {
        (Some(from), Some(host)) => from.eq_ignore_ascii_case(host),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(pairs: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert("host", "segl.example:8080".parse().unwrap());
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        is_own(&headers, &Uri::from_static("/"))
    }

    #[test]
    fn own_pages_and_programs_may_and_other_sites_may_not() {
        assert!(allowed(&[]));
        assert!(allowed(&[("sec-fetch-site", "same-origin"), ("origin", "null")]));
        assert!(allowed(&[("origin", "http://segl.example:8080")]));
        assert!(allowed(&[("origin", "https://Segl.example:8080")]));
        for site in ["same-site", "cross-site", "none"] {
            assert!(!allowed(&[("sec-fetch-site", site)]), "{site}");
        }
        for origin in ["null", "https://segl.example", "https://evil.example", "segl.example:8080", ""] {
            assert!(!allowed(&[("origin", origin)]), "{origin}");
        }
    }
}
