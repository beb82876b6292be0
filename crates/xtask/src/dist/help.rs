//! The help: `src/help/LANG/TOPIC.md`, written by translators, becomes one file of markup a language.
//!
//! The file is fetched when a person first asks for help (`src/boot/help_panel.js`). It is sent as plain text and parsed by
//! that script without running anything in it; all of it is made here, and Markdown's own markup passes through nowhere.

mod markdown;

use super::put;
use super::template::escape;
use crate::error::{Error, Result};
use crate::files;
use markdown::Page;
use segl_catalog::Language;
use std::collections::BTreeMap;
use std::path::Path;

/// The name under which the list of topics is asked for.
const LIST: &str = "topics";

/// Every topic in every language, found alike.
#[derive(Debug)]
pub(super) struct Help(BTreeMap<Language, Vec<Page>>);

/// The file that names the topics, a line each, in the order of the list; those of the Licences screen first. The tests
/// of the page read it too.
const TOPICS: &str = "topics.txt";

/// Reads all topics and holds the languages against each other.
///
/// # Errors
/// Every text that is missing or too many, that holds what help has no use for, or that differs from the English one in
/// its headings, lists or links; all of them at once.
pub(super) fn read(folder: &Path) -> Result<Help> {
    let mut problems = Vec::new();
    let mut pages = BTreeMap::new();
    let topics = files::read_text(&folder.join(TOPICS))?;
    let topics: Vec<&str> = topics.lines().collect();
    for language in Language::ALL {
        let here = folder.join(language.tag());
        let read = |topic: &&str| {
            let file = here.join(format!("{topic}.md"));
            let said = |error: Error| Error::new(format!("{}/{topic}.md: {error}", language.tag()));
            files::read_text(&file).and_then(|text| Page::parse(topic, &text)).map_err(said)
        };
        let (good, bad): (Vec<_>, Vec<_>) = topics.iter().map(read).partition(Result::is_ok);
        problems.extend(bad.into_iter().filter_map(Result::err).map(|error| error.to_string()));
        for file in files::all_below(&here)? {
            let name = files::name(&file);
            if !name.strip_suffix(".md").is_some_and(|topic| topics.contains(&topic)) {
                problems.push(format!("{}/{name}: no such topic", language.tag()));
            }
        }
        pages.insert(language, good.into_iter().filter_map(Result::ok).collect());
    }
    let help = Help(pages);
    if problems.is_empty() {
        problems = help.problems();
    }
    if problems.is_empty() {
        Ok(help)
    } else {
        Err(Error::new(format!("the help texts have problems:\n{}", problems.join("\n"))))
    }
}

impl Help {
    fn pages(&self, language: Language) -> &[Page] {
        self.0.get(&language).map_or(&[], Vec::as_slice)
    }

    /// Links that lead nowhere, and what a language has otherwise than English.
    fn problems(&self) -> Vec<String> {
        let mut found = Vec::new();
        for language in Language::ALL {
            let pages = self.pages(language);
            for (page, english) in pages.iter().zip(self.pages(Language::En)) {
                let place = format!("{}/{}.md", language.tag(), page.topic);
                for link in &page.links {
                    let target = pages.iter().find(|page| page.topic == link.topic);
                    let reached = target.is_some_and(|target| match &link.heading {
                        Some(heading) => target.headings.contains(heading),
                        None => true,
                    });
                    if !reached {
                        found.push(format!("{place}: the link to {link} leads nowhere"));
                    }
                }
                if page.shape != english.shape {
                    found.push(format!(
                        "{place}: headings, paragraphs or lists are not those of the English text"
                    ));
                }
                if page.targets() != english.targets() {
                    found.push(format!("{place}: the links are not those of the English text"));
                }
            }
        }
        found
    }

    /// The list of topics and every topic, each hidden until it is asked for.
    fn markup(&self, language: Language) -> String {
        let pages = self.pages(language);
        let mut markup = format!("<section id=\"help-{LIST}\" hidden>\n<ul class=\"help-topics\">\n");
        for page in pages {
            let (topic, title, lead) = (&page.topic, escape(&page.title), escape(&page.lead));
            markup.push_str(&format!(
                "<li><a rel=\"help\" href=\"?help={topic}\">{title}</a><p>{lead}</p></li>\n"
            ));
        }
        markup.push_str("</ul>\n</section>\n");
        for page in pages {
            markup.push_str(&format!(
                "<article id=\"help-{}\" hidden>\n{}</article>\n",
                page.topic,
                page.html.trim_start()
            ));
        }
        markup
    }

    /// Writes the file of a language and returns its name.
    pub(super) fn write(&self, folder: &Path, language: Language) -> Result<String> {
        put(folder, &format!("help.{}", language.tag()), "txt", self.markup(language))
    }
}

#[cfg(test)]
mod tests;
