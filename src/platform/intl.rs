//! The browser's knowledge of languages (`Intl`, ECMA-402): how they write numbers and days, count, and sort.
//!
//! Natively, for tests, a stand-in that writes everything plainly; what `Intl` makes of it is tested in a browser.

use std::cmp::Ordering;

use super::task::turn;

/// How much space a day may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayStyle {
    /// "30 June 2027"
    Long,
    /// "30 Jun 2027"
    Medium,
}

#[cfg(target_arch = "wasm32")]
use browser as place;
#[cfg(not(target_arch = "wasm32"))]
use native as place;

/// A text prepared for [`compare`], so that sorting hands each text to the browser once.
pub(crate) struct SortKey(place::Key);

/// Has the browser get ready for numbers and days, one thing a turn: its knowledge of a language takes it longer to find
/// than a screen to build, and there is time while the licences are on their way.
pub(crate) async fn prepare(locale: &'static str) {
    turn().await;
    number(locale, 0.0);
    turn().await;
    is_one(locale, 0.0);
    for style in [DayStyle::Long, DayStyle::Medium] {
        turn().await;
        day(locale, "2000-01-01", style);
    }
}

/// A number as the locale writes it.
pub(crate) fn number(locale: &'static str, n: f64) -> String {
    place::number(locale, n)
}

/// A day (`YYYY-MM-DD`) as the locale writes it; what is not a day is returned as it is.
pub(crate) fn day(locale: &'static str, iso: &str, style: DayStyle) -> String {
    place::day(locale, iso, style).unwrap_or_else(|| iso.to_owned())
}

/// A moment (Unix seconds) as the locale writes it, with the name of the browser's time zone.
pub(crate) fn moment(locale: &'static str, seconds: i64) -> String {
    place::moment(locale, seconds)
}

/// Whether the locale uses the form for one with this number.
pub(crate) fn is_one(locale: &'static str, n: f64) -> bool {
    place::is_one(locale, n)
}

/// Prepares a text for [`compare`].
pub(crate) fn sort_key(text: &str) -> SortKey {
    SortKey(text.into())
}

