use std::sync::OnceLock;

use super::fill::fill;
use super::{Lang, texts};
use crate::platform::intl::{self, DayStyle};
use crate::sorted::sorted;

type Lines = Box<[Box<str>]>;

/// The text of one language: what is fetched when the app starts, and what comes with each part of the app.
#[derive(Debug)]
pub struct Messages {
    lang: Lang,
    files: [OnceLock<Lines>; texts::ENDS.len()],
}

/// The fetched text belongs to another build of the app: its messages are not the ones that this program shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherBuild;

impl Messages {
    /// Reads the text that `segl-catalog` wrote for `lang`, to be fetched at first.
    ///
    /// # Errors
    /// [`OtherBuild`] when the fingerprint or the number of lines is not this program's.
    pub fn parse(lang: Lang, file: &str) -> Result<Self, OtherBuild> {
        let messages = Self { lang, files: Default::default() };
        messages.add(0, file)?;
        Ok(messages)
    }

    /// Adds the text that is fetched with a part of the app: the second part is 1.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn add(&self, part: usize, file: &str) -> Result<(), OtherBuild> {
        let ends = &texts::ENDS;
        let begin = part.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
        let (end, place) = ends.get(part).zip(self.files.get(part)).ok_or(OtherBuild)?;
        let lines = lines(file, end - begin)?;
        // The same text may come twice.
        let _ = place.set(lines);
        Ok(())
    }

    /// The language of the text.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Gets ready to write numbers and days.
    pub(crate) async fn prepare(&self) {
        intl::prepare(self.lang.locale()).await;
    }

    /// A number as the reader's language writes it.
    pub fn number(&self, n: f64) -> String {
        intl::number(self.lang.locale(), n)
    }

    /// A day (`2027-06-30`) written out: "30 June 2027". What is not a day is returned as it is.
    pub fn day(&self, iso: &str) -> String {
        intl::day(self.lang.locale(), iso, DayStyle::Long)
    }

    /// A day (`2027-06-30`) in little space: "30 Jun 2027". What is not a day is returned as it is.
    pub fn short_day(&self, iso: &str) -> String {
        intl::day(self.lang.locale(), iso, DayStyle::Medium)
    }

    /// A moment (Unix seconds) in this computer's time zone, which is named: "22 Nov 2026, 14:05 CET".
    pub fn moment(&self, seconds: i64) -> String {
        intl::moment(self.lang.locale(), seconds)
    }

    /// Sorts by a text as the reader's language orders letters, numbers in it by their value.
    pub fn sort_by_text<T>(&self, items: &mut Vec<T>, text: impl Fn(&T) -> &str) {
        let keyed = items.drain(..).map(|item| (intl::sort_key(text(&item)), item)).collect::<Vec<_>>();
        let keyed = sorted(keyed, |a, b| intl::compare(self.lang.locale(), &a.0, &b.0));
        items.extend(keyed.into_iter().map(|(_, item)| item));
    }

    /// The text on a line.
    pub(super) fn text(&self, line: usize) -> &str {
        let mut begin = 0;
        for (file, end) in self.files.iter().zip(texts::ENDS) {
            if line < end {
                let found = file.get().and_then(|lines| lines.get(line - begin));
                debug_assert!(found.is_some(), "line {line} is said before its part is here");
                return found.map_or("", |text| text);
            }
            begin = end;
        }
        ""
    }

    /// The text on a line with its arguments in place.
    pub(super) fn fill(&self, line: usize, arguments: &[&str]) -> String {
        fill(self.text(line), arguments)
    }

    /// The plural form that `n` asks for: on `line` the form for one, on the next the form for others.
    pub(super) fn choose(&self, line: usize, n: f64, arguments: &[&str]) -> String {
        let form = if intl::is_one(self.lang.locale(), n) { line } else { line + 1 };
        self.fill(form, arguments)
    }
}

/// The lines of a fetched file.
fn lines(file: &str, expected: usize) -> Result<Lines, OtherBuild> {
    let mut lines = file.lines();
    let fits = lines.next() == Some(texts::FINGERPRINT);
    let lines: Lines = lines.map(Box::from).collect();
    if fits && lines.len() == expected { Ok(lines) } else { Err(OtherBuild) }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{messages, part_source, source};
    use super::*;
    use texts::{button, check, label, mark, message};

    #[test]
    fn each_language_says_its_own_words() {
        let said = Lang::ALL.map(|lang| button::close(&messages(lang)).to_owned());
        assert_eq!(said, ["Close", "Lukk", "Luk", "Stäng"]);
    }

    #[test]
    fn arguments_are_put_in_and_the_number_selects_the_form() {
        let m = messages(Lang::Nb);
        assert_eq!(label::signed_in_as(&m, "Kari"), "Pålogget som Kari");
        assert_eq!(
            message::hidden_verified(&m, 1_u8),
            "1 av dem er skjult. Den vises i detaljene til planen som inneholder den."
        );
        assert_eq!(
            message::hidden_verified(&m, 2_u8),
            "2 av dem er skjulte. De vises i detaljene til planene som inneholder dem."
        );
    }

    #[test]
    fn text_of_another_build_is_refused() {
        let good = source(Lang::Da);
        let Some((fingerprint, rest)) = good.split_once('\n') else { panic!("one line") };
        assert!(Messages::parse(Lang::Da, good).is_ok());
        assert!(Messages::parse(Lang::Da, "").is_err());
        assert!(Messages::parse(Lang::Da, "<!doctype html>").is_err());
        assert!(Messages::parse(Lang::Da, &format!("0000000000000000\n{rest}")).is_err());
        assert!(Messages::parse(Lang::Da, &format!("{fingerprint}\none\ntwo\n")).is_err());
        assert!(Messages::parse(Lang::Da, &format!("{good}one more\n")).is_err());
    }

    #[test]
    fn what_comes_later_is_said_once_it_is_there() {
        let m = Messages::parse(Lang::Nb, source(Lang::Nb)).unwrap();
        assert!(m.add(1, source(Lang::Nb)).is_err());
        assert!(m.add(1, "").is_err());
        assert!(m.add(texts::ENDS.len(), "").is_err());
        assert!(m.add(1, part_source(1, Lang::Nb)).is_ok());
        assert_eq!(check::columns(&m), "Databasen stemmer med det som ble signert");
    }

    #[test]
    fn the_first_and_the_last_line_are_where_the_functions_look() {
        let m = messages(Lang::En);
        let lines: Vec<&str> = source(Lang::En).lines().collect();
        assert_eq!(Some(&button::buy(&m)), lines.get(1));
        assert!(lines.contains(&mark::verified(&m)));
    }

    #[test]
    fn items_are_sorted_by_their_text() {
        let mut items = vec![("b", 1), ("c", 2), ("a", 3)];
        messages(Lang::Sv).sort_by_text(&mut items, |item| item.0);
        assert_eq!(items, [("a", 3), ("b", 1), ("c", 2)]);
    }
}
