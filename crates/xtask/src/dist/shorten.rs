//! Leaving out what only people read: comments, indentation, empty lines. Names stay as they are; compression takes
//! care of those.

/// A style sheet without its comments. A comment's opening inside a quoted string is none.
pub(super) fn style(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    let mut quote: Option<char> = None;
    while let Some(c) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            _ => {}
        }
        kept.push(c);
        rest = rest.strip_prefix(c).unwrap_or("");
    }
    lines(&kept)
}

/// A page without its comments.
pub(super) fn page(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    lines(&kept)
}

/// A script, ours or wasm-bindgen's, without the lines that are comments. Neither has a text over several lines.
pub(super) fn script(text: &str) -> String {
    let mut in_comment = false;
    let code: String = text
        .lines()
        .filter(|line| {
            let line = line.trim_start();
            let is_comment = in_comment || line.starts_with("//") || line.starts_with("/*");
            in_comment = (in_comment || line.starts_with("/*")) && !line.contains("*/");
            !is_comment
        })
        .flat_map(|line| [line, "\n"])
        .collect();
    lines(&code)
}

/// Without indentation, trailing space and empty lines.
fn lines(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_quoted_text_stays() {
        assert_eq!(style("a { /* x */\n  b: \"/* y */\"; }\n\n/* z"), "a {\nb: \"/* y */\"; }\n");
        assert_eq!(script("// x\nf(\"https://y\");\n  // z\n  g();\n"), "f(\"https://y\");\ng();\n");
        let described =
            "/**\n * @returns {number}\n */\nexport function f() {\n    return 2\n    * 3;\n}\n/* x */\n";
        assert_eq!(script(described), "export function f() {\nreturn 2\n* 3;\n}\n");
    }

    #[test]
    fn a_page_keeps_its_elements_but_not_its_comments() {
        let page = page("<!doctype html>\n<!-- {{a.b}}\n -->\n<p>\n  x</p>\n");
        assert_eq!(page, "<!doctype html>\n<p>\nx</p>\n");
    }
}
