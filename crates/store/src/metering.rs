//! Metered services: how much of each was used in a month, what is included, and what more costs.

mod month;
mod service;
mod terms;

use rusqlite::params;
use serde_json::json;

pub use month::Month;
pub use service::MeteredService;
pub use terms::MeteringTerms;

use crate::cell::Cells as _;
use crate::store::Tx;
use crate::{Act, Actor, Store, StoreError, log};

/// How much of a service was used in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metered {
    /// The service.
    pub service: MeteredService,
    /// The month.
    pub month: Month,
    /// Megabytes of storage, at the most during the month; of any other service how often it was used.
    pub quantity: u64,
    /// Users of that month, by which the included amount goes.
    pub users: u32,
}

/// What was metered from one month to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metering {
    /// The amounts, by service and month.
    pub amounts: Vec<Metered>,
    /// The terms, by service and number of users.
    pub terms: Vec<MeteringTerms>,
    /// When an amount was noted last, Unix seconds.
    pub updated: Option<i64>,
}

impl Store {
    /// The amounts of these months, both included, and the terms.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn metering(&self, first: Month, last: Month) -> Result<Metering, StoreError> {
        self.read(|tx| {
            let mut statement = tx.sql.prepare_cached(
                "SELECT service, month, quantity, users, updated FROM Metering WHERE month BETWEEN ?1 AND ?2 \
                 ORDER BY service, month",
            )?;
            let mut rows = statement.query(params![first.to_string(), last.to_string()])?;
            let (mut amounts, mut updated) = (Vec::new(), None);
            while let Some(row) = rows.next()? {
                // What a hand wrote and nobody understands is passed over.
                let named = (MeteredService::of(&row.text(0)?), Month::parse(&row.text(1)?));
                let counted = (u64::try_from(row.integer(2)?), u32::try_from(row.integer(3)?));
                if let ((Some(service), Some(month)), (Ok(quantity), Ok(users))) = (named, counted) {
                    amounts.push(Metered { service, month, quantity, users });
                    updated = updated.max(Some(row.integer(4)?));
                }
            }
            Ok(Metering { amounts, terms: terms::read(tx)?, updated })
        })
    }

    /// Notes amounts; what was known of the same service and month is replaced.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn meter(&self, amounts: &[Metered], now: i64) -> Result<(), StoreError> {
        self.write(|tx| amounts.iter().try_for_each(|amount| note(tx, amount, now)))
    }

    /// Replaces the terms as a whole.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn set_metering_terms(
        &self,
        terms: &[MeteringTerms],
        actor: &Actor,
        now: i64,
    ) -> Result<(), StoreError> {
        self.write(|tx| {
            let before = terms::read(tx)?;
            terms::replace(tx, terms)?;
            let list = |terms: &[MeteringTerms]| {
                json!(terms.iter().map(MeteringTerms::particulars).collect::<Vec<_>>())
            };
            let (before, after) = (list(&before), list(terms));
            log::append(tx, actor, Act::MeteringTermsSet, "", (Some(&before), Some(&after)), now)
        })
    }
}

fn note(tx: &Tx<'_>, amount: &Metered, now: i64) -> Result<(), StoreError> {
    tx.sql
        .prepare_cached(
            "INSERT INTO Metering (service, month, quantity, users, updated) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (service, month) DO UPDATE SET quantity = ?3, users = ?4, updated = ?5",
        )?
        .execute(params![
            amount.service.as_str(),
            amount.month.to_string(),
            i64::try_from(amount.quantity).unwrap_or(i64::MAX),
            amount.users,
            now
        ])?;
    Ok(())
}
