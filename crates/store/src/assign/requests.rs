//! Open requests in Service: whoever owns some keeps a plan, and what those requests are worked with.

use super::desk::{Who, verified};
use super::needs::is_plan;
use super::write::Change;
use crate::assign::Refusal;
use crate::check::Holders;
use crate::judge::Judged;
use crate::store::Tx;
use crate::{AssignError, Link, associates};

/// The row with which requests are worked on; plans with Service imply it.
const SERVICE: &str = "ej-client";

/// Refuses a change that takes a plan from a user with open requests without another plan in its place, or one that
/// takes what requests are worked with. `gets` names what the user gets in the same breath.
///
/// # Errors
/// [`Refusal::OpenRequests`] with the user's name and the number.
pub(crate) fn requests_allow(
    tx: &Tx<'_>,
    judged: &Judged,
    owner: &str,
    who: &Who,
    held: &[Link],
    change: &Change,
    gets: &[&str],
) -> Result<(), AssignError> {
    if who.holders != Holders::Users || change.remove.is_empty() {
        return Ok(());
    }
    let Some(record) = judged.snapshot.owner(owner) else { return Ok(()) };
    let of_owner = |link: &&Link| link.owner_name == owner && link.counts();
    let goes = || change.remove.iter().filter(of_owner).map(|link| link.module_name.as_str());
    let comes = || change.add.iter().map(|(_, module)| module.as_str()).chain(gets.iter().copied());
    let stays = |wanted: &dyn Fn(&str) -> bool| {
        let kept =
            held.iter().filter(of_owner).filter(|link| !change.remove.iter().any(|gone| gone.id == link.id));
        kept.map(|link| link.module_name.as_str()).any(wanted) || comes().any(wanted)
    };
    let plan = |module: &str| is_plan(record, module);
    let service = |module: &str| {
        let brings = |row: super::desk::Row<'_>| segl_license::implied_modules(row.signed).contains(&SERVICE);
        // A plan that only the new licence has is judged when it is given: what it implies is not known here.
        module == SERVICE || verified(record, module).map_or(plan_unknown(record, module), brings)
    };
    let lost = goes()
        .find(|module| plan(module))
        .filter(|_| !stays(&|module| plan(module) || plan_unknown(record, module)));
    let lost = lost.or_else(|| goes().find(|module| *module == SERVICE).filter(|_| !stays(&service)));
    let Some(module) = lost else { return Ok(()) };
    let count = associates::open_requests(tx, who.id)?;
    if count == 0 {
        return Ok(());
    }
    Err(Refusal::OpenRequests { name: who.name.clone(), module: module.to_owned(), count }.into())
}

/// Whether the active licence does not know a module.
fn plan_unknown(record: &crate::JudgedRecord, module: &str) -> bool {
    !record.record.rows.iter().any(|row| row.stored.columns.module_name == module)
}
