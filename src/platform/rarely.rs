//! What `Intl` (ECMA-402) writes rarely: months, and money. Made anew each time; whoever writes many keeps them.
//!
//! Natively, for tests, a stand-in that writes everything plainly.

/// How much space a month may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MonthStyle {
    /// "November 2026"
    Long,
    /// "Nov"
    Short,
}

/// A month (`YYYY-MM`) as the locale writes it; what is not a month is returned as it is.
pub(crate) fn month(locale: &'static str, iso: &str, style: MonthStyle) -> String {
    place::month(locale, iso, style).unwrap_or_else(|| iso.to_owned())
}

/// An amount of money, in hundredths, as the locale writes it.
pub(crate) fn money(locale: &'static str, hundredths: u64, currency: &str) -> String {
    let plain = || format!("{},{:02} {currency}", hundredths / 100, hundredths % 100);
    place::money(locale, hundredths, currency).unwrap_or_else(plain)
}

#[cfg(target_arch = "wasm32")]
use browser as place;
#[cfg(not(target_arch = "wasm32"))]
use native as place;

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::MonthStyle;

    pub(super) fn month(_: &str, _: &str, _: MonthStyle) -> Option<String> {
        None
    }

    pub(super) fn money(_: &str, _: u64, _: &str) -> Option<String> {
        None
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::Intl::{DateTimeFormat, NumberFormat};
    use js_sys::{Array, Date, Function, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    use super::MonthStyle;

    fn options(pairs: &[(&str, &str)]) -> Object {
        let options = Object::new();
        for (name, value) in pairs {
            // Setting a property of an object that was just made cannot fail.
            let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
        }
        options
    }

    fn call(format: &Function, value: &JsValue) -> Option<String> {
        format.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
    }

    pub(super) fn month(locale: &'static str, iso: &str, style: MonthStyle) -> Option<String> {
        let date = Date::new(&format!("{iso}-01").into());
        if iso.len() != 7 || date.get_time().is_nan() {
            return None;
        }
        let options = match style {
            MonthStyle::Long => options(&[("month", "long"), ("year", "numeric"), ("timeZone", "UTC")]),
            MonthStyle::Short => options(&[("month", "short"), ("timeZone", "UTC")]),
        };
        let format = DateTimeFormat::new(&Array::of1(&locale.into()), options.unchecked_ref()).format();
        call(&format, &date)
    }

    pub(super) fn money(locale: &'static str, hundredths: u64, currency: &str) -> Option<String> {
        // A code that is none makes `Intl` throw.
        if currency.len() != 3 || !currency.bytes().all(|letter| letter.is_ascii_uppercase()) {
            return None;
        }
        let options = options(&[("style", "currency"), ("currency", currency)]);
        let format = NumberFormat::new(&Array::of1(&locale.into()), options.unchecked_ref()).format();
        #[expect(clippy::cast_precision_loss, reason = "an invoice is below 2^53 hundredths")]
        let value = hundredths as f64 / 100.0;
        call(&format, &value.into())
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn months_and_money_are_written_as_each_language_does() {
        let long = |locale| month(locale, "2026-10", MonthStyle::Long);
        assert_eq!(
            ["en-GB", "nb", "da", "sv"].map(long),
            ["October 2026", "oktober 2026", "oktober 2026", "oktober 2026"]
        );
        assert_eq!(month("en-GB", "2026-10", MonthStyle::Short), "Oct");
        assert_eq!(month("en-GB", "later", MonthStyle::Long), "later");
        assert_eq!(money("en-GB", 3240, "EUR"), "€32.40");
        assert_eq!(money("en-GB", 3240, "Euro"), "32,40 Euro");
        assert!(money("nb", 3240, "EUR").contains("32,40"));
    }
}
