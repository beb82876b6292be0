//! One topic: from Markdown to markup, and what of it the languages must have in common.

use crate::error::{Error, Result};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::fmt;

/// The panel's own heading is an `h2`; a topic's title comes below it.
const DEEPER: u8 = 2;

/// A topic in one language.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) topic: String,
    /// The one heading of the first level.
    pub(super) title: String,
    /// The paragraph below it, in words alone.
    pub(super) lead: String,
    /// What headings are called in links.
    pub(super) headings: Vec<String>,
    pub(super) links: Vec<Link>,
    /// Headings, paragraphs, lists and items in their order.
    pub(super) shape: Vec<&'static str>,
    pub(super) html: String,
}

/// A link to another topic, or to a heading of one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) topic: String,
    pub(super) heading: Option<String>,
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.md", self.topic)?;
        self.heading.iter().try_for_each(|heading| write!(f, "#{heading}"))
    }
}

impl Link {
    /// Reads `TOPIC.md` or `TOPIC.md#heading`, as a person follows it in the source too.
    fn parse(address: &str) -> Result<Self> {
        let (file, heading) = match address.split_once('#') {
            Some((file, heading)) => (file, Some(heading.to_owned())),
            None => (address, None),
        };
        let topic = file
            .strip_suffix(".md")
            .filter(|topic| topic.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
        let topic =
            topic.ok_or_else(|| Error::new(format!("a link leads to a TOPIC.md, not to {address}")))?;
        Ok(Self { topic: topic.to_owned(), heading })
    }

    /// Where it leads in the app.
    fn address(&self) -> String {
        let Self { topic, heading } = self;
        let place = heading.as_ref().map(|heading| format!("#help-{topic}-{heading}"));
        format!("?help={topic}{}", place.unwrap_or_default())
    }
}

impl Page {
    /// Reads a topic.
    ///
    /// # Errors
    /// What help has no use for, HTML above all; a title or lead that is missing.
    pub(super) fn parse(topic: &str, text: &str) -> Result<Self> {
        let mut page = Self {
            topic: topic.to_owned(),
            title: String::new(),
            lead: String::new(),
            headings: Vec::new(),
            links: Vec::new(),
            shape: Vec::new(),
            html: String::new(),
        };
        let mut made = Vec::new();
        let mut events = Parser::new_ext(text, Options::empty());
        while let Some(event) = events.next() {
            match event {
                Event::Start(Tag::Heading { level, .. }) => page.heading(level, &mut events, &mut made)?,
                event => made.push(page.other(event)?),
            }
        }
        if page.shape.get(..2) != Some(&["h1", "p"])
            || page.shape.iter().filter(|part| **part == "h1").count() > 1
        {
            return Err(Error::new("a topic has one title, and a paragraph below it"));
        }
        page.lead = lead(text);
        html::push_html(&mut page.html, made.into_iter());
        Ok(page)
    }

    /// A heading with a name of its own, so that links reach it and focus can be put there.
    fn heading<'t>(
        &mut self,
        level: HeadingLevel,
        events: &mut Parser<'t>,
        made: &mut Vec<Event<'t>>,
    ) -> Result<()> {
        let mut words = String::new();
        let mut inner = Vec::new();
        for event in events.by_ref() {
            match event {
                Event::End(TagEnd::Heading(_)) => break,
                Event::Text(text) => {
                    words.push_str(&text);
                    inner.push(Event::Text(text));
                }
                _ => return Err(Error::new("a heading is words alone")),
            }
        }
        let name = name(&words);
        let id = if level == HeadingLevel::H1 {
            self.title = words;
            format!("help-{}-title", self.topic)
        } else {
            format!("help-{}-{name}", self.topic)
        };
        self.shape.push(match level {
            HeadingLevel::H1 => "h1",
            HeadingLevel::H2 => "h2",
            _ => return Err(Error::new("a topic has headings of two levels")),
        });
        self.headings.push(name);
        let level = level as u8 + DEEPER;
        // Ids are made of letters, digits and hyphens, so that nothing in them needs escaping.
        made.push(Event::Html(format!("<h{level} id=\"{id}\" tabindex=\"-1\">").into()));
        made.append(&mut inner);
        made.push(Event::Html(format!("</h{level}>\n").into()));
        Ok(())
    }

    fn other<'t>(&mut self, event: Event<'t>) -> Result<Event<'t>> {
        match &event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let link = Link::parse(dest_url)?;
                let markup = format!("<a rel=\"help\" href=\"{}\">", link.address());
                self.links.push(link);
                return Ok(Event::Html(CowStr::from(markup)));
            }
            Event::Start(Tag::Paragraph) => self.shape.push("p"),
            Event::Start(Tag::List(first)) => self.shape.push(if first.is_some() { "ol" } else { "ul" }),
            Event::Start(Tag::Item) => self.shape.push("li"),
            Event::Start(Tag::Strong | Tag::Emphasis)
            | Event::End(_)
            | Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak => {}
            unknown => return Err(Error::new(format!("help has no use for {unknown:?}"))),
        }
        Ok(event)
    }

    /// The topics that it links to, sorted: another language may name them in another order.
    pub(super) fn targets(&self) -> Vec<&str> {
        let mut topics: Vec<&str> = self.links.iter().map(|link| link.topic.as_str()).collect();
        topics.sort_unstable();
        topics
    }
}

/// The words of the first paragraph.
fn lead(text: &str) -> String {
    let paragraph = Parser::new_ext(text, Options::empty())
        .skip_while(|event| !matches!(event, Event::Start(Tag::Paragraph)))
        .take_while(|event| !matches!(event, Event::End(TagEnd::Paragraph)));
    let words = paragraph.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.into_string()),
        Event::SoftBreak => Some(" ".to_owned()),
        _ => None,
    });
    words.collect()
}

/// What a heading is called in links, in the way that sites which show Markdown do it.
fn name(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}
