//! Few style sheets from many: `style/common.css` names the cascade layers and imports a file into each; so do the other
//! sheets that consist of imports, which are fetched later or belong to one page.
//!
//! `@import "base.css" layer(base);` becomes `@layer base { ... }`, which means the same to a browser; every file
//! of the folder must be imported exactly once, so that none is forgotten.

use super::shorten;
use crate::error::{Error, Result};
use crate::files;
use std::collections::BTreeMap;
use std::path::Path;

/// Why a page's own sheet has no `:has()`. Measured with 300 rows in Chromium: 33 ms for each frame in which rows join.
const HAS: &str = "with a single `:has(` every element that joins has the whole page styled anew";

/// The bundled style sheets by name, without `.css`.
pub(super) fn bundles(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut sheets = BTreeMap::new();
    let mut present = Vec::new();
    for path in files::all_below(folder)? {
        let text = shorten::style(&files::read_text(&path)?);
        let name = files::name(&path);
        if text.contains("@import") {
            sheets.insert(name.replace(".css", ""), text);
        } else {
            present.push(name);
        }
    }
    let mut imported = Vec::new();
    for (name, sheet) in &mut sheets {
        *sheet = bundle(folder, name, sheet, &mut imported)?;
        let is_of_part = segl_catalog::Part::ALL.iter().any(|part| part.name() == name);
        if !is_of_part && sheet.contains(":has(") {
            return Err(Error::new(format!("style/{name}.css: {HAS}")));
        }
        if sheet.contains("</style") {
            return Err(Error::new(format!("style/{name}.css: in a page `</style` would end it")));
        }
    }
    imported.sort();
    if present == imported {
        Ok(sheets)
    } else {
        Err(Error::new(format!(
            "each file of style/ is imported once: imported are {imported:?} of {present:?}"
        )))
    }
}

/// One sheet with what it imports.
fn bundle(folder: &Path, name: &str, text: &str, imported: &mut Vec<String>) -> Result<String> {
    let mut sheet = String::new();
    for line in text.lines() {
        match import(line) {
            None if line.contains("@import") => {
                return Err(Error::new(format!(
                    "style/{name}.css: not `@import \"FILE.css\" layer(NAME);`: {line}"
                )));
            }
            None => sheet.push_str(line),
            Some((file, layer)) => {
                let text = files::read_text(&folder.join(file))?;
                sheet.push_str(&format!("@layer {layer} {{\n{}}}", shorten::style(&text)));
                imported.push(file.to_owned());
            }
        }
        sheet.push('\n');
    }
    Ok(sheet)
}

/// File and layer of an import.
fn import(line: &str) -> Option<(&str, &str)> {
    let (file, rest) = line.strip_prefix("@import \"")?.split_once("\" layer(")?;
    Some((file, rest.strip_suffix(");")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn folder(name: &str) -> Scratch {
        let scratch = Scratch::new(name);
        scratch.put("main.css", "/* order */\n@layer tokens, base;\n@import \"t.css\" layer(tokens);\n");
        scratch.put("t.css", ":root {\n  --a: 1px; /* why */\n}\n");
        scratch
    }

    #[test]
    fn each_import_becomes_its_layer_in_place() {
        let folder = folder("css-layer");
        folder.put("later.css", "@import \"l.css\" layer(base);\n");
        folder.put("l.css", "p { margin: 0 }\n");
        let sheets = bundles(folder.path()).unwrap();
        assert_eq!(sheets["main"], "@layer tokens, base;\n@layer tokens {\n:root {\n--a: 1px;\n}\n}\n");
        assert_eq!(sheets["later"], "@layer base {\np { margin: 0 }\n}\n");
        assert_eq!(sheets.len(), 2);
    }

    #[test]
    fn a_forgotten_file_and_an_unreadable_import_are_errors() {
        let folder = folder("css-forgotten");
        folder.put("forgotten.css", "p { margin: 0 }");
        assert!(bundles(folder.path()).unwrap_err().to_string().contains("forgotten.css"));
        folder.put("main.css", "@import url(t.css);\n");
        assert!(bundles(folder.path()).unwrap_err().to_string().contains("url(t.css)"));
    }

    #[test]
    fn what_would_slow_a_page_down_or_end_its_style_is_an_error() {
        for (rule, problem) in
            [("p:has(> b) { margin: 0 }", ":has("), ("p::after { content: \"</style>\" }", "</style")]
        {
            let folder = folder("css-in-page");
            folder.put("t.css", rule);
            assert!(bundles(folder.path()).unwrap_err().to_string().contains(problem), "{rule}");
        }
    }
}
