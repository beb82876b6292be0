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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;

    #[test]
    fn values_are_said_as_people_say_them() {
        let m = messages(Lang::Nb);
        let said = |field, fact: Option<Fact>| value(&m, field, fact.as_ref());
        assert_eq!(said("IsHidden", Some(Fact::Flag(true))), "Ja");
        assert_eq!(said("IsHidden", Some(Fact::Flag(false))), "Nei");
        assert_eq!(said("NumberOfLicenses", Some(Fact::Number(500))), "500");
        assert_eq!(said("ExtraInfo", Some(Fact::Text(String::new()))), "(tom)");
        assert_eq!(said("ExpiryDate", Some(Fact::Nothing)), said("ExpiryDate", None));
        assert_eq!(said("ModuleName", Some(Fact::Text("2027-06-30".to_owned()))), "2027-06-30");
    }
}
