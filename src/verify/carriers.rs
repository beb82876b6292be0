//! From the carriers on the wire to what the core judges. Nothing is decided here.

use segl_license::stored::{OwnerColumns, RowColumns, StoredObject, StoredOwner, StoredRow};
use segl_license::{Activation, Date, Kind, ObjectHash, State, decode_base64};
use segl_webapi::proof;

/// The octets as they are stored. What is no base64 becomes nothing, which no check accepts.
fn object(stored: proof::Stored) -> StoredObject {
    let octets = |text: String| decode_base64(&text).unwrap_or_default();
    let body = match (stored.body, stored.base64) {
        (Some(body), _) => body.into_bytes(),
        (None, base64) => base64.map(octets).unwrap_or_default(),
    };
    StoredObject {
        body,
        signature: octets(stored.signature),
        key_id: stored.key_id,
        hash: octets(stored.hash),
    }
}

/// An owner without its rows.
pub(super) fn owner(
    columns: proof::OwnerColumns,
    license: proof::Stored,
    keys: Vec<proof::Stored>,
) -> StoredOwner {
    let columns = OwnerColumns {
        owner_name: columns.owner_name,
        owner_description: columns.owner_description,
        company_name: columns.company_name,
        serial_nr: columns.serial_nr,
        epoch: columns.epoch,
        sequence: columns.sequence,
        issued: columns.issued.unwrap_or_default(),
        admin_warning_date: columns.admin_warning_date,
        expiry_date: columns.expiry_date,
        grace_date: columns.grace_date,
        maintenance_date: columns.maintenance_date,
        next_check_date: columns.next_check_date,
        license_version: columns.license_version,
        deployment_type: columns.deployment_type,
        product_type: columns.product_type,
        product_description: columns.product_description,
        extra_flags: columns.extra_flags,
        extra_info: columns.extra_info,
        license_url: columns.license_url,
        shop_url: columns.shop_url,
    };
    StoredOwner { columns, license: object(license), keys: keys.into_iter().map(object).collect() }
}

/// A row.
pub(super) fn row(columns: proof::RowColumns, signed: proof::Stored) -> StoredRow {
    let columns = RowColumns {
        module_name: columns.module_name,
        module_version: columns.module_version,
        module_description: columns.module_description,
        module_tooltip: columns.module_tooltip,
        license_type: columns.license_type,
        allowed_user_type: columns.allowed_user_type,
        number_of_licenses: columns.number_of_licenses,
        unrestricted: columns.unrestricted,
        is_hidden: columns.is_hidden,
        extra_flags: columns.extra_flags,
        extra_info: columns.extra_info,
        prerequisite_module_name: columns.prerequisite_module_name,
        sort_order: columns.sort_order,
    };
    StoredRow { columns, signed: object(signed) }
}

/// What the judge knows besides the database: the installation's serial number, the newest list of withdrawn keys, and
/// when licences were activated.
pub(super) fn state(
    company: &proof::CompanyProof,
    revocations: Option<proof::Stored>,
    activations: &[proof::ActivationProof],
) -> State {
    let activation = |log: &proof::ActivationProof| {
        Some(Activation { hash: ObjectHash::from_base64(&log.hash)?, date: Date::parse(&log.date)? })
    };
    State {
        revocations: revocations.map(|list| object(list).to_envelope(Kind::Revocations)),
        // A database without a serial number has nothing to compare with; the store judges it likewise.
        typed_serial_nr: Some(company.serial_nr.clone()).filter(|number| !number.is_empty()),
        activations: activations.iter().filter_map(activation).collect(),
        ..State::default()
    }
}
