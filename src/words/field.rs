//! A field of a licence by the name that stands on the screen.

use crate::i18n::Messages;
use crate::i18n::texts::{heading, label};

/// The name on the screen; none for what the screen does not show.
pub(crate) fn field<'m>(m: &'m Messages, name: &str) -> Option<&'m str> {
    Some(match name {
        "ModuleName" => label::module_name(m),
        "ModuleVersion" => label::version(m),
        "ModuleDescription" => label::licence(m),
        "ModuleTooltip" => label::purpose(m),
        "LicenseType" => label::licence_type(m),
        "AllowedUserType" => label::allowed_users(m),
        "NumberOfLicenses" => label::total(m),
        "Unrestricted" => label::unlimited(m),
        "IsHidden" => label::hidden(m),
        "ExtraInfo" => heading::plan_contents(m),
        "PrerequisiteModuleName" => heading::prerequisite(m),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;

    #[test]
    fn a_field_is_called_what_the_screen_calls_it_and_others_have_only_their_name_in_code() {
        let m = messages(Lang::Nb);
        assert_eq!(field(&m, "NumberOfLicenses"), Some("Totalt"));
        assert_eq!(field(&m, "SortOrder"), None);
    }
}
