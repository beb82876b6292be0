//! The text that the app fetches.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail like the tests themselves")]

use segl_catalog::{Catalogues, Language, Part};

fn parse(english: &str, norwegian: &str) -> Catalogues {
    Catalogues::parse(|language| match language {
        Language::Nb => ("nb.txt", norwegian),
        _ => ("en.txt", english),
    })
    .unwrap()
}

fn lines(catalogues: &Catalogues, language: Language) -> Vec<String> {
    catalogues.runtime(language).lines().skip(1).map(str::to_owned).collect()
}

const ENGLISH: &str = "\
message.left[other] = {n:number} days left, until {on:date}.
message.left[one] = {n:number} day left, until {on:date}.
label.total = Total
label.braces = {{ {who} }}
shell.title = Segl
language.name = English
";

const NORWEGIAN: &str = "\
shell.title = Segl
language.name = Norsk
label.braces = {who} {{ }}
label.total = Totalt
message.left[one] = Til {on:date}, {n:number} dag igjen.
message.left[other] = Til {on:date}, {n:number} dager igjen.
";

#[test]
fn forms_stand_in_key_order_with_arguments_numbered_as_in_english() {
    let catalogues = parse(ENGLISH, NORWEGIAN);
    assert_eq!(
        lines(&catalogues, Language::En),
        ["{ \u{1} }", "Total", "\u{1} day left, until \u{2}.", "\u{1} days left, until \u{2}."]
    );
    assert_eq!(
        lines(&catalogues, Language::Nb),
        ["\u{1} { }", "Totalt", "Til \u{2}, \u{1} dag igjen.", "Til \u{2}, \u{1} dager igjen."]
    );
}

#[test]
fn what_only_one_part_says_is_a_file_of_its_own() {
    let source = format!("{ENGLISH}check.columns = Checked\nusers.all = All\n");
    let catalogues = parse(&source, &format!("{NORWEGIAN}check.columns = Sjekket\nusers.all = Alle\n"));
    assert_eq!(lines(&catalogues, Language::Nb).len(), 4);
    let said = Part::ALL.map(|part| catalogues.runtime_of(part, Language::Nb));
    let first = catalogues.fingerprint();
    assert_eq!(said, [format!("{first}\nSjekket\n"), format!("{first}\nAlle\n")]);
}

#[test]
fn texts_of_static_pages_are_read_by_key_and_not_fetched() {
    let catalogues = parse(ENGLISH, NORWEGIAN);
    assert_eq!(catalogues.text(Language::Nb, "shell.title"), Some("Segl"));
    assert_eq!(catalogues.text(Language::Nb, "label.total"), Some("Totalt"));
    assert_eq!(catalogues.text(Language::Nb, "label.braces"), None);
    assert_eq!(catalogues.text(Language::Nb, "message.left"), None);
    assert_eq!(catalogues.text(Language::Nb, "shell.gone"), None);
    assert_eq!(catalogues.keys_with_prefix("shell.").collect::<Vec<_>>(), ["shell.title"]);
}

#[test]
fn the_fingerprint_is_the_first_line_of_every_language() {
    let catalogues = parse(ENGLISH, NORWEGIAN);
    for language in Language::ALL {
        assert_eq!(catalogues.runtime(language).lines().next(), Some(catalogues.fingerprint().as_str()));
    }
    assert_eq!(catalogues.fingerprint().len(), 16);
}

#[test]
fn the_fingerprint_follows_keys_placeholders_and_forms_but_not_words() {
    let print = |source: &str| parse(source, source).fingerprint();
    let first = print("label.a = A {x}");
    assert_eq!(first, print("label.a = Other words {x}"));
    assert_eq!(first, print("label.a = A {x}\nshell.b = B"));
    for changed in [
        "label.b = A {x}",
        "label.a = A {y}",
        "label.a = A {x:date}",
        "label.a = A",
        "label.a = A {x}\nlabel.b = B",
    ] {
        assert_ne!(first, print(changed), "{changed}");
    }
}
