//! What is included, and what more of it costs.

use rusqlite::params;
use serde_json::{Value, json};

use super::MeteredService;
use crate::StoreError;
use crate::cell::Cells as _;
use crate::store::Tx;

/// What is included of a service from a number of users on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeteringTerms {
    /// The service.
    pub service: MeteredService,
    /// The fewest users.
    pub from_users: u32,
    /// What is included in a month.
    pub included: u64,
    /// What one extra package adds; at least 1.
    pub package_size: u64,
    /// What a package costs in a month, in hundredths of the currency.
    pub package_price: u64,
    /// The currency, three letters.
    pub currency: String,
}

impl MeteringTerms {
    /// The terms for a service and a number of users. An installation without users has those of the first.
    pub fn that_hold(terms: &[Self], service: MeteredService, users: u32) -> Option<&Self> {
        let reached = |terms: &&Self| terms.service == service && terms.from_users <= users.max(1);
        terms.iter().filter(reached).max_by_key(|terms| terms.from_users)
    }

    /// The most users for whom they hold; none where there is no end.
    pub fn to_users(&self, all: &[Self]) -> Option<u32> {
        let later = |terms: &&Self| terms.service == self.service && terms.from_users > self.from_users;
        all.iter().filter(later).map(|terms| terms.from_users - 1).min()
    }

    /// Extra packages that an amount needs.
    pub fn packages(&self, quantity: u64) -> u64 {
        quantity.saturating_sub(self.included).div_ceil(self.package_size.max(1))
    }

    pub(super) fn particulars(&self) -> Value {
        json!([
            self.service.as_str(),
            self.from_users,
            self.included,
            self.package_size,
            self.package_price,
            self.currency
        ])
    }
}

pub(super) fn read(tx: &Tx<'_>) -> Result<Vec<MeteringTerms>, StoreError> {
    let mut statement = tx.sql.prepare_cached(
        "SELECT service, fromUsers, included, packageSize, packagePrice, currency FROM MeteringTerms \
         ORDER BY service, fromUsers",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let number = |at| Ok::<_, rusqlite::Error>(u64::try_from(row.integer(at)?).unwrap_or_default());
        let Some(service) = MeteredService::of(&row.text(0)?) else { continue };
        found.push(MeteringTerms {
            service,
            from_users: u32::try_from(row.integer(1)?).unwrap_or_default(),
            included: number(2)?,
            package_size: number(3)?,
            package_price: number(4)?,
            currency: row.text(5)?,
        });
    }
    Ok(found)
}

pub(super) fn replace(tx: &Tx<'_>, terms: &[MeteringTerms]) -> Result<(), StoreError> {
    tx.sql.execute("DELETE FROM MeteringTerms", [])?;
    let number = |amount: u64| i64::try_from(amount).unwrap_or(i64::MAX);
    for one in terms {
        tx.sql
            .prepare_cached(
                "INSERT OR REPLACE INTO MeteringTerms (service, fromUsers, included, packageSize, packagePrice, \
                 currency) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                one.service.as_str(),
                one.from_users,
                number(one.included),
                number(one.package_size),
                number(one.package_price),
                one.currency
            ])?;
    }
    Ok(())
}
