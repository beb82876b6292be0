//! A column's value as a person reads it.

use segl_license::Fact;

use crate::i18n::Messages;
use crate::i18n::texts::label;

/// The value of a field, stored or signed.
#[expect(clippy::cast_precision_loss, reason = "a number beyond 2^53 is shown as the nearest one")]
pub(crate) fn value(m: &Messages, field: &str, fact: Option<&Fact>) -> String {
    match fact {
        None | Some(Fact::Nothing) => label::not_set(m).to_owned(),
        Some(Fact::Flag(true)) => label::yes(m).to_owned(),
        Some(Fact::Flag(false)) => label::no(m).to_owned(),
        Some(Fact::Number(number)) => m.number(*number as f64),
        Some(Fact::Text(text)) if text.is_empty() => label::empty(m).to_owned(),
        Some(Fact::Text(text)) if field == "Issued" || field.ends_with("Date") => m.day(text),
        Some(Fact::Text(text)) => text.clone(),
    }
}
