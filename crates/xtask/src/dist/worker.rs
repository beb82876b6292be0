//! The script that starts the app without network (docs/decisions/0017): it knows every file of its build by its hash.

use super::template;
use crate::error::{Context as _, Result};
use crate::files;
use crate::hash;
use segl_catalog::Language;
use std::collections::BTreeMap;
use std::path::Path;

/// Its name has no hash: a browser asks for it at one address for ever.
const NAME: &str = "service-worker.js";

/// Fetched, and kept, when somebody first reads it.
const WHEN_READ: &str = "help.";

/// Writes the script beside the files that it names, which must all be there. `small` makes it smaller.
pub(super) fn write(folder: &Path, source: &str, small: &dyn Fn(&str) -> Result<String>) -> Result<()> {
    let mut named = Vec::new();
    let mut pages = Vec::new();
    for path in files::all_below(folder)? {
        let name = files::name(&path);
        if name.ends_with(".html") {
            pages.push(format!("{name}#{}", hash::short(&files::read(&path)?)));
        } else if !name.starts_with(WHEN_READ) {
            named.push(name);
        }
    }
    let (named, pages) = (named.join(" "), pages.join(" "));
    let made = BTreeMap::from([
        ("build", hash::short(format!("{named} {pages}").as_bytes())),
        ("files", named),
        ("pages", pages),
        ("languages", Language::ALL.map(Language::tag).join(" ")),
    ]);
    let (script, _) = template::fill(source, &made, |_| None).context(|| NAME.to_owned())?;
    files::write(&folder.join(NAME), small(&script)?)
}
