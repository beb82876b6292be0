//! What stays when a plan goes: what other licences of the same holder need.

use std::collections::BTreeSet;

use segl_license::{implied_modules, is_user_plan};

use super::desk::{Row, verified};
use crate::assign::Refusal;
use crate::{JudgedRecord, Link};

/// Modules by name.
pub(super) type Modules<'a> = BTreeSet<&'a str>;

/// The intact holdings of one owner.
pub(super) fn held_modules<'a>(held: &'a [Link], owner: &str) -> Modules<'a> {
    super::modules_of(held, owner).into_iter().collect()
}

/// Whether a held module is a plan: by its signed row, or by its columns where it does not verify, because what is
/// only taken away needs no proof.
pub(super) fn is_plan(owner: &JudgedRecord, module: &str) -> bool {
    match verified(owner, module) {
        Some(row) => is_user_plan(row.signed),
        None => owner
            .record
            .rows
            .iter()
            .any(|row| row.stored.columns.module_name == module && row.stored.columns.extra_flags == 1),
    }
}

/// What the named modules imply, by their signed rows.
pub(super) fn implied_by<'a>(owner: &'a JudgedRecord, modules: &Modules<'_>) -> Modules<'a> {
    let rows = modules.iter().filter_map(|module| verified(owner, module));
    rows.flat_map(|row: Row<'a>| implied_modules(row.signed)).collect()
}

/// Decides what goes with plans: everything in `implied`, save what those that stay need. Returns what goes.
///
/// # Errors
/// [`Refusal::StillNeeded`] when what stays needs something that is `named` to go.
pub(super) fn leaving<'a>(
    owner: &'a JudgedRecord,
    held: &Modules<'a>,
    named: &Modules<'a>,
    implied: &Modules<'a>,
) -> Result<Modules<'a>, Refusal> {
    let mut leaving: Modules<'a> =
        held.iter().copied().filter(|one| named.contains(one) || implied.contains(one)).collect();
    loop {
        let staying = held.difference(&leaving);
        let needed: Vec<(&str, &str)> = staying
            .filter_map(|by| {
                let needs = verified(owner, by)?.signed.prerequisite_module_name.as_deref()?;
                leaving.contains(needs).then_some((needs, *by))
            })
            .collect();
        if let Some((module, by)) = needed.iter().find(|(module, _)| named.contains(module)) {
            return Err(Refusal::StillNeeded { module: (*module).to_owned(), by: (*by).to_owned() });
        }
        if needed.is_empty() {
            return Ok(leaving);
        }
        for (module, _) in needed {
            leaving.remove(module);
        }
    }
}
