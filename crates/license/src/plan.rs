//! User plans and what they imply.

use crate::{LicenseType, ModuleLicense};

/// Whether a row is a user plan: ExtraFlags 1 on a user licence.
pub fn is_user_plan(row: &ModuleLicense) -> bool {
    row.extra_flags == 1 && row.license_type == LicenseType::UserLicense
}

/// The module names in a plan's `set=` list, in order, without blanks and repetitions.
pub fn implied_modules(row: &ModuleLicense) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    if is_user_plan(row) {
        let lists = row.extra_info.split(';').filter_map(|part| part.trim().strip_prefix("set="));
        for name in lists.flat_map(|list| list.split(',')).map(str::trim) {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}
