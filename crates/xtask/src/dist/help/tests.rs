use super::*;
use crate::scratch::Scratch;
use std::path::PathBuf;

fn ours() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/help")
}

/// The same small texts in each language, except for one.
fn folder(name: &str, file: &str, text: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.put(TOPICS, "licences\nbuying\n");
    for language in Language::ALL {
        for topic in ["licences", "buying"] {
            scratch.put(&format!("{}/{topic}.md", language.tag()), "# Title\n\nLead.\n\n## Part\n\n- one\n");
        }
    }
    scratch.put(file, text);
    scratch
}

fn problem(name: &str, file: &str, text: &str) -> String {
    read(folder(name, file, text).path()).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn every_topic_is_there_in_every_language_alike_and_its_links_lead_somewhere() {
    let help = read(&ours()).unwrap_or_else(|error| panic!("{error}"));
    let topics = files::read_text(&ours().join(TOPICS)).unwrap();
    for language in Language::ALL {
        let titles: Vec<&str> = help.pages(language).iter().map(|page| page.title.as_str()).collect();
        assert_eq!(titles.len(), topics.lines().count());
        assert!(
            help.pages(language)
                .iter()
                .all(|page| page.headings.len() > 1 && page.lead.ends_with(['.', '?']))
        );
    }
}

#[test]
fn the_marks_are_explained_under_the_names_that_the_screen_gives_them() {
    let catalogues = segl_catalog::load(&ours().join("../i18n")).unwrap();
    for language in Language::ALL {
        let text = files::read_text(&ours().join(language.tag()).join("verification.md")).unwrap();
        let explained: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("- **")?.split_once("**"))
            .map(|(mark, _)| mark)
            .collect();
        let named =
            ["verified", "altered", "duplicate", "changed", "missing", "foreign", "unknown-key", "withdrawn"];
        let named = named.into_iter().chain(["unproven", "refused"]);
        let marks: Vec<&str> =
            named.filter_map(|mark| catalogues.text(language, &format!("mark.{mark}"))).collect();
        assert_eq!(explained, marks, "{}", language.tag());
    }
}

#[test]
fn markdown_becomes_markup_that_links_within_the_app() {
    let text = "# A & B\n\nLead *x*.\n\n## C d?\n\n1. [b](buying.md#e-f) `c`\n2. **d** “e”\n";
    let page = Page::parse("activating", text).unwrap();
    assert_eq!((page.title.as_str(), page.lead.as_str()), ("A & B", "Lead x."));
    assert_eq!(page.headings, ["a--b", "c-d"]);
    assert_eq!(
        page.html,
        "<h3 id=\"help-activating-title\" tabindex=\"-1\">A &amp; B</h3>\n<p>Lead <em>x</em>.</p>\n\
         <h4 id=\"help-activating-c-d\" tabindex=\"-1\">C d?</h4>\n<ol>\n\
         <li><a rel=\"help\" href=\"?help=buying#help-buying-e-f\">b</a> <code>c</code></li>\n\
         <li><strong>d</strong> “e”</li>\n</ol>\n"
    );
}

#[test]
fn html_images_and_links_to_elsewhere_are_refused() {
    for bad in [
        "<b>x</b>",
        "<script>x()</script>\n",
        "a <img src=x> b",
        "![x](y.png)",
        "[x](https://example.com/)",
        "[x](javascript:x)",
        "[x](../x.md)",
        "```\nx\n```",
        "> x",
        "### x",
        "# x",
    ] {
        assert!(Page::parse("buying", &format!("# Title\n\nLead.\n\n{bad}\n")).is_err(), "{bad}");
    }
    assert!(Page::parse("buying", "# Title\n\n## Part\n").is_err());
    assert!(Page::parse("buying", "# *Title*\n\nLead.\n").is_err());
}

#[test]
fn a_text_that_differs_from_the_english_one_is_named() {
    let said = problem("help-alike", "nb/buying.md", "# Title\n\nLead.\n\n## Part\n\n1. one\n");
    assert!(said.contains("nb/buying.md: headings, paragraphs or lists"), "{said}");
    let said = problem("help-links", "sv/buying.md", "# Title\n\nLead.\n\n## Part\n\n- [one](licences.md)\n");
    assert!(said.contains("sv/buying.md: the links are not"), "{said}");
    let said =
        problem("help-nowhere", "da/buying.md", "# Title\n\nLead.\n\n## Part\n\n- [one](buying.md#no)\n");
    assert!(said.contains("da/buying.md: the link to buying.md#no leads nowhere"), "{said}");
    let said = problem("help-many", "da/other.md", "");
    assert!(said.contains("da/other.md: no such topic"), "{said}");
    let said = problem("help-none", "sv/buying.md", "");
    assert!(said.contains("sv/buying.md: a topic has one title"), "{said}");
}
