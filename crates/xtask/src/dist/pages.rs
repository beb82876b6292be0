//! The static pages and the fetched text, one of each a language.

use super::help::Help;
use super::template::{self, escape};
use super::{Assets, put, shorten};
use crate::error::{Context as _, Error, Result};
use crate::files;
use segl_catalog::{Catalogues, Language, Part};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Groups of messages that exist for these pages alone, so that one without a place is a mistake.
const GROUPS: [&str; 2] = ["shell.", "signin."];

/// The pages before they are filled.
pub(super) struct Templates {
    pub(super) index: String,
    pub(super) sign_in: String,
    /// The frame of the help, which stands on both.
    pub(super) help: String,
}

/// Writes `index.LANG.html`, `signin.LANG.html`, `messages.LANG.HASH.txt`, `PART.LANG.HASH.txt` of each
/// part and `help.LANG.HASH.txt` for every language.
pub(super) fn write(
    folder: &Path,
    templates: &Templates,
    catalogues: &Catalogues,
    help: &Help,
    assets: &Assets,
) -> Result<()> {
    let mut used = BTreeSet::new();
    for language in Language::ALL {
        let tag = language.tag();
        let messages = put(folder, &format!("messages.{tag}"), "txt", catalogues.runtime(language))?;
        let mut texts = Vec::new();
        for part in Part::ALL {
            let text = catalogues.runtime_of(part, language);
            texts.push((part.name(), put(folder, &format!("{}.{tag}", part.name()), "txt", text)?));
        }
        let mut shared = shared(catalogues, language)?;
        shared.insert("help", help.write(folder, language)?);
        shared.insert("help-script", assets.help.clone());
        let (panel, keys) =
            template::fill(&shorten::page(&templates.help), &shared, |key| catalogues.text(language, key))
                .context(|| format!("the help's frame in {tag}"))?;
        shared.insert("help-panel", panel);
        used.extend(keys);
        let heads = [
            ("index", &templates.index, index_head(assets, &messages)),
            ("signin", &templates.sign_in, sign_in_head(assets)),
        ];
        for (name, template, head) in heads {
            let mut made = shared.clone();
            made.insert("head", head);
            if name == "index" {
                made.extend(texts.iter().cloned());
                made.insert("style", assets.style.clone());
            }
            let page = shorten::page(template);
            let (page, keys) = template::fill(&page, &made, |key| catalogues.text(language, key))
                .context(|| format!("the page {name} in {tag}"))?;
            used.extend(keys);
            files::write(&folder.join(format!("{name}.{tag}.html")), page)?;
        }
    }
    let unused: Vec<&str> = GROUPS
        .iter()
        .flat_map(|group| catalogues.keys_with_prefix(group))
        .filter(|key| !used.contains(*key))
        .collect();
    if unused.is_empty() {
        Ok(())
    } else {
        Err(Error::new(format!("no page uses the messages {}", unused.join(", "))))
    }
}

/// Markup that both pages of a language have in common.
fn shared(catalogues: &Catalogues, page: Language) -> Result<BTreeMap<&'static str, String>> {
    let mut links = String::from("<ul>");
    for language in Language::ALL {
        let tag = language.tag();
        let name =
            catalogues.text(language, "language.name").context(|| format!("no language.name in {tag}"))?;
        let current = if language == page { " aria-current=\"true\"" } else { "" };
        links.push_str(&format!(
            "<li><a href=\"?lang={tag}\" hreflang=\"{tag}\" lang=\"{tag}\"{current}>{}</a></li>",
            escape(name)
        ));
    }
    links.push_str("</ul>");
    Ok(BTreeMap::from([("lang", page.tag().to_owned()), ("languages", links)]))
}

/// The app's page asks for everything at once, the licences themselves too, which would else wait for the program;
/// `crossorigin` because a preload must be fetched like its later use.
fn index_head(assets: &Assets, messages: &str) -> String {
    format!(
        "{}<link rel=\"modulepreload\" href=\"/{}\" fetchpriority=\"low\">\n\
         <link rel=\"preload\" href=\"/{}\" as=\"fetch\" type=\"application/wasm\" fetchpriority=\"low\" crossorigin>\n\
         <link rel=\"preload\" href=\"/{messages}\" as=\"fetch\" type=\"text/plain\" fetchpriority=\"low\" crossorigin>\n\
         <link rel=\"preload\" href=\"/api/v1/License/Proof\" as=\"fetch\" type=\"application/json\" fetchpriority=\"low\" crossorigin>\n\
         <script src=\"/{}\" defer></script>",
        common_head(assets, &assets.shell_style),
        assets.glue,
        assets.wasm,
        assets.boot,
    )
}

/// The sign-in page needs no WebAssembly.
fn sign_in_head(assets: &Assets) -> String {
    format!(
        "{}<script src=\"/{}\" defer></script>",
        common_head(assets, &assets.sign_in_style),
        assets.sign_in
    )
}

/// Icon and style. The style stands in the page itself: a file of its own is one way more to the server and back before
/// anything is painted (docs/decisions/0010). The server allows it by its hash.
fn common_head(assets: &Assets, style: &str) -> String {
    format!(
        "<style>{}{style}</style>\n<link rel=\"icon\" href=\"/{}\" type=\"image/svg+xml\">\n",
        assets.common_style, assets.icon
    )
}
