//! A user saved whole, as a form does: particulars, retirement and licences, all of it or nothing.

use segl_license::{Date, Roots};

use super::{AssociateError, by_id, by_name, write};
use crate::assign::{Who, verified};
use crate::bulk::{UserChange, made};
use crate::check::Holders;
use crate::judge::judged;
use crate::links::of_holder;
use crate::store::Tx;
use crate::{Actor, Associate, NewAssociate, Role, Store};

/// What of one owner's licences a user is to get and to give up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LicenseChange {
    /// The owner.
    pub owner: String,
    /// Rows that go, by name.
    pub take: Vec<String>,
    /// Rows that come, by name.
    pub give: Vec<String>,
}

/// Who saves, and by what it is judged.
#[derive(Clone, Copy, Debug)]
pub struct Saving<'a> {
    /// Pinned roots.
    pub roots: &'a Roots,
    /// The day.
    pub today: Date,
    /// Who does it.
    pub actor: &'a Actor,
    /// Unix seconds.
    pub now: i64,
}

impl Store {
    /// Saves a user in one immediate transaction: the one with this primary key, or a new one. Returns its primary key.
    ///
    /// A user who was retired and is to be no more comes back without any licence; licences are taken before others are
    /// given; retiring frees everything. A name stays, and so does a password.
    ///
    /// # Errors
    /// The first rule that stands against it, of users or of licences. Nothing was written then.
    pub fn save_associate(
        &self,
        id: Option<i64>,
        wanted: &NewAssociate,
        licenses: &[LicenseChange],
        saving: Saving<'_>,
    ) -> Result<i64, AssociateError> {
        self.write(|tx| {
            let before = id.map(|id| by_id(tx, id)?.ok_or(AssociateError::Unknown)).transpose()?;
            let id = match &before {
                Some(user) => updated(tx, user, wanted, saving)?,
                None => added(tx, wanted, saving)?,
            };
            for licenses in licenses {
                let LicenseChange { owner, take, give } = licenses.clone();
                change(tx, UserChange { users: vec![id], owner, take, give, retire: false }, saving)?;
            }
            let now = by_id(tx, id)?.ok_or(AssociateError::Unknown)?;
            if before.is_some_and(|before| before.user_type != now.user_type) {
                may_hold_what_it_holds(tx, &now, saving)?;
            }
            if wanted.retired {
                change(tx, UserChange { users: vec![id], retire: true, ..UserChange::default() }, saving)?;
            }
            Ok(id)
        })
    }
}

fn added(tx: &Tx<'_>, wanted: &NewAssociate, saving: Saving<'_>) -> Result<i64, AssociateError> {
    if !wanted.name_fits() {
        return Err(AssociateError::NameInvalid);
    }
    if by_name(tx, &wanted.name)?.is_some() {
        return Err(AssociateError::NameTaken);
    }
    let current = NewAssociate { retired: false, ..wanted.clone() };
    Ok(write::insert(tx, &current, saving.actor, saving.now)?)
}

fn updated(
    tx: &Tx<'_>,
    user: &Associate,
    wanted: &NewAssociate,
    saving: Saving<'_>,
) -> Result<i64, AssociateError> {
    if wanted.name != user.name {
        return Err(AssociateError::NameFixed);
    }
    write::update(tx, user, wanted, saving.actor, saving.now)?;
    if user.retired && !wanted.retired {
        write::restore(tx, user, saving.actor, saving.now)?;
    }
    let was_last = user.role == Role::Administrator && !user.retired && super::administrators(tx)? == 0;
    if was_last { Err(AssociateError::LastAdministrator) } else { Ok(user.id) }
}

fn change(tx: &Tx<'_>, change: UserChange, saving: Saving<'_>) -> Result<(), AssociateError> {
    let Saving { roots, today, actor, now } = saving;
    let report = made(tx, roots, today, &change, actor, now)?;
    report.refused.into_iter().next().map_or(Ok(()), |refused| Err(refused.why.into()))
}

/// Some licences are for one kind of user alone: who becomes another kind gives them up first.
fn may_hold_what_it_holds(tx: &Tx<'_>, user: &Associate, saving: Saving<'_>) -> Result<(), AssociateError> {
    let judged = judged(tx, saving.roots, saving.today, false)?;
    let who = Who::user(user);
    let held = of_holder(tx, &judged.checker, &judged.names, Holders::Users, user.id)?;
    for link in held.iter().filter(|link| link.counts()) {
        let owner = judged.snapshot.owner(&link.owner_name);
        if let Some(row) = owner.and_then(|owner| verified(owner, &link.module_name)) {
            who.may_hold(row.signed)?;
        }
    }
    Ok(())
}

impl From<crate::ChangeRefusal> for AssociateError {
    fn from(why: crate::ChangeRefusal) -> Self {
        match why {
            crate::ChangeRefusal::License(rule) => Self::Refused(rule),
            crate::ChangeRefusal::LastAdministrator => Self::LastAdministrator,
        }
    }
}
