//! The carriers' enumerations as the product's own words.

use segl_license::{LicenseType, UserType};

use crate::i18n::Messages;
use crate::i18n::texts::label;

/// What a licence is counted per. Mind the trap: the carrier's `SiteLicense` is a system licence on screen, and its
/// `SatelliteLicense` a site licence.
pub(crate) fn license_type(m: &Messages, of: LicenseType) -> &str {
    match of {
        LicenseType::SiteLicense => label::system_licence(m),
        LicenseType::SatelliteLicense => label::site_licence(m),
        LicenseType::UserLicense => label::user_licence(m),
    }
}

/// Who may hold a licence.
pub(crate) fn user_type(m: &Messages, of: UserType) -> &str {
    match of {
        UserType::Unknown => label::users_any(m),
        UserType::InternalAssociate => label::users_internal(m),
        UserType::ResourceAssociate => label::users_resource(m),
        UserType::ExternalAssociate => label::users_external(m),
        UserType::AnonymousAssociate => label::users_anonymous(m),
        UserType::SystemAssociate => label::users_system(m),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;

    #[test]
    fn the_carriers_words_and_the_screens_words_are_not_mixed_up() {
        let of = |lang| {
            let m = messages(lang);
            [LicenseType::SiteLicense, LicenseType::SatelliteLicense, LicenseType::UserLicense]
                .map(|of| license_type(&m, of).to_owned())
        };
        assert_eq!(of(Lang::En), ["System licence", "Site licence", "User licence"]);
        assert_eq!(of(Lang::Nb), ["Systemlisens", "Sitelisens", "Brukerlisens"]);
        assert_eq!(of(Lang::Sv), ["Systemlicens", "Platslicens", "Användarlicens"]);
    }
}
