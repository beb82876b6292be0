//! Two small licences, signed with keys made for the test.

use segl_issuer::{SigningKey, certify, revoke, seal};
use segl_license::stored::StoredObject;
use segl_license::{
    Date, Envelope, License, LicenseFile, LicenseType, ModuleLicense, ObjectHash, Revocation,
    RevocationReason, Revocations, Roots, Texts, UserType, encode_base64,
};

pub(crate) const TODAY: &str = "2026-11-22";
pub(crate) const COMPANY: &str = "Wordslayer AS";
pub(crate) const SERIAL: &str = "1801852599";

/// The keys of the test: 1 is the root, 2 SUPEROFFICE's, 3 NORDDATA's.
pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32], true).unwrap()
}

fn day(text: &str) -> Option<Date> {
    Some(Date::parse(text).unwrap())
}

/// The root that the server of the test trusts.
pub(crate) fn roots() -> Roots {
    Roots::from_json(&roots_json(true), "null").unwrap()
}

/// The same root as JSON, marked for tests or as a vendor's.
pub(crate) fn roots_json(test: bool) -> String {
    let public = encode_base64(key(1).public().as_bytes());
    format!(r#"[{{"PublicKey":"{public}","Test":{test}}}]"#)
}

/// A list, as it is stored, that says since when SUPEROFFICE's key is in wrong hands.
pub(crate) fn compromised_since(date: &str) -> StoredObject {
    StoredObject::of(&withdrawn(RevocationReason::Compromised, date), key(1).public().key_id())
}

/// A list in which SUPEROFFICE's key is withdrawn.
pub(crate) fn withdrawn(reason: RevocationReason, date: &str) -> Envelope {
    let entry = Revocation {
        key_id: Some(key(2).public().key_id().to_owned()),
        hash: None,
        date: day(date).unwrap(),
        reason,
    };
    let list = Revocations {
        generation: 1,
        issued: day("2026-11-20").unwrap(),
        next_update: day("2027-11-20").unwrap(),
        entries: vec![entry],
    };
    revoke(&key(1), &list).unwrap()
}

/// An issue of an owner's licence, to be changed before it is signed.
pub(crate) struct Issue {
    pub(crate) license: License,
    pub(crate) rows: Vec<ModuleLicense>,
}

impl Issue {
    fn first(owner: &str, rows: Vec<ModuleLicense>) -> Self {
        let license = License {
            owner_name: owner.to_owned(),
            owner_description: format!("{owner} in words"),
            company_name: COMPANY.to_owned(),
            serial_nr: SERIAL.to_owned(),
            epoch: 1,
            sequence: 1,
            previous: None,
            replaces: None,
            issued: day(TODAY).unwrap(),
            admin_warning_date: day("2027-05-30"),
            expiry_date: day("2027-06-30"),
            grace_date: day("2027-07-12"),
            maintenance_date: day("2027-05-30"),
            next_check_date: day("2026-11-29"),
            license_version: "11.11".to_owned(),
            deployment_type: 1,
            product_type: "online".to_owned(),
            product_description: "SuperOffice CRM Online".to_owned(),
            extra_flags: 7,
            extra_info: "extra".to_owned(),
            license_url: Some("https://license.example.com/v1".to_owned()),
            shop_url: Some(format!("https://shop.example.com/?owner={owner}")),
            revocations_generation: 0,
            texts: Texts::default(),
            module_licenses: Vec::new(),
        };
        Self { license, rows }
    }

    /// The second issue of SUPEROFFICE's licence.
    pub(crate) fn next() -> Self {
        let previous = Self::superoffice().hash();
        let mut this = Self::superoffice();
        this.license.sequence = 2;
        this.license.previous = Some(previous);
        this
    }

    /// Changes the number of a row.
    pub(crate) fn number(mut self, module: &str, number: u32) -> Self {
        self.rows.iter_mut().find(|row| row.module_name == module).unwrap().number_of_licenses = number;
        self
    }

    /// Leaves a row out.
    pub(crate) fn without(mut self, module: &str) -> Self {
        self.rows.retain(|row| row.module_name != module);
        self
    }

    pub(crate) fn hash(&self) -> ObjectHash {
        self.sealed().license.hash()
    }

    /// The file.
    pub(crate) fn text(&self) -> String {
        self.sealed().to_text()
    }

    pub(crate) fn sealed(&self) -> LicenseFile {
        let owner = self.license.owner_name.as_str();
        let signing = key(if owner == "SUPEROFFICE" { 2 } else { 3 });
        self.sealed_with(&signing, certificate(&signing, owner, "2030-12-31"))
    }

    /// Signed with this key, under this certificate.
    pub(crate) fn sealed_with(&self, signing: &SigningKey, certificate: Envelope) -> LicenseFile {
        seal(self.license.clone(), self.rows.clone(), signing, &[certificate])
    }
}

/// The root's certificate of a key, up to a day.
pub(crate) fn certificate(signing: &SigningKey, owner: &str, until: &str) -> Envelope {
    let from_to = (day("2026-01-01").unwrap(), day(until).unwrap());
    certify(&key(1), signing.public(), owner, 1, from_to, true).unwrap()
}

fn row(sort_order: u32, name: &str, license_type: LicenseType, number: u32) -> ModuleLicense {
    ModuleLicense {
        owner_name: String::new(),
        serial_nr: String::new(),
        epoch: 0,
        sequence: 0,
        module_name: name.to_owned(),
        module_version: "11.11".to_owned(),
        module_description: format!("{name} in words"),
        module_tooltip: format!("{name} explained"),
        license_type,
        allowed_user_type: UserType::InternalAssociate,
        number_of_licenses: number,
        unrestricted: false,
        is_hidden: false,
        extra_flags: 0,
        extra_info: String::new(),
        prerequisite_module_name: None,
        sort_order,
        texts: Texts::default(),
    }
}

/// A system licence, a plan with what it brings, and user licences of every kind.
pub(crate) fn superoffice() -> String {
    Issue::superoffice().text()
}

/// The next issue, in which the plan has five seats.
pub(crate) fn superoffice_again() -> String {
    Issue::next().number("ten-sales", 5).text()
}

fn superoffice_rows() -> Vec<ModuleLicense> {
    use LicenseType::{SatelliteLicense, SiteLicense, UserLicense};
    let hidden = |row: ModuleLicense| ModuleLicense { is_hidden: true, ..row };
    let after = |row: ModuleLicense, name: &str| ModuleLicense {
        prerequisite_module_name: Some(name.to_owned()),
        ..row
    };
    vec![
        row(1, "server", SiteLicense, 1),
        row(2, "satellite", SatelliteLicense, 2),
        ModuleLicense {
            extra_flags: 1,
            extra_info: "set=user,web".to_owned(),
            ..row(3, "ten-sales", UserLicense, 2)
        },
        hidden(row(4, "user", UserLicense, 4)),
        hidden(row(5, "web", UserLicense, 4)),
        after(row(6, "windows", UserLicense, 1), "user"),
        ModuleLicense { unrestricted: true, ..row(7, "visible-for", UserLicense, 1) },
        ModuleLicense {
            allowed_user_type: UserType::ExternalAssociate,
            ..row(8, "external", UserLicense, 3)
        },
    ]
}

impl Issue {
    pub(crate) fn superoffice() -> Self {
        Self::first("SUPEROFFICE", superoffice_rows())
    }

    pub(crate) fn norddata() -> Self {
        Self::first("NORDDATA", norddata_rows())
    }
}

/// A third party's: two user licences, one after the other.
pub(crate) fn norddata() -> String {
    Issue::norddata().text()
}

fn norddata_rows() -> Vec<ModuleLicense> {
    let invoices = ModuleLicense {
        prerequisite_module_name: Some("nd-orders".to_owned()),
        ..row(2, "nd-invoices", LicenseType::UserLicense, 1)
    };
    vec![row(1, "nd-orders", LicenseType::UserLicense, 1), invoices]
}
