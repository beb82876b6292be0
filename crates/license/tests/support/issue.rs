//! A small licence, to be edited by each test.

use segl_license::{
    Envelope, License, LicenseFile, LicenseType, ListedModule, ModuleLicense, Text, Texts, UserType,
};

use super::keys::{Key, Signer, certificate, day, root, superoffice};

/// The serial number that most tests use.
pub(crate) const SERIAL_NR: &str = "1801852599";
/// Another customer's serial number.
pub(crate) const OTHER_SERIAL_NR: &str = "1010000014";

/// An issue of a licence before it is signed.
#[derive(Clone, Debug)]
pub(crate) struct Issue {
    /// The licence; its list is made from the rows when it is signed.
    pub(crate) license: License,
    /// The rows as they will be signed.
    pub(crate) rows: Vec<ModuleLicense>,
    /// Certificates.
    pub(crate) keys: Vec<Envelope>,
    /// A revocation list.
    pub(crate) revocations: Option<Envelope>,
    /// Who signs licence and rows.
    pub(crate) signer: Key,
}

impl Issue {
    /// The first issue: SUPEROFFICE, one row.
    pub(crate) fn first() -> Self {
        let signer = superoffice();
        let keys = vec![root().sign(&certificate(&signer))];
        let rows = vec![row("ten-sales", 20)];
        Self { license: license(), rows, keys, revocations: None, signer }.with(|_| ())
    }

    /// The first issue with two rows, a hidden one and the plan that implies it.
    pub(crate) fn of_two_rows() -> Self {
        let mut issue = Self::first();
        issue.rows.insert(0, row("user", 10));
        issue.rows[0].is_hidden = true;
        issue.rows[1].extra_flags = 1;
        issue.rows[1].extra_info = "set=user".to_owned();
        issue.with(|_| ())
    }

    /// The same with a change to the licence, its identity copied into the rows.
    pub(crate) fn with(mut self, edit: impl FnOnce(&mut License)) -> Self {
        edit(&mut self.license);
        self.stamp();
        self
    }

    /// The issue of this number.
    pub(crate) fn number(sequence: u32) -> Self {
        Self::first().with(|license| license.sequence = sequence)
    }

    /// The same for another owner, signed and certified with its own key.
    pub(crate) fn of_owner(mut self, owner_name: &str, signer: Key) -> Self {
        let mut own = certificate(&signer);
        own.owner_name = owner_name.to_owned();
        self.keys = vec![root().sign(&own)];
        self.signer = signer;
        self.with(|license| license.owner_name = owner_name.to_owned())
    }

    /// The same in another epoch, with a key certified for it.
    pub(crate) fn of_epoch(mut self, epoch: u32, signer: Key) -> Self {
        let mut own = certificate(&signer);
        own.epoch = epoch;
        self.keys = vec![root().sign(&own)];
        self.signer = signer;
        self.with(|license| license.epoch = epoch)
    }

    fn stamp(&mut self) {
        for row in &mut self.rows {
            row.owner_name.clone_from(&self.license.owner_name);
            row.serial_nr.clone_from(&self.license.serial_nr);
            row.epoch = self.license.epoch;
            row.sequence = self.license.sequence;
        }
    }

    /// Signs the rows, lists them, signs the licence.
    pub(crate) fn file(&self) -> LicenseFile {
        let module_licenses: Vec<Envelope> = self.rows.iter().map(|row| self.signer.sign(row)).collect();
        let listed = |(row, envelope): (&ModuleLicense, &Envelope)| ListedModule {
            module_name: row.module_name.clone(),
            hash: envelope.hash(),
        };
        let mut license = self.license.clone();
        license.module_licenses = self.rows.iter().zip(&module_licenses).map(listed).collect();
        LicenseFile {
            license: self.signer.sign(&license),
            module_licenses,
            keys: self.keys.clone(),
            revocations: self.revocations.clone(),
        }
    }
}

fn license() -> License {
    License {
        owner_name: "SUPEROFFICE".to_owned(),
        owner_description: String::new(),
        company_name: "Wordslayer AS".to_owned(),
        serial_nr: SERIAL_NR.to_owned(),
        epoch: 1,
        sequence: 1,
        previous: None,
        replaces: None,
        issued: day("2026-11-01"),
        admin_warning_date: Some(day("2027-05-30")),
        expiry_date: Some(day("2027-06-30")),
        grace_date: Some(day("2027-07-12")),
        maintenance_date: None,
        next_check_date: None,
        license_version: "11.11".to_owned(),
        deployment_type: 1,
        product_type: String::new(),
        product_description: String::new(),
        extra_flags: 0,
        extra_info: String::new(),
        license_url: None,
        shop_url: None,
        revocations_generation: 0,
        texts: Texts::default(),
        module_licenses: Vec::new(),
    }
}

/// A user licence for 50.
pub(crate) fn row(module_name: &str, sort_order: u32) -> ModuleLicense {
    ModuleLicense {
        owner_name: String::new(),
        serial_nr: String::new(),
        epoch: 1,
        sequence: 1,
        module_name: module_name.to_owned(),
        module_version: "11.11".to_owned(),
        module_description: String::new(),
        module_tooltip: String::new(),
        license_type: LicenseType::UserLicense,
        allowed_user_type: UserType::InternalAssociate,
        number_of_licenses: 50,
        unrestricted: false,
        is_hidden: false,
        extra_flags: 0,
        extra_info: String::new(),
        prerequisite_module_name: None,
        sort_order,
        texts: Texts::default(),
    }
}

/// A translation.
pub(crate) fn text(tag: &str, description: &str) -> (String, Text) {
    (tag.to_owned(), Text { description: description.to_owned(), tooltip: String::new() })
}
