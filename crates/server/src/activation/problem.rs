//! What stands against an activation, as a problem.

use axum::http::StatusCode;
use segl_license::{Fact as CoreFact, Verdict};
use segl_store::{ActivateError, Blocked, HolderId, MoveRefusal};
use segl_webapi::preview::RefusedMove;
use segl_webapi::problem::{Fact, Facts};

use crate::problem::Refusal;
use crate::routes::license::assign::facts_of;

/// A refused file: 422 with the verdict's code and facts, the same as in browser and command line.
pub(crate) fn refused_verdict(verdict: &Verdict) -> Refusal {
    let code = verdict.code.map_or("license-refused", |code| code.as_str());
    let refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, code);
    let facts = verdict_facts(verdict);
    facts.iter().fold(refusal, |refusal, (name, fact)| refusal.with(name, fact.clone()))
}

/// The facts of a verdict's refusal.
pub(crate) fn verdict_facts(verdict: &Verdict) -> Facts {
    let mut facts = Facts::default();
    for (name, fact) in verdict.facts.iter() {
        match fact {
            CoreFact::Nothing => {}
            CoreFact::Flag(flag) => facts.set(name, *flag),
            CoreFact::Number(number) => facts.set(name, *number),
            CoreFact::Text(text) => facts.set(name, text.as_str()),
        }
    }
    facts
}

/// Everything else that an activation can end with.
pub(super) fn not_activated(error: ActivateError) -> Refusal {
    let conflict = |code| Refusal::new(StatusCode::CONFLICT, code);
    match error {
        ActivateError::Blocked(rows) => {
            let each = |value: fn(&Blocked) -> Fact| Fact::List(rows.iter().map(value).collect());
            conflict("activation-blocked")
                .with("ModuleNames", each(|row| row.module_name.as_str().into()))
                .with("InUse", each(|row| row.in_use.into()))
                .with("NewTotals", each(|row| row.new_total.into()))
        }
        ActivateError::Moves(moves) => {
            let count = i64::try_from(moves.len()).unwrap_or(i64::MAX);
            let refusal = conflict("moves-refused").with("Count", count);
            let Some(first) = moves.first() else { return refusal };
            let names = Fact::List(moves.iter().map(|one| Fact::from(one.name.as_str())).collect());
            let told = refused_move(first);
            let refusal = refusal.with("Names", names).with("Because", told.code);
            told.facts.iter().fold(refusal, |refusal, (name, fact)| refusal.with(name, fact.clone()))
        }
        ActivateError::WorldChanged(what) => conflict("world-changed").with("Changed", what),
        ActivateError::Loss => conflict("activation-loses"),
        ActivateError::Cancelled => conflict("activation-cancelled"),
        ActivateError::Store(cause) => Refusal::store_failed(&cause),
    }
}

/// A move that stands against a rule, as the app is told of it.
pub(super) fn refused_move(refused: &MoveRefusal) -> RefusedMove {
    let (associate_id, satellite_id) = match refused.holder {
        HolderId::Associate(id) => (Some(id), None),
        HolderId::Satellite(id) => (None, Some(id)),
    };
    let code = refused.refusal.code().to_owned();
    let facts = facts_of(refused.refusal.clone());
    RefusedMove { associate_id, satellite_id, name: refused.name.clone(), code, facts }
}
