//! Names that an owner signed, in the reader's language. Without a translation the default text is shown.

use segl_license::{License, ModuleLicense, Text, Texts};

use crate::i18n::Messages;
use crate::verify::{JudgedLicence, JudgedRow};

/// The owner whose tab bears the product's name instead of the company's.
const MAIN_OWNER: &str = "SUPEROFFICE";

/// The first of these that says something.
fn first<const N: usize>(texts: [&str; N]) -> &str {
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

fn translated<'a>(m: &Messages, texts: &'a Texts, part: fn(&'a Text) -> &'a String) -> &'a str {
    texts.get(m.lang().tag()).map_or("", |text| part(text))
}

/// A verified licence's name.
pub(crate) fn description<'a>(m: &Messages, of: &'a ModuleLicense) -> &'a str {
    let translated = translated(m, &of.texts, |text| &text.description);
    first([translated, &of.module_description, &of.module_name])
}

/// More about a verified licence; empty where its owner wrote nothing.
pub(crate) fn tooltip<'a>(m: &Messages, of: &'a ModuleLicense) -> &'a str {
    first([translated(m, &of.texts, |text| &text.tooltip), &of.module_tooltip])
}

/// The name of any row: the signed one, else what the database or the list calls it.
pub(crate) fn row_name<'a>(m: &Messages, row: &'a JudgedRow) -> &'a str {
    match (&row.module, &row.stored) {
        (Some(module), _) => description(m, module),
        (None, Some(stored)) => first([&stored.columns.module_description, row.module_name()]),
        (None, None) => row.module_name(),
    }
}

/// The name on an owner's tab. Before its licence is judged, or when it was refused, what the database calls it.
pub(crate) fn owner_label<'a>(
    m: &Messages,
    name: &'a str,
    stored_description: &'a str,
    licence: Option<&'a JudgedLicence>,
) -> &'a str {
    if name == MAIN_OWNER {
        return "SuperOffice";
    }
    let signed = licence.and_then(|licence| licence.license.as_ref()).map(|license| owner_name(m, license));
    first([signed.unwrap_or_default(), stored_description, name])
}

fn owner_name<'a>(m: &Messages, license: &'a License) -> &'a str {
    first([translated(m, &license.texts, |text| &text.description), &license.owner_description])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;
    use crate::verify::testing::Vector;

    #[test]
    fn a_licence_is_called_what_its_owner_calls_it_in_the_readers_language_or_else_by_default() {
        let judged = Vector::demonstration().judge();
        let row = judged.row("nd-orders");
        let said = Lang::ALL.map(|lang| row_name(&messages(lang), row).to_owned());
        assert_eq!(said, ["Orders", "Ordrer", "Ordrer", "Order"]);
        let mut bare = ModuleLicense::clone(row.module.as_ref().unwrap());
        bare.texts = Texts::default();
        assert_eq!(description(&messages(Lang::Sv), &bare), "Orders");
        bare.module_description.clear();
        assert_eq!(description(&messages(Lang::Sv), &bare), "nd-orders");
        bare.module_tooltip.clear();
        assert_eq!(tooltip(&messages(Lang::Sv), &bare), "");
    }

    #[test]
    fn an_edited_name_is_not_shown_where_a_signed_one_is() {
        let edited = Vector::demonstration().with(|owner| {
            owner["Rows"][3]["Columns"]["ModuleDescription"] = "Free for all".into();
        });
        assert_eq!(row_name(&messages(Lang::En), edited.judge().row("nd-orders")), "Orders");
        let forged = edited.with(|owner| owner["Rows"][3]["Signed"]["Body"] = "{}".into()).judge();
        assert_eq!(row_name(&messages(Lang::En), forged.row("nd-orders")), "Free for all");
    }

    #[test]
    fn an_owner_is_called_what_was_signed_and_the_main_one_by_the_products_name() {
        let m = messages(Lang::En);
        let judged = Vector::demonstration().judge();
        let label = |name, stored, licence| owner_label(&m, name, stored, licence).to_owned();
        assert_eq!(label("SUPEROFFICE", "anything", None), "SuperOffice");
        assert_eq!(label("NORDDATA", "anything", Some(&judged.licence)), "Norddata Integrasjon AS");
        assert_eq!(label("NORDDATA", "anything", None), "anything");
        assert_eq!(label("NORDDATA", "", None), "NORDDATA");
    }
}
