//! Databases and satellites, for which site licences are counted.

use rusqlite::params;
use segl_license::{Date, Roots};

use crate::assign::{Desk, Manner, Who, apply, give, take};
use crate::cell::Cells as _;
use crate::check::Holders;
use crate::judge::judged;
use crate::links::of_holder;
use crate::names::Names;
use crate::store::Tx;
use crate::{Act, Actor, AssignError, Link, Refusal, Store, StoreError, company, log, owners};

/// A database or satellite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Satellite {
    /// Primary key.
    pub id: i64,
    /// Its name.
    pub name: String,
}

impl Store {
    /// Every satellite, by name.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn satellites(&self) -> Result<Vec<Satellite>, StoreError> {
        self.read(read)
    }

    /// Adds a satellite, unless there is one of this name. Returns its primary key.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn add_satellite(&self, name: &str, actor: &Actor, now: i64) -> Result<i64, StoreError> {
        self.write(|tx| {
            if let Some(known) = read(tx)?.into_iter().find(|satellite| satellite.name == name) {
                return Ok(known.id);
            }
            tx.sql.execute(
                "INSERT INTO Satellite (name, registered, registered_associate_id) VALUES (?1, ?2, ?3)",
                params![name, now, actor.associate_id],
            )?;
            let id = tx.sql.last_insert_rowid();
            log::append(tx, actor, Act::SatelliteAdded, name, (None, None), now)?;
            Ok(id)
        })
    }

    /// Gives site licences of one owner to a satellite, as [`Store::assign`] does to a user.
    ///
    /// # Errors
    /// [`AssignError::Refused`] with the first rule that stands against it.
    #[expect(clippy::too_many_arguments, reason = "trust, day, what, who and when are separate by nature")]
    pub fn assign_satellite(
        &self,
        roots: &Roots,
        today: Date,
        owner: &str,
        satellite_id: i64,
        modules: &[&str],
        actor: &Actor,
        now: i64,
    ) -> Result<(), AssignError> {
        self.write(|tx| {
            let satellite = read(tx)?.into_iter().find(|satellite| satellite.id == satellite_id);
            let who = Who::satellite(&satellite.ok_or(Refusal::UnknownSatellite)?);
            let mut judged = judged(tx, roots, today, true)?;
            let held = of_holder(tx, &judged.checker, &judged.names, Holders::Satellites, who.id)?;
            let desk = Desk::open(&judged, owner, today)?;
            let change = give(&desk, &who, &held, modules, Manner::ByHand)?;
            Ok(apply(tx, &mut judged, owner, &who, &held, &change, actor, now)?)
        })
    }

    /// Takes site licences of one owner from a satellite. What it does not hold is passed over.
    ///
    /// # Errors
    /// [`AssignError::Refused`] with the first rule that stands against it.
    #[expect(clippy::too_many_arguments, reason = "trust, day, what, who and when are separate by nature")]
    pub fn unassign_satellite(
        &self,
        roots: &Roots,
        today: Date,
        owner: &str,
        satellite_id: i64,
        modules: &[&str],
        actor: &Actor,
        now: i64,
    ) -> Result<(), AssignError> {
        self.write(|tx| {
            let satellite = read(tx)?.into_iter().find(|satellite| satellite.id == satellite_id);
            let who = Who::satellite(&satellite.ok_or(Refusal::UnknownSatellite)?);
            let mut judged = judged(tx, roots, today, false)?;
            let held = of_holder(tx, &judged.checker, &judged.names, Holders::Satellites, who.id)?;
            let change = take(&judged, owner, &held, modules)?;
            Ok(apply(tx, &mut judged, owner, &who, &held, &change, actor, now)?)
        })
    }

    /// The links of a satellite, by primary key.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn satellite_holdings(&self, satellite_id: i64) -> Result<Vec<Link>, StoreError> {
        self.read(|tx| {
            let names = Names::of(&owners::read(tx)?);
            let checker = tx.checker(&company::read(tx)?.database_id);
            of_holder(tx, &checker, &names, Holders::Satellites, satellite_id)
        })
    }
}

/// Every satellite, by name.
pub(crate) fn read(tx: &Tx<'_>) -> Result<Vec<Satellite>, StoreError> {
    let mut statement =
        tx.sql.prepare_cached("SELECT Satellite_id, name FROM Satellite ORDER BY name, Satellite_id")?;
    let found = statement.query_map([], |row| Ok(Satellite { id: row.integer(0)?, name: row.text(1)? }))?;
    Ok(found.collect::<Result<_, _>>()?)
}
