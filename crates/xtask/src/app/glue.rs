//! The script beside the WebAssembly, with the script that loads later parts made one with it: a first visit waits
//! for one script less.

use crate::error::{Context as _, Error, Result};

/// The style of what later parts draw, as the script names it.
pub(crate) const LATER_STYLE: &str = "./later.css";

/// Where the cutter lets a part wait for others.
const WAITS_FOR: &str = ", []));";

/// A part is there when its style is. A sheet that did not come is asked for anew with the next attempt.
const STYLE_OF_PARTS: &str = r#"let style;
function styleOfParts() {
return style ??= new Promise((resolve, reject) => {
const link = document.createElement("link");
link.rel = "stylesheet";
link.href = new URL("./later.css", import.meta.url);
link.onload = resolve;
link.onerror = () => {
link.remove();
style = undefined;
reject(new Error("the style of later parts did not come"));
};
document.head.append(link);
});
}
"#;

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
        let line = line.replace(WAITS_FOR, ", [styleOfParts]));");
        push(&mut script, &line);
    }
    if !script.contains("styleOfParts") {
        return Err(Error::new("the loader of later parts has another form than is known here"));
    }
    script.push_str(STYLE_OF_PARTS);
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
        let loader = "import { initSync } from \"./main.js\";\n// why\nexport const load_later = wrap(makeLoad(f\n, []));\n";
        let script = join(bound, "./l.js", loader).unwrap();
        let (before, after) = script.split_once(STYLE_OF_PARTS).unwrap();
        assert_eq!(
            before,
            "export function start() {\ngo({ \"./l.js\": import1 });\n}\n\
             const load_later = wrap(makeLoad(f\n, [styleOfParts]));\n"
        );
        assert_eq!(after, "const import1 = { load_later };\n");
    }

    #[test]
    fn a_script_without_the_loader_or_with_an_unknown_one_is_an_error() {
        assert!(join("import * as l from \"./l.js\"", "./l.js", "export const load = other();").is_err());
        assert!(join("start();", "./l.js", "").is_err());
    }
}
