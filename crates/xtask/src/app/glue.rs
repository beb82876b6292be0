//! The script beside the WebAssembly, with the script that loads later parts made one with it: a first visit waits
//! for one script less.

use crate::error::{Context as _, Result};

/// Joins the script that binding made with the cutter's, and leaves out what only people read.
pub(super) fn join(bound: &str, loader_name: &str, loader: &str) -> Result<String> {
    let import = bound
        .lines()
        .find(|line| line.starts_with("import * as ") && line.contains(&format!("\"{loader_name}\"")))
        .context(|| "the app's script does not import the loader of later parts".to_owned())?;
    let alias = import
        .strip_prefix("import * as ")
        .and_then(|rest| rest.split_whitespace().next())
        .context(|| format!("an import of an unknown form: {import}"))?;

    let mut exported = Vec::new();
    let mut script = String::new();
    for line in bound.lines().filter(|line| *line != import) {
        push(&mut script, line);
    }
    for line in loader.lines() {
        // The two are one module now.
        if line.starts_with("import { initSync }") {
            continue;
        }
        let line = line.strip_prefix("export ").map_or(line, |constant| {
            exported.extend(constant.split_whitespace().nth(1).map(str::to_owned));
            constant
        });
        push(&mut script, line);
    }
    script.push_str(&format!("const {alias} = {{ {} }};\n", exported.join(", ")));
    Ok(script)
}

/// Adds a line of code without its indentation; comments, which stand on lines of their own, and empty lines go.
fn push(script: &mut String, line: &str) {
    let line = line.trim();
    let comment = ["//", "/*", "* ", "*/"].iter().any(|start| line.starts_with(start)) || line == "*";
    if !line.is_empty() && !comment {
        script.push_str(line);
        script.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_becomes_part_of_the_script_that_imported_it() {
        let bound = "import * as import1 from \"./l.js\"\n/**\n * why\n */\nexport function start() {\n    \
                     go({ \"./l.js\": import1 });\n}\n";
        let loader = "import { initSync } from \"./main.js\";\n// why\nexport const load_later = wrap(1);\n";
        assert_eq!(
            join(bound, "./l.js", loader).unwrap(),
            "export function start() {\ngo({ \"./l.js\": import1 });\n}\nconst load_later = wrap(1);\n\
             const import1 = { load_later };\n"
        );
    }

    #[test]
    fn a_script_without_the_loader_is_an_error() {
        assert!(join("start();", "./l.js", "").is_err());
    }
}
