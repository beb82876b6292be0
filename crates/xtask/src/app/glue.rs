//! The script beside the WebAssembly, with the script that loads later parts made one with it: a first visit waits
//! for one script less.

use crate::error::{Context as _, Error, Result};

/// What the cutter calls the script's constant that loads a part, before the part's name.
const LOADS: &str = "__wasm_split_load_";

/// A way to start the app from an address or an answer.
const DEFAULT_START: &str = ", __wbg_init as default";

/// Where the cutter ends such a constant, after the other files that the part waits for.
const END: &str = "]));";

/// A part is there when its style is. A sheet that did not come is asked for anew with the next attempt: whoever loads
/// a part remembers only that it came.
const STYLE_OF_PART: &str = r#"function styleOfPart(sheet) {
return new Promise((resolve, reject) => {
const link = document.createElement("link");
link.rel = "stylesheet";
link.href = new URL(sheet, import.meta.url);
link.onload = resolve;
link.onerror = () => {
link.remove();
reject(new Error("the style of a part did not come"));
};
document.head.append(link);
});
}
"#;

/// The style of what a part draws, as the script names it.
pub(crate) fn style_of(part: &str) -> String {
    format!("\"./{part}.css\"")
}

/// The bridge to the page's streams, which leptos brings along through `wasm-streams` and nothing here calls: 3 KB of
/// brotli that no optimiser may leave out, because all of it is exported.
const STREAMS: &str = "IntoUnderlying";

/// Whether an export belongs to that bridge.
pub(super) fn is_of_streams(export: &str) -> bool {
    export.trim_start_matches("__wbg_").starts_with(&STREAMS.to_ascii_lowercase())
}

/// The script without that bridge's classes.
pub(super) fn without_streams(bound: &str) -> String {
    let mut script = String::new();
    let mut lines = bound.lines();
    while let Some(line) = lines.next() {
        let begins = |with: &str| line.strip_prefix(with).is_some_and(|rest| rest.starts_with(STREAMS));
        if begins("export class ") {
            let mut depth = braces(line);
            while depth > 0 {
                let Some(line) = lines.next() else { break };
                depth += braces(line);
            }
        } else if begins("const ") {
            lines.by_ref().find(|line| line.ends_with(';'));
        } else if !begins("if (Symbol.dispose) ") {
            script.push_str(line);
            script.push('\n');
        }
    }
    script
}

/// How many braces a line opens more than it closes.
fn braces(line: &str) -> isize {
    line.chars().map(|c| isize::from(c == '{') - isize::from(c == '}')).sum()
}

/// Joins the script that binding made with the cutter's, and leaves out what only people read.
pub(super) fn join(bound: &str, loader_name: &str, loader: &str) -> Result<String> {
    let named = format!("\"{loader_name}\"");
    let mut aliases = Vec::new();

    let mut exported = Vec::new();
    let mut script = String::new();
    let mut part = None;
    for line in bound.lines() {
        let import = line.strip_prefix("import * as ").filter(|rest| rest.contains(&named));
        let again = line.contains(&named) && script.contains(&named);
        if let Some(alias) = import.and_then(|rest| rest.split_whitespace().next()) {
            aliases.push(alias);
        } else if !again {
            // Nobody starts the app but with `initSync`; what else can, falls away.
            push(&mut script, &line.replace(DEFAULT_START, ""));
        }
    }
    let (first, others) = aliases
        .split_first()
        .context(|| "the app's script does not import the loader of later parts".to_owned())?;
    for line in loader.lines() {
        // The two are one module now.
        if line.starts_with("import { initSync }") {
            continue;
        }
        let line = line.strip_prefix("export ").map_or(line, |constant| {
            let name = constant.split_whitespace().nth(1).unwrap_or_default();
            exported.push(name.to_owned());
            part = name.strip_prefix(LOADS);
            constant
        });
        match part.zip(line.strip_suffix(END)) {
            None => push(&mut script, line),
            Some((name, before)) => {
                let comma = if before.ends_with('[') { "" } else { ", " };
                let style = style_of(name);
                push(&mut script, &format!("{before}{comma}() => styleOfPart({style}){END}"));
                part = None;
            }
        }
    }
    if part.is_some() || !script.contains("styleOfPart") {
        return Err(Error::new("the loader of later parts has another form than is known here"));
    }
    script.push_str(STYLE_OF_PART);
    script.push_str(&format!("const {first} = {{ {} }};\n", exported.join(", ")));
    // Each part's loader was an import of its own.
    others.iter().for_each(|alias| script.push_str(&format!("const {alias} = {first};\n")));
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
        let bound = "import * as import1 from \"./l.js\"\nimport * as import2 from \"./l.js\"\n/**\n * why\n */\nexport function start() {\n    \
                     go({\n\"./l.js\": import1,\n\"./l.js\": import2,\n});\n}\n";
        let loader = "import { initSync } from \"./main.js\";\n// why\nconst chunk = makeLoad(c, []);\n\
                      export const __wasm_split_load_later = wrap(makeLoad(f\n, []));\n\
                      export const __wasm_split_load_more = wrap(makeLoad(g\n, [chunk]));\n";
        let script = join(bound, "./l.js", loader).unwrap();
        let (before, after) = script.split_once(STYLE_OF_PART).unwrap();
        assert_eq!(
            before,
            "export function start() {\ngo({\n\"./l.js\": import1,\n});\n}\n\
             const chunk = makeLoad(c, []);\n\
             const __wasm_split_load_later = wrap(makeLoad(f\n, [() => styleOfPart(\"./later.css\")]));\n\
             const __wasm_split_load_more = wrap(makeLoad(g\n, [chunk, () => styleOfPart(\"./more.css\")]));\n"
        );
        assert_eq!(
            after,
            "const import1 = { __wasm_split_load_later, __wasm_split_load_more };\nconst import2 = import1;\n"
        );
    }

    #[test]
    fn the_bridge_to_streams_is_left_out() {
        let bound = "export class IntoUnderlyingSink {\nfree() {\n}\n}\n\
                     if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = 1;\n\
                     export function start() {\n}\n\
                     const IntoUnderlyingSinkFinalization = (typeof F === 'undefined')\n    ? { a: () => {}, b: 1 }\n    \
                     : new F(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));\nlet wasm;\n";
        assert_eq!(without_streams(bound), "export function start() {\n}\nlet wasm;\n");
        assert!(is_of_streams("__wbg_intounderlyingsink_free") && is_of_streams("intounderlyingsource_pull"));
        assert!(!is_of_streams("start"));
    }

    #[test]
    fn a_script_without_the_loader_or_with_an_unknown_one_is_an_error() {
        assert!(join("import * as l from \"./l.js\"", "./l.js", "export const load = other();").is_err());
        assert!(join("start();", "./l.js", "").is_err());
    }
}
