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
