//! Licences taken from holders and given to them, together with a new licence.

use serde_json::{Value, json};

use super::content::ActivationDraft;
use crate::assign::{Desk, Manner, Who, apply, current, give, requests_allow, take};
use crate::judge::Judged;
use crate::links::of_holder;
use crate::store::Tx;
use crate::{AssignError, Link, Refusal, StoreError, associates, satellites};

/// Who holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolderId {
    /// A user, by primary key.
    Associate(i64),
    /// A satellite, by primary key.
    Satellite(i64),
}

/// What one holder gives up and what it gets instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Who.
    pub holder: HolderId,
    /// Rows that go, by name. A plan takes along what it implied.
    pub remove: Vec<String>,
    /// Rows that come, by name, within the numbers of the new licence. A plan brings what it implies.
    pub give: Vec<String>,
}

/// A move that stands against a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveRefusal {
    /// Whose.
    pub holder: HolderId,
    /// The holder's name; empty where there is no such holder.
    pub name: String,
    /// The rule.
    pub refusal: Refusal,
}

/// One half of the moves, written as it is decided; what stands against a rule is left out and named.
pub(super) struct Moving<'a> {
    pub(super) tx: &'a Tx<'a>,
    pub(super) draft: &'a ActivationDraft<'a>,
    pub(super) owner: &'a str,
    pub(super) refused: Vec<MoveRefusal>,
    pub(super) told: Told,
}

/// What the log keeps of moves: all of them counted, the first by name.
#[derive(Default)]
pub(super) struct Told {
    pub(super) count: usize,
    pub(super) first: Vec<Value>,
}

impl Told {
    /// How many are kept by name. What each user held before and after is in the log besides, user by user.
    const MOST: usize = 100;

    fn tell(&mut self, name: &str, one: &Move) {
        self.count += 1;
        if self.first.len() < Self::MOST {
            self.first.push(json!({ "Name": name, "Remove": one.remove, "Give": one.give }));
        }
    }
}

impl Moving<'_> {
    /// Takes what goes, by the licence that is active until now.
    pub(super) fn take(&mut self, judged: &mut Judged, one: &Move) -> Result<(), StoreError> {
        let outcome = self.try_take(judged, one);
        self.settle(one, outcome)
    }

    /// Gives what comes, by the new licence as it stands in the database.
    pub(super) fn give(&mut self, judged: &mut Judged, one: &Move) -> Result<(), StoreError> {
        if one.give.is_empty() || self.refused.iter().any(|refused| refused.holder == one.holder) {
            return Ok(());
        }
        let outcome = self.try_give(judged, one);
        self.settle(one, outcome)
    }

    fn try_take(&mut self, judged: &mut Judged, one: &Move) -> Result<(), AssignError> {
        let who = self.who(one.holder)?;
        let held = self.held(judged, &who)?;
        let names: Vec<&str> = one.remove.iter().map(String::as_str).collect();
        let holds = |name: &&&str| {
            held.iter().any(|link| link.owner_name == self.owner && link.module_name == **name)
        };
        if let Some(module) = names.iter().find(|name| !holds(name)) {
            return Err(Refusal::NotHeld { module: (*module).to_owned() }.into());
        }
        let change = take(judged, self.owner, &held, &names)?;
        let gets: Vec<&str> = one.give.iter().map(String::as_str).collect();
        requests_allow(self.tx, judged, self.owner, &who, &held, &change, &gets)?;
        let ActivationDraft { actor, now, .. } = *self.draft;
        apply(self.tx, judged, self.owner, &who, &held, &change, actor, now)?;
        self.told.tell(&who.full_name, one);
        Ok(())
    }

    fn try_give(&self, judged: &mut Judged, one: &Move) -> Result<(), AssignError> {
        let ActivationDraft { actor, now, today, .. } = *self.draft;
        if let HolderId::Associate(id) = one.holder {
            current(self.tx, id)?;
        }
        let who = self.who(one.holder)?;
        let held = self.held(judged, &who)?;
        let names: Vec<&str> = one.give.iter().map(String::as_str).collect();
        let change = give(&Desk::open(judged, self.owner, today)?, &who, &held, &names, Manner::ByHand)?;
        Ok(apply(self.tx, judged, self.owner, &who, &held, &change, actor, now)?)
    }

    fn who(&self, holder: HolderId) -> Result<Who, AssignError> {
        match holder {
            HolderId::Associate(id) => {
                Ok(Who::user(&associates::by_id(self.tx, id)?.ok_or(Refusal::UnknownAssociate)?))
            }
            HolderId::Satellite(id) => {
                let found = satellites::read(self.tx)?.into_iter().find(|satellite| satellite.id == id);
                Ok(Who::satellite(&found.ok_or(Refusal::UnknownSatellite)?))
            }
        }
    }

    fn held(&self, judged: &Judged, who: &Who) -> Result<Vec<Link>, StoreError> {
        of_holder(self.tx, &judged.checker, &judged.names, who.holders, who.id)
    }

    /// Notes a refusal by rule; the store's own failures go on.
    fn settle(&mut self, one: &Move, outcome: Result<(), AssignError>) -> Result<(), StoreError> {
        match outcome {
            Ok(()) => Ok(()),
            Err(AssignError::Refused(refusal)) => {
                let name = self.who(one.holder).map(|who| who.name).unwrap_or_default();
                self.refused.push(MoveRefusal { holder: one.holder, name, refusal });
                Ok(())
            }
            Err(AssignError::Store(error)) => Err(error),
        }
    }
}
