//! Filling a page: `{{group.key}}` is a text of the catalogues, escaped; `{{@name}}` is markup made here.

use crate::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};

/// Fills every placeholder and says which keys were used. What has no filling is an error that names all of it.
pub(super) fn fill<'t>(
    template: &str,
    made: &BTreeMap<&str, String>,
    text: impl Fn(&str) -> Option<&'t str>,
) -> Result<(String, BTreeSet<String>)> {
    let mut filled = String::with_capacity(template.len());
    let mut used = BTreeSet::new();
    let mut unknown = BTreeSet::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((key, after)) = after.split_once("}}") else {
            return Err(Error::new(format!("a placeholder is not closed: {{{{{}", first_line(after))));
        };
        filled.push_str(before);
        if let Some(name) = key.strip_prefix('@') {
            match made.get(name) {
                Some(markup) => filled.push_str(markup),
                None => drop(unknown.insert(key.to_owned())),
            }
        } else {
            match text(key) {
                Some(words) => filled.push_str(&escape(words)),
                None => drop(unknown.insert(key.to_owned())),
            }
            used.insert(key.to_owned());
        }
        rest = after;
    }
    filled.push_str(rest);
    if unknown.is_empty() {
        Ok((filled, used))
    } else {
        Err(Error::new(format!("no plain text for {}", Vec::from_iter(unknown).join(", "))))
    }
}

/// Text for an element's content or a quoted attribute value.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> Result<(String, BTreeSet<String>)> {
        let made = BTreeMap::from([("head", "<link>".to_owned())]);
        fill(template, &made, |key| (key == "shell.title").then_some("A & \"B\""))
    }

    #[test]
    fn texts_are_escaped_and_made_markup_is_not() {
        let (page, used) = filled("{{@head}}<p title=\"{{shell.title}}\">{{shell.title}}</p>").unwrap();
        assert_eq!(page, "<link><p title=\"A &amp; &quot;B&quot;\">A &amp; &quot;B&quot;</p>");
        assert_eq!(Vec::from_iter(used), ["shell.title"]);
    }

    #[test]
    fn everything_without_a_filling_is_named() {
        let problem = filled("{{shell.no}}{{@none}}{{shell.title}}").unwrap_err().to_string();
        assert!(
            problem.contains("shell.no") && problem.contains("@none") && !problem.contains("shell.title")
        );
        assert!(filled("{{shell.title").is_err());
    }
}
