//! Columns as stored, in the carriers' form.

use segl_license::stored;
use segl_webapi::proof::{OwnerColumns, RowColumns};

pub(super) fn owner(columns: &stored::OwnerColumns) -> OwnerColumns {
    OwnerColumns {
        owner_name: columns.owner_name.clone(),
        owner_description: columns.owner_description.clone(),
        company_name: columns.company_name.clone(),
        serial_nr: columns.serial_nr.clone(),
        epoch: columns.epoch,
        sequence: columns.sequence,
        issued: Some(columns.issued.clone()),
        admin_warning_date: columns.admin_warning_date.clone(),
        expiry_date: columns.expiry_date.clone(),
        grace_date: columns.grace_date.clone(),
        maintenance_date: columns.maintenance_date.clone(),
        next_check_date: columns.next_check_date.clone(),
        license_version: columns.license_version.clone(),
        deployment_type: columns.deployment_type,
        product_type: columns.product_type.clone(),
        product_description: columns.product_description.clone(),
        extra_flags: columns.extra_flags,
        extra_info: columns.extra_info.clone(),
        license_url: columns.license_url.clone(),
        shop_url: columns.shop_url.clone(),
    }
}

pub(super) fn row(columns: &stored::RowColumns) -> RowColumns {
    RowColumns {
        owner_name: None,
        module_name: columns.module_name.clone(),
        module_version: columns.module_version.clone(),
        module_description: columns.module_description.clone(),
        module_tooltip: columns.module_tooltip.clone(),
        license_type: columns.license_type.clone(),
        allowed_user_type: columns.allowed_user_type.clone(),
        number_of_licenses: columns.number_of_licenses,
        unrestricted: columns.unrestricted,
        is_hidden: columns.is_hidden,
        extra_flags: columns.extra_flags,
        extra_info: columns.extra_info.clone(),
        prerequisite_module_name: columns.prerequisite_module_name.clone(),
        sort_order: columns.sort_order,
    }
}
