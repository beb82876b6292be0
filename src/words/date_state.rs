//! What the dates of a licence mean today.

use segl_license::{Date, DateState, License};

use crate::i18n::Messages;
use crate::i18n::texts::{label, message};

/// The expiry date as it stands under the serial number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expiry<'m> {
    /// Before the date: that the licence expires, or did.
    pub(crate) label: &'m str,
    /// The date with the days that are left, or gone.
    pub(crate) date: String,
}

/// When a licence expires, with the days left; none for one that never does.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than three million days")]
pub(crate) fn expiry<'m>(m: &'m Messages, license: &License, today: Date) -> Option<Expiry<'m>> {
    let day = license.expiry_date?;
    let (left, day) = (today.days_until(day), day.to_string());
    let date = match left {
        0 => label::expires_today(m, &day),
        1.. => label::expires_in(m, &day, left as f64),
        _ => label::expired_since(m, &day, -left as f64),
    };
    let label = if left >= 0 { label::expires(m) } else { label::expired(m) };
    Some(Expiry { label, date })
}

/// The state in a word.
pub(crate) fn date_state(m: &Messages, state: DateState) -> &str {
    match state {
        DateState::Perpetual | DateState::Valid => label::state_valid(m),
        DateState::Warning => label::state_warning(m),
        DateState::Grace => label::state_grace(m),
        DateState::Stopped => label::state_stopped(m),
    }
}

/// What the state asks of an administrator; none where all is well.
pub(crate) fn state_sentence(m: &Messages, license: &License, state: DateState) -> Option<String> {
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let (expiry, grace) = (day(license.expiry_date), day(license.grace_date));
    match state {
        DateState::Perpetual | DateState::Valid => None,
        DateState::Warning => Some(message::date_warning(m, &expiry)),
        DateState::Grace => Some(message::date_grace(m, &expiry, &grace)),
        DateState::Stopped => Some(message::date_stopped(m, &expiry, &grace)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;
    use crate::verify::testing::Vector;

    /// Reminders from 29 January 2027, valid through 28 February, grace through 14 March.
    fn license() -> License {
        Vector::demonstration().judge().license().clone()
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_days_that_are_left_or_gone_are_told_to_the_day() {
        let (m, license) = (messages(Lang::En), license());
        let told = |today| {
            let Expiry { label, date } = expiry(&m, &license, day(today)).unwrap();
            format!("{label} {date}")
        };
        assert_eq!(told("2026-11-22"), "The licence expires on 2027-02-28 (98 days left)");
        assert_eq!(told("2027-02-27"), "The licence expires on 2027-02-28 (1 day left)");
        assert_eq!(told("2027-02-28"), "The licence expires on 2027-02-28 (today)");
        assert_eq!(told("2027-03-01"), "The licence expired on 2027-02-28 (1 day ago)");
        let forever = License { expiry_date: None, ..license.clone() };
        assert_eq!(expiry(&m, &forever, day("2026-11-22")), None);
    }

    #[test]
    fn each_state_has_its_word_and_asks_for_something_only_where_something_is_to_be_done() {
        let (m, license) = (messages(Lang::Nb), license());
        for (today, word, asks) in [
            ("2026-11-22", "Gyldig", None),
            ("2027-01-29", "Utløper snart", Some("2027-02-28")),
            ("2027-03-14", "Utløpt", Some("2027-03-14")),
            ("2027-03-15", "Stoppet", Some("2027-03-14")),
        ] {
            let state = DateState::of(&license, day(today));
            assert_eq!(date_state(&m, state), word, "{today}");
            let sentence = state_sentence(&m, &license, state);
            assert_eq!(sentence.is_some(), asks.is_some(), "{today}");
            assert!(asks.is_none_or(|named| sentence.unwrap().contains(named)), "{today}");
        }
    }
}
