//! Implied licences follow their plan: where a new licence changes what a plan implies, its holders lose what it no
//! longer implies and get what it implies from now on.

use std::collections::BTreeMap;

use segl_license::{ModuleLicense, Verified, implied_modules, is_user_plan};

use super::content::{ActivationDraft, Content};
use crate::assign::{Change, Who, apply, verified};
use crate::check::Holders;
use crate::judge::Judged;
use crate::links::{Link, of_holder, users_by};
use crate::store::Tx;
use crate::{JudgedRecord, StoreError, associates};

/// What a plan no longer implies, and what it implies from now on, by the rows that the licences have.
#[derive(Debug, Default)]
struct Turn<'a> {
    leaves: Vec<&'a str>,
    comes: Vec<&'a str>,
}

/// Plans that imply something else in the new licence.
#[derive(Debug, Default)]
pub(super) struct Follow {
    /// For each plan: what leaves and what comes.
    plans: BTreeMap<String, (Vec<String>, Vec<String>)>,
}

impl Follow {
    /// Compares the plans of both licences.
    pub(super) fn of(old: Option<&JudgedRecord>, content: &Content<'_>) -> Self {
        let Some(old) = old else { return Self::default() };
        let old_row = |name: &str| old.judged.rows.iter().flatten().find(|row| row.module_name == name);
        let mut plans = BTreeMap::new();
        for plan in old.judged.rows.iter().flatten().filter(|row| is_user_plan(row)) {
            // A plan that goes takes everything along when it is taken; as long as it is held it blocks.
            let Some(new) = content.row(&plan.module_name).filter(|row| is_user_plan(row)) else { continue };
            let turn = turn(plan, new, |name| old_row(name).is_some(), |name| content.row(name).is_some());
            if !turn.leaves.is_empty() || !turn.comes.is_empty() {
                let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
                plans.insert(plan.module_name.clone(), (owned(turn.leaves), owned(turn.comes)));
            }
        }
        Self { plans }
    }

    /// Takes what plans no longer imply from their holders, unless another row of theirs needs it in the new licence.
    pub(super) fn release(
        &self,
        tx: &Tx<'_>,
        judged: &mut Judged,
        content: &Content<'_>,
        draft: &ActivationDraft<'_>,
    ) -> Result<(), StoreError> {
        let owner = content.license.owner_name.as_str();
        self.each(tx, judged, owner, |judged, who, held, (leaves, _)| {
            let needed = |name: &str| {
                held.iter().filter(|link| link.owner_name == owner && link.counts()).any(|link| {
                    let row = content.row(&link.module_name);
                    row.is_some_and(|row| row.prerequisite_module_name.as_deref() == Some(name))
                })
            };
            let goes = |link: &&Link| {
                link.owner_name == owner && leaves.contains(&link.module_name) && !needed(&link.module_name)
            };
            let change = Change { remove: held.iter().filter(goes).cloned().collect(), add: Vec::new() };
            apply(tx, judged, owner, who, held, &change, draft.actor, draft.now)
        })
    }

    /// Gives what plans imply from now on to their holders. The new licence stands in the database.
    pub(super) fn bring(
        &self,
        tx: &Tx<'_>,
        judged: &mut Judged,
        owner: &str,
        draft: &ActivationDraft<'_>,
    ) -> Result<(), StoreError> {
        self.each(tx, judged, owner, |judged, who, held, (_, comes)| {
            let has = |name: &str| {
                held.iter().any(|link| link.owner_name == owner && link.module_name == name && link.counts())
            };
            let record = judged.snapshot.owner(owner);
            let rows = comes.iter().filter(|name| !has(name)).filter_map(|name| verified(record?, name));
            let add: Vec<(i64, String)> = rows
                .filter(|row| who.may_hold(row.signed).is_ok())
                .map(|row| (row.id, row.signed.module_name.clone()))
                .collect();
            // A link that does not count makes room for the one that will.
            let stale = |link: &&Link| !link.counts() && add.iter().any(|(id, _)| *id == link.row_id);
            let change = Change { remove: held.iter().filter(stale).cloned().collect(), add };
            apply(tx, judged, owner, who, held, &change, draft.actor, draft.now)
        })
    }

    fn each(
        &self,
        tx: &Tx<'_>,
        judged: &mut Judged,
        owner: &str,
        mut work: impl FnMut(&mut Judged, &Who, &[Link], &(Vec<String>, Vec<String>)) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        for (plan, turn) in &self.plans {
            for id in users_by(tx, judged, owner, plan)? {
                let Some(user) = associates::by_id(tx, id)?.filter(|user| !user.retired) else { continue };
                let held = of_holder(tx, &judged.checker, &judged.names, Holders::Users, id)?;
                work(judged, &Who::user(&user), &held, turn)?;
            }
        }
        Ok(())
    }
}

fn turn<'a>(
    old: &'a Verified<ModuleLicense>,
    new: &'a Verified<ModuleLicense>,
    in_old: impl Fn(&str) -> bool,
    in_new: impl Fn(&str) -> bool,
) -> Turn<'a> {
    let before: Vec<&str> = implied_modules(old).into_iter().filter(|name| in_old(name)).collect();
    let after: Vec<&str> = implied_modules(new).into_iter().filter(|name| in_new(name)).collect();
    let without = |names: &[&'a str], others: &[&str]| {
        names.iter().copied().filter(|name| !others.contains(name)).collect()
    };
    Turn { leaves: without(&before, &after), comes: without(&after, &before) }
}
