//! The Rust side of the catalogues: one typed function a message.

use std::fmt::Write as _;

use crate::group::{self, Use};
use crate::message::Message;
use crate::text::{Kind, Placeholder};
use crate::{Catalogues, Language};

/// Names that a function or argument cannot have: Rust's reserved words, and `m`, the argument
/// that every function has. They get an underscore: `type_`.
const RESERVED: [&str; 52] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "m",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield",
];

/// Rust source with a module for each group and in it a function for each message, such as
/// `message::days_left(m, n)`; static pages' texts get none. The functions know their line in the
/// fetched files, those of the first before those of each part, so that no key is compiled into the program.
///
/// The source expects `Messages` (with `text`, `fill`, `choose`, `number`, `day`) and `Lang` in the
/// parent module. Everything is `pub(crate)`, so that rustc's `dead_code` names an unused message.
pub fn generate_rust(catalogues: &Catalogues) -> String {
    let mut out = String::from("// Generated from the message catalogues, which are the place to edit.\n\n");
    let forms = |way| catalogues.used(way).map(|(_, message)| message.forms().len()).sum::<usize>();
    let mut ends = Vec::new();
    for way in Use::fetched() {
        ends.push(ends.last().copied().unwrap_or(0) + forms(way));
    }
    let _ = writeln!(out, "/// The first line of the text that fits this program.");
    let _ = writeln!(out, "pub(super) const FINGERPRINT: &str = \"{}\";", catalogues.fingerprint());
    let _ = writeln!(
        out,
        "/// Where the lines of what is fetched at first end, and those of each part after them."
    );
    let _ = writeln!(out, "pub(super) const ENDS: [usize; {}] = {ends:?};", ends.len());

    let mut open = "";
    let mut next: Vec<_> = Use::fetched().zip(std::iter::once(0).chain(ends)).collect();
    for (key, message) in catalogues.english() {
        let (group, name) = key.split_once('.').unwrap_or(("", key));
        let Some(used) = group::used(key).filter(|used| *used != Use::StaticPages) else { continue };
        if group != open {
            if !open.is_empty() {
                out.push_str("}\n");
            }
            open = group;
            let needs = if used == Use::Everywhere { "Lang" } else { "Messages" };
            let _ =
                writeln!(out, "\npub(crate) mod {} {{\n    use super::super::{needs};", identifier(group));
        }
        match next.iter_mut().find(|(way, _)| *way == used) {
            Some((_, line)) => {
                write_function(&mut out, name, message, *line);
                *line += message.forms().len();
            }
            None => write_match(&mut out, catalogues, key, name),
        }
    }
    if !open.is_empty() {
        out.push_str("}\n");
    }
    out
}

fn write_function(out: &mut String, name: &str, message: &Message, line: usize) {
    let slots = message.placeholders();
    let _ = writeln!(out, "\n    /// `{}`", message.main_form().to_string().replace('`', "’"));
    let _ = write!(out, "    pub(crate) fn {}(m: &Messages", identifier(name));
    for slot in &slots {
        let kind = if slot.kind == Kind::Number { "impl Into<f64>" } else { "&str" };
        let _ = write!(out, ", {}: {kind}", identifier(&slot.name));
    }
    if slots.is_empty() {
        let _ = writeln!(out, ") -> &str {{\n        m.text({line})\n    }}");
        return;
    }
    let _ = writeln!(out, ") -> String {{");
    for slot in slots.iter().filter(|slot| slot.kind == Kind::Number) {
        let name = identifier(&slot.name);
        let _ = writeln!(out, "        let {name} = {name}.into();");
    }
    let arguments = slots.iter().map(|slot| argument(slot)).collect::<Vec<_>>().join(", ");
    let _ = match message.selector().filter(|_| message.is_plural()) {
        Some(number) => {
            writeln!(out, "        m.choose({line}, {}, &[{arguments}])", identifier(&number.name))
        }
        None => writeln!(out, "        m.fill({line}, &[{arguments}])"),
    };
    out.push_str("    }\n");
}

fn argument(slot: &Placeholder) -> String {
    let name = identifier(&slot.name);
    match slot.kind {
        Kind::Text => name,
        Kind::Number => format!("&m.number({name})"),
        Kind::Date => format!("&m.day({name})"),
    }
}

fn write_match(out: &mut String, catalogues: &Catalogues, key: &str, name: &str) {
    let _ = writeln!(
        out,
        "\n    pub(crate) fn {}(lang: Lang) -> &'static str {{\n        match lang {{",
        identifier(name)
    );
    for language in Language::ALL {
        let text = catalogues.text(language, key).unwrap_or_default();
        let _ = writeln!(out, "            Lang::{} => {text:?},", language.variant());
    }
    out.push_str("        }\n    }\n");
}

fn identifier(kebab: &str) -> String {
    let snake = kebab.replace('-', "_");
    if RESERVED.contains(&snake.as_str()) { snake + "_" } else { snake }
}
