//! The headers of every answer.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Nothing from anywhere but this server, no inline script or style, in no other page's frame. WebAssembly is compiled
/// by `'wasm-unsafe-eval'`, which allows nothing else.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// The same policy for a page that has a style in it: that one style is allowed too, by the SHA-256 of its text in
/// base64 (CSP level 3, section 2.3.1), and no other. None where that is no header's text.
pub(crate) fn policy_with_style(sha_256: &str) -> Option<HeaderValue> {
    let own = format!("style-src 'self' 'sha256-{sha_256}';");
    HeaderValue::from_str(&CONTENT_SECURITY_POLICY.replace("style-src 'self';", &own)).ok()
}

const ALWAYS: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), \
         payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
];

/// Two years, as browsers' preload lists ask for; sent only where TLS is known to be.
const STRICT_TRANSPORT_SECURITY: &str = "max-age=63072000; includeSubDomains";

/// Puts what is not there yet: a page may have said something stricter or more fitting.
pub(crate) fn put(headers: &mut HeaderMap, secure: bool) {
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if secure {
        let value = HeaderValue::from_static(STRICT_TRANSPORT_SECURITY);
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(value);
    }
}
