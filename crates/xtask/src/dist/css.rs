//! One style sheet from many: `style/main.css` names the cascade layers and imports a file into each.
//!
//! `@import "base.css" layer(base);` becomes `@layer base { ... }`, which means the same to a browser; every file
//! of the folder must be imported exactly once, so that none is forgotten.

use super::shorten;
use crate::error::{Context as _, Error, Result};
use crate::files;
use std::path::Path;

/// The bundled style sheet.
pub(super) fn bundle(folder: &Path) -> Result<String> {
    let main = files::read_text(&folder.join("main.css"))?;
    let mut imported = Vec::new();
    let mut sheet = String::new();
    for line in shorten::style(&main).lines() {
        match import(line) {
            None if line.contains("@import") => {
                return Err(Error::new(format!(
                    "style/main.css: not `@import \"FILE.css\" layer(NAME);`: {line}"
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
    let mut present: Vec<String> = Vec::new();
    for path in files::all_below(folder)? {
        let name = path.strip_prefix(folder).context(|| "a style sheet outside style/".to_owned())?;
        present.push(name.to_string_lossy().replace('\\', "/"));
    }
    present.retain(|name| name != "main.css");
    imported.sort();
    if present == imported {
        Ok(sheet)
    } else {
        Err(Error::new(format!(
            "style/main.css must import each file once: it imports {imported:?} of {present:?}"
        )))
    }
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
        assert_eq!(
            bundle(folder.path()).unwrap(),
            "@layer tokens, base;\n@layer tokens {\n:root {\n--a: 1px;\n}\n}\n"
        );
    }

    #[test]
    fn a_forgotten_file_and_an_unreadable_import_are_errors() {
        let folder = folder("css-forgotten");
        folder.put("forgotten.css", "p { margin: 0 }");
        assert!(bundle(folder.path()).unwrap_err().to_string().contains("forgotten.css"));
        folder.put("main.css", "@import url(t.css);\n");
        assert!(bundle(folder.path()).unwrap_err().to_string().contains("url(t.css)"));
    }
}
