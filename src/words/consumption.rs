//! Metered services as words: what they are called, and how much was used.

use segl_webapi::consumption::ConsumptionUnit;

use crate::i18n::Messages;
use crate::i18n::texts::consumption as words;
use crate::platform::rarely::{self, MonthStyle};

/// What a service is called; its name in code where this program does not know it.
pub(crate) fn service<'a>(m: &'a Messages, name: &'a str) -> &'a str {
    match name {
        "Storage" => words::storage(m),
        "Mailings" => words::mailings(m),
        "CustomerCenterLogins" => words::customer_center_logins(m),
        "ChatSessions" => words::chat_sessions(m),
        "FormSubmissions" => words::form_submissions(m),
        name => name,
    }
}

/// An amount: storage in gigabytes to one tenth, everything else as it was counted.
#[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53")]
pub(crate) fn quantity(m: &Messages, n: u64, unit: ConsumptionUnit) -> String {
    match unit {
        ConsumptionUnit::Megabytes => words::gigabytes(m, tenths(n) as f64 / 10.0),
        ConsumptionUnit::Count => m.number(n as f64),
    }
}

/// Tenths of gigabytes, rounded up: what is beyond an amount is never shown as if it were not.
fn tenths(megabytes: u64) -> u64 {
    megabytes.div_ceil(100)
}

/// A month (`YYYY-MM`) as the reader writes it.
pub(crate) fn month(m: &Messages, iso: &str, style: MonthStyle) -> String {
    rarely::month(m.lang().locale(), iso, style)
}

/// An amount of money, in hundredths.
pub(crate) fn money(m: &Messages, hundredths: u64, currency: &str) -> String {
    rarely::money(m.lang().locale(), hundredths, currency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;

    #[test]
    fn storage_is_told_in_gigabytes_and_never_less_than_it_is() {
        let m = messages(Lang::En);
        let told = |n| quantity(&m, n, ConsumptionUnit::Megabytes);
        assert_eq!([50_000, 50_001, 61_200, 0].map(told), ["50 GB", "50.1 GB", "61.2 GB", "0 GB"]);
        assert_eq!(quantity(&m, 71_200, ConsumptionUnit::Count), "71200");
    }

    #[test]
    fn services_have_the_products_names_and_a_newer_one_its_own() {
        let m = messages(Lang::Nb);
        assert_eq!(service(&m, "CustomerCenterLogins"), "Kundesenterpålogginger");
        assert_eq!(service(&m, "Newer"), "Newer");
    }
}
