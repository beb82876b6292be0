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