/// The order of two texts in the locale, numbers in them by their value.
pub(crate) fn compare(locale: &'static str, a: &SortKey, b: &SortKey) -> Ordering {
    place::compare(locale, &a.0, &b.0)
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::DayStyle;
    use std::cmp::Ordering;

    pub(super) type Key = String;

    pub(super) fn number(_: &str, n: f64) -> String {
        n.to_string()
    }

    pub(super) fn day(_: &str, _: &str, _: DayStyle) -> Option<String> {
        None
    }

    pub(super) fn moment(_: &str, seconds: i64) -> String {
        seconds.to_string()
    }

    pub(super) fn is_one(_: &str, n: f64) -> bool {
        n == 1.0
    }

    pub(super) fn compare(_: &str, a: &Key, b: &Key) -> Ordering {
        a.cmp(b)
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::DayStyle;
    use js_sys::Intl::{self, Collator, DateTimeFormat, NumberFormat, PluralRules};
    use js_sys::{Array, Date, Function, JsString, Object, Reflect};
    use std::cell::{OnceCell, RefCell};
    use std::cmp::Ordering;
    use std::rc::Rc;
    use wasm_bindgen::{JsCast, JsValue};

    pub(super) type Key = JsString;

    /// The formatters of one locale, each made when it is first asked for: to make one costs far more than to use it.
    struct Formats {
        locale: &'static str,
        number: OnceCell<Function>,
        long_day: OnceCell<Function>,
        medium_day: OnceCell<Function>,
        moment: OnceCell<Function>,
        plural: OnceCell<PluralRules>,
        compare: OnceCell<Function>,
    }

    thread_local! {
        /// A page speaks one language: the last locale asked for is kept.
        static FORMATS: RefCell<Option<Rc<Formats>>> = const { RefCell::new(None) };
    }

    fn formats(locale: &'static str) -> Rc<Formats> {
        FORMATS.with_borrow_mut(|kept| match kept {
            Some(formats) if formats.locale == locale => Rc::clone(formats),
            _ => Rc::clone(kept.insert(Rc::new(Formats::new(locale)))),
        })
    }

    impl Formats {
        fn new(locale: &'static str) -> Self {
            let (long_day, medium_day, moment) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
            let (number, plural, compare) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
            Self { locale, number, long_day, medium_day, moment, plural, compare }
        }

        fn locales(&self) -> Array {
            Array::of1(&self.locale.into())
        }

        fn day(&self, style: DayStyle) -> &Function {
            let (kept, style) = match style {
                DayStyle::Long => (&self.long_day, Intl::DateTimeStyle::Long),
                DayStyle::Medium => (&self.medium_day, Intl::DateTimeStyle::Medium),
            };
            kept.get_or_init(|| {
                let options = Intl::DateTimeFormatOptions::new();
                options.set_date_style(style);
                // A day is a name in the calendar, the same in every time zone.
                options.set_time_zone("UTC");
                DateTimeFormat::new(&self.locales(), &options).format()
            })
        }
    }

    /// Day and time of this computer's time zone, with its name.
    fn day_and_time() -> Intl::DateTimeFormatOptions {
        let options = Object::new();
        for (name, value) in [
            ("day", "numeric"),
            ("month", "short"),
            ("year", "numeric"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("timeZoneName", "short"),
        ] {
            // Setting a property of an object that was just made cannot fail.
            let _ = Reflect::set(&options, &name.into(), &value.into());
        }
        options.unchecked_into()
    }

    fn call(format: &Function, value: &JsValue) -> Option<String> {
        format.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
    }

    pub(super) fn number(locale: &'static str, n: f64) -> String {
        let formats = formats(locale);
        let make = || NumberFormat::new(&formats.locales(), &Object::new()).format();
        call(formats.number.get_or_init(make), &n.into()).unwrap_or_default()
    }

    pub(super) fn day(locale: &'static str, iso: &str, style: DayStyle) -> Option<String> {
        // Of all that `Date` reads, only the ten characters of a day mean the same day everywhere.
        let date = Date::new(&iso.into());
        if iso.len() != 10 || date.get_time().is_nan() {
            return None;
        }
        call(formats(locale).day(style), &date)
    }

    pub(super) fn moment(locale: &'static str, seconds: i64) -> String {
        let date = Date::new(&(seconds as f64 * 1000.0).into());
        let formats = formats(locale);
        let make = || DateTimeFormat::new(&formats.locales(), &day_and_time()).format();
        call(formats.moment.get_or_init(make), &date).unwrap_or_default()
    }

    pub(super) fn is_one(locale: &'static str, n: f64) -> bool {
        let formats = formats(locale);
        let make = || PluralRules::new(&formats.locales(), &Object::new());
        formats.plural.get_or_init(make).select(n) == "one"
    }

    pub(super) fn compare(locale: &'static str, a: &Key, b: &Key) -> Ordering {
        let formats = formats(locale);
        let make = || {
            let collation = Intl::CollatorOptions::new();
            collation.set_numeric(true);
            Collator::new(&formats.locales(), &collation).compare()
        };
        let compare = formats.compare.get_or_init(make);
        let order = compare.call2(&JsValue::UNDEFINED, a, b).ok().and_then(|order| order.as_f64());
        order.and_then(|order| order.partial_cmp(&0.0)).unwrap_or(Ordering::Equal)
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn numbers_are_grouped_as_each_language_does() {
        assert_eq!(number("en-GB", 1_234_567.5), "1,234,567.5");
        assert_eq!(number("nb", 1_234_567.5), "1\u{a0}234\u{a0}567,5");
        assert_eq!(number("da", 1_234_567.5), "1.234.567,5");
        assert_eq!(number("sv", 1_234_567.5), "1\u{a0}234\u{a0}567,5");
    }

    #[wasm_bindgen_test]
    fn a_day_is_the_same_day_in_every_language() {
        let long = |locale| day(locale, "2027-06-30", DayStyle::Long);
        assert_eq!(
            ["en-GB", "nb", "da", "sv"].map(long),
            ["30 June 2027", "30. juni 2027", "30. juni 2027", "30 juni 2027"]
        );
        assert_eq!(day("en-GB", "9999-12-31", DayStyle::Medium), "31 Dec 9999");
        assert_eq!(day("en-GB", "2000-01-01", DayStyle::Medium), "1 Jan 2000");
    }

    #[wasm_bindgen_test]
    fn a_moment_has_its_day_its_time_and_the_name_of_its_zone() {
        let said = moment("en-GB", 1_795_355_100);
        assert!(said.contains("Nov 2026") && said.contains(':'), "{said}");
        assert!(said.len() > "22 Nov 2026, 14:05".len(), "{said}");
    }

    #[wasm_bindgen_test]
    fn what_is_not_a_day_is_shown_as_it_is() {
        for text in ["", "5", "2027-13-01", "2027-06-30T12:00:00", "null"] {
            assert_eq!(day("sv", text, DayStyle::Long), text);
        }
    }

    #[wasm_bindgen_test]
    fn whole_numbers_have_one_form_for_one() {
        for locale in ["en-GB", "nb", "da", "sv"] {
            assert_eq!(
                [0.0, 1.0, 2.0, 21.0].map(|n| is_one(locale, n)),
                [false, true, false, false],
                "{locale}"
            );
        }
        assert!(is_one("da", 1.5));
        assert!(!is_one("sv", 1.5));
    }

    #[wasm_bindgen_test]
    fn each_language_has_its_own_order_and_numbers_count_by_value() {
        let sorted = |locale, texts: &[&'static str]| {
            let mut texts = texts.to_vec();
            texts.sort_by(|a, b| compare(locale, &sort_key(a), &sort_key(b)));
            texts
        };
        assert_eq!(sorted("nb", &["Å", "Ø", "Æ", "Z"]), ["Z", "Æ", "Ø", "Å"]);
        assert_eq!(sorted("sv", &["Ö", "Ä", "Å", "Z"]), ["Z", "Å", "Ä", "Ö"]);
        assert_eq!(sorted("da", &["Aarhus", "Åbenrå", "Zoo"]), ["Zoo", "Åbenrå", "Aarhus"]);
        assert_eq!(sorted("en-GB", &["Plan 10", "Plan 9"]), ["Plan 9", "Plan 10"]);
    }

    #[wasm_bindgen_test]
    fn names_from_any_neighbour_stand_where_a_reader_looks_for_them() {
        let names =
            ["Øvrige", "Aase", "Zoner", "Äldre", "Andre", "Årlige", "Ärende", "Ægte", "Öppna", "aktive"];
        let sorted = |locale| {
            let mut names = names.to_vec();
            names.sort_by(|a, b| compare(locale, &sort_key(a), &sort_key(b)));
            names.join(" ")
        };
        // Danish and Norwegian: æ (ä), ø (ö), å (aa) end the alphabet
        for locale in ["nb", "da"] {
            assert_eq!(
                sorted(locale),
                "aktive Andre Zoner Ægte Äldre Ärende Öppna Øvrige Årlige Aase",
                "{locale}"
            );
        }
        // Swedish: å, ä (æ), ö (ø) end it, and aa is two letters
        assert_eq!(sorted("sv"), "Aase aktive Andre Zoner Årlige Ægte Äldre Ärende Öppna Øvrige");
        assert_eq!(sorted("en-GB"), "Aase Ægte aktive Äldre Andre Ärende Årlige Öppna Øvrige Zoner");
    }
}
