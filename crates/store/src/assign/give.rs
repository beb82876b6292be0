//! What changes when someone is given licences.

use segl_license::{implied_modules, is_user_plan};

use super::desk::{Desk, Row, Who};
use super::needs::{Modules, held_modules, implied_by, is_plan, leaving};
use super::write::Change;
use crate::Link;
use crate::assign::Refusal;
use crate::check::Holders;

/// How licences come to someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// An administrator gives them: hidden rows come with plans only.
    ByHand,
    /// They were held in another system: hidden rows may stand by themselves.
    AsHeldElsewhere,
}

/// Decides a gift by the rules; nothing is written.
pub(crate) fn give(
    desk: &Desk<'_>,
    who: &Who,
    held: &[Link],
    modules: &[&str],
    manner: Manner,
) -> Result<Change, Refusal> {
    let mut wanted = Vec::new();
    for module in modules {
        let row = desk.row(module)?;
        who.may_hold(row.signed)?;
        if row.signed.is_hidden && manner == Manner::ByHand {
            return Err(Refusal::HiddenNotAssignable { module: (*module).to_owned() });
        }
        add(&mut wanted, row);
    }
    let owner = desk.owner.record.name.as_str();
    let holds = held_modules(held, owner);
    let mut leaves = Modules::new();
    if let Some(plan) = plan(who, &wanted)? {
        for module in implied_modules(plan.signed) {
            if let Some(row) = desk.implied(module)? {
                who.may_hold(row.signed)?;
                add(&mut wanted, row);
            }
        }
        leaves = replaced(desk, &holds, &wanted)?;
    }
    let named: Modules<'_> = wanted.iter().map(|row| row.signed.module_name.as_str()).collect();
    let stays: Modules<'_> = holds.difference(&leaves).copied().chain(named).collect();
    let arrives: Vec<Row<'_>> =
        wanted.into_iter().filter(|row| !holds.contains(row.signed.module_name.as_str())).collect();
    for row in &arrives {
        if let Some(needs) = missing(desk, *row, &stays) {
            let module = row.signed.module_name.clone();
            return Err(Refusal::PrerequisiteMissing { module, needs: needs.to_owned() });
        }
    }
    for row in &arrives {
        desk.seat(*row)?;
    }
    Ok(change(owner, held, &leaves, &arrives))
}

fn add<'a>(rows: &mut Vec<Row<'a>>, row: Row<'a>) {
    if !rows.iter().any(|other| other.id == row.id) {
        rows.push(row);
    }
}

/// The one plan among what is wanted.
fn plan<'a>(who: &Who, wanted: &[Row<'a>]) -> Result<Option<Row<'a>>, Refusal> {
    let mut plans = wanted.iter().filter(|row| who.holders == Holders::Users && is_user_plan(row.signed));
    match (plans.next(), plans.next()) {
        (_, Some(_)) => Err(Refusal::SeveralPlans),
        (plan, None) => Ok(plan.copied()),
    }
}

/// What a new plan and its rows replace: the plans held until now and what they implied.
fn replaced<'a>(desk: &Desk<'a>, holds: &Modules<'a>, wanted: &[Row<'_>]) -> Result<Modules<'a>, Refusal> {
    let stays = |module: &str| wanted.iter().any(|row| row.signed.module_name == module);
    let plans: Modules<'a> =
        holds.iter().copied().filter(|module| is_plan(desk.owner, module) && !stays(module)).collect();
    let mut implied = implied_by(desk.owner, &plans);
    implied.retain(|module| !stays(module));
    leaving(desk.owner, holds, &plans, &implied)
}

/// The prerequisite of a row that is not among what is held in the end, or does not verify.
fn missing<'a>(desk: &Desk<'_>, row: Row<'a>, stays: &Modules<'_>) -> Option<&'a str> {
    let needs = row.signed.prerequisite_module_name.as_deref()?;
    (!stays.contains(needs) || desk.verified(needs).is_none()).then_some(needs)
}

fn change(owner: &str, held: &[Link], leaves: &Modules<'_>, arrives: &[Row<'_>]) -> Change {
    let goes = |link: &&Link| {
        let named = link.owner_name == owner && leaves.contains(link.module_name.as_str());
        // A link that does not count makes room for the one that will.
        named || (!link.counts() && arrives.iter().any(|row| row.id == link.row_id))
    };
    Change {
        remove: held.iter().filter(goes).cloned().collect(),
        add: arrives.iter().map(|row| (row.id, row.signed.module_name.clone())).collect(),
    }
}
