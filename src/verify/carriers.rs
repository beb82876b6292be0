//! From the carriers on the wire to what the core judges. Nothing is decided here.

use segl_license::stored::{OwnerColumns, RowColumns, StoredObject, StoredOwner, StoredRow};
use segl_license::{Activation, Date, Kind, ObjectHash, State, decode_base64};
use segl_webapi::proof;

/// The octets as they are stored. What is no base64 becomes nothing, which no check accepts.
pub(super) fn object(stored: proof::Stored) -> StoredObject {
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

#[cfg(test)]
mod tests {
    use super::*;
    use segl_webapi::proof::{ActivationProof, Check, CompanyProof, Stored};

    fn stored(body: Option<&str>, base64: Option<&str>, signature: &str) -> Stored {
        Stored {
            body: body.map(str::to_owned),
            base64: base64.map(str::to_owned),
            key_id: "k".to_owned(),
            signature: signature.to_owned(),
            hash: String::new(),
        }
    }

    #[test]
    fn a_body_is_taken_octet_by_octet_and_what_is_no_base64_becomes_nothing() {
        assert_eq!(object(stored(Some("å\u{feff}"), None, "AQI=")).body, "å\u{feff}".as_bytes());
        assert_eq!(object(stored(None, Some("/wA="), "AQI=")).body, [0xff, 0]);
        let bad = object(stored(None, Some("/wA"), "AQI"));
        assert!(bad.body.is_empty() && bad.signature.is_empty());
        assert!(object(stored(None, None, "")).body.is_empty());
    }

    #[test]
    fn activations_that_cannot_be_read_are_none() {
        let company = |serial_nr: &str| CompanyProof {
            name: String::new(),
            serial_nr: serial_nr.to_owned(),
            check: Check::Intact,
        };
        let log = |hash: &str, date: &str| ActivationProof { hash: hash.to_owned(), date: date.to_owned() };
        let hash = "Yupl8P2bj6d+Te47I3O3P9ziNT5nz/AbBYGKKMIJhls=";
        let logs = [log(hash, "2026-11-22"), log(hash, "yesterday"), log("", "2026-11-22")];
        let read = state(&company("1801852599"), None, &logs);
        assert_eq!(read.activations.len(), 1);
        assert_eq!(read.typed_serial_nr.as_deref(), Some("1801852599"));
        assert_eq!(state(&company(""), None, &[]).typed_serial_nr, None);
    }
}
