//! What a person reads, taken apart into words: messages, help, the demonstration's names, and the documents.

use super::Words;
use crate::error::Result;
use crate::files;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use segl_catalog::Language;
use std::path::{Path, PathBuf};

/// The words of a language with the first place of each.
pub(super) fn of(root: &Path, language: Language) -> Result<Words> {
    let mut words = Words::new();
    let tag = language.tag();
    let mut each = |path: PathBuf, lines: fn(&str, Language) -> Vec<(usize, String)>| -> Result<()> {
        let shown = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        for (line, text) in lines(&files::read_text(&path)?, language) {
            for word in split(&text) {
                words.entry(word).or_insert_with(|| format!("{shown}:{line}"));
            }
        }
        Ok(())
    };
    each(root.join("src/i18n").join(language.file_name()), messages)?;
    for file in markdown_below(&root.join("src/help").join(tag))? {
        each(file, markdown)?;
    }
    for order in ["superoffice.toml", "norddata.toml"] {
        each(root.join("demo").join(order), order_texts)?;
    }
    if language == Language::En {
        for file in ["README.md", "CHANGELOG.md", "demo/README.md"] {
            each(root.join(file), document)?;
        }
        for file in markdown_below(&root.join("docs"))? {
            // It is in four languages, and the catalogues are held against it.
            if files::name(&file) != "glossary.md" {
                each(file, document)?;
            }
        }
    }
    Ok(words)
}

fn markdown_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = files::all_below(folder)?;
    found.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    Ok(found)
}

/// The texts of a catalogue, without their placeholders.
fn messages(source: &str, _: Language) -> Vec<(usize, String)> {
    let lines = source.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let texts = lines.filter_map(|(at, line)| Some((at + 1, line.split_once(" = ")?.1)));
    texts.map(|(line, text)| (line, without_placeholders(text))).collect()
}

fn without_placeholders(text: &str) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '{' => inside = true,
            '}' => inside = false,
            c if !inside => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// The text of a document, without code, addresses and markup.
fn markdown(source: &str, _: Language) -> Vec<(usize, String)> {
    let mut texts = Vec::new();
    let mut in_code = false;
    for (event, place) in Parser::new_ext(source, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) if !in_code => {
                let before = source.get(..place.start).unwrap_or_default();
                texts.push((before.matches('\n').count() + 1, text.into_string()));
            }
            _ => {}
        }
    }
    texts
}

/// The text of a document for developers, in which names from the code stand among the words (`NumberOfLicenses`).
fn document(source: &str, language: Language) -> Vec<(usize, String)> {
    let is_code = |word: &str| {
        word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
    };
    let words = |text: String| -> String {
        text.split_inclusive(|c: char| !c.is_alphanumeric()).filter(|word| !is_code(word)).collect()
    };
    markdown(source, language).into_iter().map(|(line, text)| (line, words(text))).collect()
}

/// Names and descriptions in a demonstration's order.
fn order_texts(source: &str, language: Language) -> Vec<(usize, String)> {
    let (table, inline) = (format!("[Texts.{}]", language.tag()), format!("Texts.{} = ", language.tag()));
    let mut texts = Vec::new();
    let mut in_table = false;
    for (at, line) in source.lines().enumerate() {
        if line.starts_with('[') {
            in_table = line == table;
        }
        let english = ["ModuleDescription = ", "ModuleTooltip = "].iter().any(|key| line.starts_with(key));
        let wanted = line.starts_with(&inline) || in_table || (language == Language::En && english);
        if wanted {
            texts.extend(line.split('"').skip(1).step_by(2).map(|text| (at + 1, text.to_owned())));
        }
    }
    texts
}

/// The words of a text. A word with a digit is a code; parts between hyphens are words of their own.
fn split(text: &str) -> impl Iterator<Item = String> {
    let text = text.replace('’', "'");
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.trim_matches('\''))
        .map(|word| word.strip_suffix("'s").unwrap_or(word))
        .filter(|word| word.chars().count() > 1 && !word.chars().any(|c| c.is_numeric()))
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_without_marks_codes_and_the_english_genitive() {
        let words: Vec<String> = split("The server’s “site-licens” – 5 SHA256, a {don’t}.").collect();
        assert_eq!(words, ["The", "server", "site", "licens", "don't"]);
    }

    #[test]
    fn messages_lose_their_keys_comments_and_placeholders() {
        let lines = messages("# note\nlabel.x = Due {on:date} now\n", Language::Nb);
        assert_eq!(lines, [(2, "Due  now".to_owned())]);
    }

    #[test]
    fn documents_lose_their_code_and_addresses() {
        let source = "# Head\n\n| a `code` | b |\n|---|---|\n| c | [d](e.md) |\n\n```sh\nnope\n```\n";
        let words: Vec<(usize, String)> = markdown(source, Language::En);
        let texts: Vec<&str> =
            words.iter().map(|(_, text)| text.trim()).filter(|text| !text.is_empty()).collect();
        assert_eq!(texts, ["Head", "a", "b", "c", "d"]);
        assert_eq!(words.last(), Some(&(5, "d".to_owned())));
    }

    #[test]
    fn documents_for_developers_may_name_what_the_code_has() {
        let texts = document("The NumberOfLicenses of an owner.\n", Language::En);
        assert_eq!(texts, [(1, "The of an owner.".to_owned())]);
    }

    #[test]
    fn an_order_gives_the_texts_of_one_language() {
        let source = "[Texts.nb]\nDescription = \"A\"\n[[ModuleLicense]]\nModuleDescription = \"B\"\n\
                      Texts.nb = { Description = \"C\", Tooltip = \"D\" }\nTexts.da = { Description = \"E\" }\n";
        let texts = |language| -> Vec<String> {
            order_texts(source, language).into_iter().map(|(_, text)| text).collect()
        };
        assert_eq!(texts(Language::Nb), ["A", "C", "D"]);
        assert_eq!(texts(Language::Da), ["E"]);
        assert_eq!(texts(Language::En), ["B"]);
    }
}
