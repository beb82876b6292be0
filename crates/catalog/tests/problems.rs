//! What the catalogues refuse, and that every refusal names file and line.

use segl_catalog::{Catalogues, Language};

const FOUR: [&str; 4] =
    ["label.free = Free", "label.free = Ledig", "label.free = Ledig", "label.free = Ledig"];

/// The problems of the four sources, in the order en, nb, da, sv.
fn problems(sources: [&str; 4]) -> Vec<String> {
    let parsed = Catalogues::parse(|language| match language {
        Language::En => ("en.txt", sources[0]),
        Language::Nb => ("nb.txt", sources[1]),
        Language::Da => ("da.txt", sources[2]),
        Language::Sv => ("sv.txt", sources[3]),
    });
    parsed.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// The problems when every language has the same text.
fn everywhere(source: &str) -> Vec<String> {
    problems([source; 4])
}

/// The problems when only the Norwegian text differs from the English.
fn norwegian(english: &str, norwegian: &str) -> Vec<String> {
    problems([english, norwegian, english, english])
}

#[test]
fn four_catalogues_with_the_same_keys_pass() {
    assert_eq!(problems(FOUR), Vec::<String>::new());
}

#[test]
fn comments_blank_lines_order_and_line_endings_do_not_matter() {
    let one = "# note\r\n\r\nlabel.free = Free\r\nlabel.total = Total\r\n";
    let two = "\u{FEFF}label.total = Total\n\n# another note\nlabel.free = Free";
    assert_eq!(problems([one, two, one, two]), Vec::<String>::new());
}

#[test]
fn every_problem_of_every_file_is_reported_at_once() {
    let found = problems([
        "label.free = Free\nlabel.gone = Gone",
        "label.free = Ledig.\nlabel.extra = Mer",
        "label.free =\nlabel.gone = Väck",
        "label.free = Ledig\nlabel.gone = Borta\nlabel.gone = Borta",
    ]);
    let places: Vec<_> =
        found.iter().map(|problem| problem.rsplitn(2, ": ").last().unwrap_or_default()).collect();
    for place in ["en.txt:2", "nb.txt:1", "nb.txt:2", "da.txt:1", "da.txt:2", "sv.txt:3"] {
        assert!(places.iter().any(|found| found.starts_with(place)), "{place} in {found:#?}");
    }
}

#[test]
fn a_missing_message_is_reported_where_its_text_can_be_read() {
    let found = problems(["# head\nlabel.free = Free", FOUR[1], "", FOUR[3]]);
    assert_eq!(found, ["en.txt:2: `label.free` is missing in da.txt"]);
}

#[test]
fn a_message_that_english_does_not_have_is_refused() {
    let found = norwegian("label.free = Free", "label.free = Ledig\nlabel.full = Full");
    assert_eq!(found, ["nb.txt:2: `label.full` is not in the English catalogue"]);
}

#[test]
fn a_translation_has_the_placeholders_of_the_reference_with_their_types() {
    let english = "message.on = On {on:date}: {who}.";
    assert_eq!(norwegian(english, "message.on = {who}: {on:date}."), Vec::<String>::new());
    assert_eq!(norwegian(english, "message.on = {who}."), ["nb.txt:1: `message.on`: `{on:date}` is missing"]);
    assert_eq!(
        norwegian(english, "message.on = {on:date} {who} {where}."),
        ["nb.txt:1: `message.on`: `{where}` is not a placeholder of this message"]
    );
    assert_eq!(
        norwegian(english, "message.on = {on} {who}."),
        ["nb.txt:1: `message.on`: `{on:date}` is missing"]
    );
}

#[test]
fn plural_forms_come_in_pairs_in_every_language_and_need_a_number() {
    let plural = "label.days[one] = {n:number} day\nlabel.days[other] = {n:number} days";
    assert_eq!(everywhere(plural), Vec::<String>::new());
    assert_eq!(
        norwegian(plural, "label.days = {n:number} dager"),
        ["nb.txt:1: `label.days`: English has plural forms: write `[one]` and `[other]`"]
    );
    assert_eq!(
        norwegian("label.days = {n:number} days", plural),
        ["nb.txt:1: `label.days`: English has no plural forms here"]
    );
    for (bad, said) in [
        ("label.days[one] = {n:number} day", "the form `[other]` is missing"),
        ("label.days[other] = {n:number} days", "the form `[one]` is missing"),
        ("label.days[few] = {n:number} days", "`[few]` is no plural form"),
        ("label.days[one] = day\nlabel.days[other] = days", "need a number to choose by"),
        ("label.days = day\nlabel.days[one] = {n:number}\nlabel.days[other] = {n:number}", "as well as"),
        ("label.days[one] = a day\nlabel.days[other] = {n:number} days", "`{n:number}` is missing"),
    ] {
        let found = everywhere(bad);
        assert!(found.iter().any(|problem| problem.contains(said)), "{bad}: {found:#?}");
    }
}

#[test]
fn a_placeholder_has_one_type_and_there_are_at_most_six() {
    assert!(everywhere("label.a = {n:number} {n}")[0].ends_with("one placeholder with two types"));
    assert_eq!(everywhere("label.a = {a} {b} {c} {d} {e} {f}"), Vec::<String>::new());
    assert!(everywhere("label.a = {a} {b} {c} {d} {e} {f} {g}")[0].ends_with("more than six placeholders"));
}

#[test]
fn texts_of_static_pages_are_used_as_they_stand() {
    assert!(everywhere("shell.title = {who}")[0].contains("no placeholders"));
    assert!(everywhere("language.name = {who}")[0].contains("no placeholders"));
    assert_eq!(everywhere("signin.title = Sign in"), Vec::<String>::new());
}

#[test]
fn lines_that_are_no_messages_are_refused() {
    for bad in
        ["label.free", "label.free=Free", "free = Free", "label.Free = Free", "title.free = Free", " = Free"]
    {
        assert!(everywhere(bad)[0].starts_with("da.txt:1: "), "{bad}");
    }
}
