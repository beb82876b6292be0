//! The screen speaks the product's words: `docs/glossary.md` against the catalogues, the help and the demonstration.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail like the tests themselves"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use segl_catalog::Language;

/// The columns of the tables, in their order.
const COLUMNS: [Language; 4] = [Language::En, Language::Nb, Language::Da, Language::Sv];

struct Row {
    line: usize,
    /// One a language; empty where no source has the word.
    words: [String; 4],
    said_by: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect(path)
}

/// The rows of all tables, without their heads.
fn rows(document: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, line) in document.lines().enumerate() {
        let Some(cells) = line.strip_prefix('|').and_then(|rest| rest.strip_suffix('|')) else { continue };
        let cells: Vec<&str> = cells.split('|').map(str::trim).collect();
        let [english, nb, da, sv, said_by] = <[&str; 5]>::try_from(cells).expect("five columns");
        if english != "English" && !english.starts_with("---") {
            let words = [english, nb, da, sv].map(str::to_owned);
            rows.push(Row { line: at + 1, words, said_by: said_by.to_owned() });
        }
    }
    rows
}

/// The messages of a language as they stand in its catalogue.
fn messages(language: Language) -> BTreeMap<String, String> {
    let text = read(&format!("src/i18n/{}", language.file_name()));
    let pairs = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    pairs.map(|(key, text)| (key.to_owned(), text.to_owned())).collect()
}

/// Words alone: no markup, no line ends, no capitals.
fn plain(text: &str) -> String {
    let words = text.replace(['*', '`', '#'], "");
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The table of one row in the demonstration's order.
fn ordered<'o>(order: &'o str, module: &str) -> &'o str {
    let name = format!("ModuleName = \"{module}\"\n");
    let (_, rest) = order.split_once(&name).expect(module);
    rest.split("[[").next().unwrap()
}

/// What stands in the way of a row, language by language.
fn differences(row: &Row, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (language, forms) in COLUMNS.into_iter().zip(&row.words) {
        if forms.is_empty() {
            continue;
        }
        let tag = language.tag();
        let any = |fits: &dyn Fn(&str) -> bool| forms.split(';').any(|form| fits(&plain(form)));
        let fits = if let Some(topic) = place.strip_prefix("help/") {
            let text = plain(&read(&format!("src/help/{tag}/{topic}.md")));
            any(&|form| text.contains(form))
        } else if let Some(module) = place.strip_prefix("order/") {
            let order = read("demo/superoffice.toml");
            let (name, description) = forms.split_once(": ").unwrap();
            let wanted = match language {
                Language::En => {
                    format!("ModuleDescription = \"{name}\"\nModuleTooltip = \"{description}\"\n")
                }
                _ => {
                    format!("Texts.{tag} = {{ Description = \"{name}\", Tooltip = \"{description}\" }}\n")
                }
            };
            ordered(&order, module).contains(&wanted)
        } else {
            let within = place.strip_prefix('~');
            let text = messages(language).remove(within.unwrap_or(place)).map(|text| plain(&text));
            let text = text.expect(place);
            any(&|form| if within.is_some() { text.contains(form) } else { text == form })
        };
        if !fits {
            found.push(format!("docs/glossary.md:{}: {place} in {tag} does not say “{forms}”", row.line));
        }
    }
    found
}

/// What says a row's word; none where the row has a reason instead.
fn places(row: &Row) -> Vec<&str> {
    row.said_by.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_screen_says_each_word_of_the_glossary_as_the_product_does() {
    let rows = rows(&read("docs/glossary.md"));
    let found: Vec<String> = rows
        .iter()
        .flat_map(|row| places(row).into_iter().flat_map(|place| differences(row, place)))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn each_word_is_said_somewhere_or_has_the_reason_why_not() {
    let document = read("docs/glossary.md");
    assert_eq!(document.matches("\n## ").count(), 7, "seven tables");
    let rows = rows(&document);
    assert!(rows.len() > 100, "{} rows", rows.len());
    assert!(rows.iter().filter(|row| !places(row).is_empty()).count() > 40);
    let bare: Vec<_> = rows.iter().filter(|row| row.said_by.len() < 10).map(|row| row.line).collect();
    assert!(bare.is_empty(), "neither used nor excepted in docs/glossary.md, lines {bare:?}");
}

#[test]
fn another_word_than_the_glossary_s_is_found() {
    let row = |word: &str| Row {
        line: 1,
        words: ["In use", word, "", ""].map(str::to_owned),
        said_by: String::new(),
    };
    assert!(differences(&row("I bruk"), "label.in-use").is_empty());
    assert!(differences(&row("opptatt; i bruk"), "label.in-use").is_empty());
    assert_eq!(differences(&row("opptatt"), "label.in-use").len(), 1);
    assert_eq!(differences(&row("opptatt"), "~label.in-use-of").len(), 1);
    assert_eq!(differences(&row("opptatt"), "help/licences").len(), 1);
}
