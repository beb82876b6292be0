//! Where to go after signing in: a path of this server and nowhere else.

/// The path, if a browser would stay on this server with it; else `/`.
///
/// A path begins with one `/`. `//host` and `/\host` name another host to a browser, and it drops tabs and line ends
/// before it looks.
pub(crate) fn or_root(path: &str) -> &str {
    let local = path.starts_with('/')
        && !path.starts_with("//")
        && !path.bytes().any(|byte| byte == b'\\' || byte.is_ascii_control() || !byte.is_ascii());
    if local && path.len() <= 2000 { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_this_server_is_followed() {
        for path in ["/", "/licences/SUPEROFFICE?q=a%20b#x", "/a//b"] {
            assert_eq!(or_root(path), path);
        }
        let long = format!("/{}", "a".repeat(2000));
        for path in [
            "",
            "licences",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/\t/evil.example",
            "/a\r\nSet-Cookie: x=y",
            "javascript:alert(1)",
            "/å",
            &long,
        ] {
            assert_eq!(or_root(path), "/", "{path}");
        }
    }
}
