//! What works for a user.

use std::collections::BTreeSet;
use std::sync::Arc;

use segl_license::{Date, License, LicenseType, ModuleLicense, Roots, Verified};

use crate::check::Holders;
use crate::links::of_holder;
use crate::{Check, Store, StoreError, associates, judge};

/// A licence that works for a user. There is none without a verified row of a verified licence.
#[derive(Clone, Debug)]
pub struct Granted {
    /// Primary key of the owner.
    pub owner_id: i64,
    /// Primary key of the row.
    pub row_id: i64,
    /// The owner's licence.
    pub license: Arc<Verified<License>>,
    /// The row.
    pub row: Verified<ModuleLicense>,
}

impl Store {
    /// The licences of the installation and of a user, owners and rows in order: system licences that verify, and
    /// verified user licences with an intact link. None for a retired user, or where the company row is altered.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn rights(&self, roots: &Roots, today: Date, associate_id: i64) -> Result<Vec<Granted>, StoreError> {
        self.read(|tx| {
            let user = associates::by_id(tx, associate_id)?.filter(|user| !user.retired);
            let judged = judge::judged(tx, roots, today, false)?;
            if user.is_none() || judged.snapshot.company.check == Check::Altered {
                return Ok(Vec::new());
            }
            let held = of_holder(tx, &judged.checker, &judged.names, Holders::Users, associate_id)?;
            let held: BTreeSet<(&str, &str)> = held
                .iter()
                .filter(|link| link.counts())
                .map(|link| (link.owner_name.as_str(), link.module_name.as_str()))
                .collect();
            Ok(granted(&judged.snapshot.owners, &held))
        })
    }
}

fn granted(owners: &[judge::JudgedRecord], held: &BTreeSet<(&str, &str)>) -> Vec<Granted> {
    let mut granted: Vec<Granted> = Vec::new();
    let mut given = BTreeSet::new();
    for owner in owners {
        let Some(license) = owner.judged.license.clone().map(Arc::new) else { continue };
        for (record, row) in owner.record.rows.iter().zip(&owner.judged.rows) {
            let Some(row) = row else { continue };
            let works = match row.license_type {
                LicenseType::SiteLicense => true,
                LicenseType::UserLicense => held.contains(&(&row.owner_name, &row.module_name)),
                LicenseType::SatelliteLicense => false,
            };
            // An owner that is stored twice grants once.
            if works && given.insert((row.owner_name.clone(), row.module_name.clone())) {
                let license = Arc::clone(&license);
                granted.push(Granted {
                    owner_id: owner.record.id,
                    row_id: record.id,
                    license,
                    row: row.clone(),
                });
            }
        }
    }
    granted
}
