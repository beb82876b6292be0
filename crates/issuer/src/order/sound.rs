//! A licence and a row in which every field has its form: what an order starts from, and what its fields are tried in.

use segl_license::{Bytes32, Date, License, LicenseType, ListedModule, ModuleLicense, Texts, UserType};

/// A licence whose fields all have their form.
pub(super) fn license(today: Date) -> License {
    License {
        owner_name: "OWNER".to_owned(),
        owner_description: String::new(),
        company_name: "Company".to_owned(),
        serial_nr: "0000000000".to_owned(),
        epoch: 1,
        sequence: 1,
        previous: None,
        replaces: None,
        issued: today,
        admin_warning_date: None,
        expiry_date: None,
        grace_date: None,
        maintenance_date: None,
        next_check_date: None,
        license_version: String::new(),
        deployment_type: 0,
        product_type: String::new(),
        product_description: String::new(),
        extra_flags: 0,
        extra_info: String::new(),
        license_url: None,
        shop_url: None,
        revocations_generation: 0,
        texts: Texts::default(),
        module_licenses: vec![ListedModule { module_name: "module".to_owned(), hash: Bytes32([0; 32]) }],
    }
}

/// A row whose fields all have their form, with the defaults of an order.
pub(super) fn row() -> ModuleLicense {
    ModuleLicense {
        owner_name: "OWNER".to_owned(),
        serial_nr: "0000000000".to_owned(),
        epoch: 1,
        sequence: 1,
        module_name: "module".to_owned(),
        module_version: "1".to_owned(),
        module_description: String::new(),
        module_tooltip: String::new(),
        license_type: LicenseType::SiteLicense,
        allowed_user_type: UserType::InternalAssociate,
        number_of_licenses: 1,
        unrestricted: false,
        is_hidden: false,
        extra_flags: 0,
        extra_info: String::new(),
        prerequisite_module_name: None,
        sort_order: 0,
        texts: Texts::default(),
    }
}
