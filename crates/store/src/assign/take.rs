//! What changes when licences are taken from someone.

use super::needs::{Modules, held_modules, implied_by, is_plan, leaving};
use super::write::Change;
use crate::Link;
use crate::assign::Refusal;
use crate::judge::Judged;

/// Decides by the rules what goes; nothing is written.
pub(crate) fn take(judged: &Judged, owner: &str, held: &[Link], modules: &[&str]) -> Result<Change, Refusal> {
    let named: Modules<'_> = modules.iter().copied().collect();
    let of_owner = |link: &&Link| link.owner_name == owner;
    let mut goes: Modules<'_> = named.clone();
    if let Some(record) = judged.snapshot.owner(owner) {
        let holds = held_modules(held, owner);
        let plans: Modules<'_> = holds.iter().copied().filter(|module| is_plan(record, module)).collect();
        let (ending, staying): (Modules<'_>, Modules<'_>) =
            plans.into_iter().partition(|plan| named.contains(plan));
        for plan in &staying {
            let implied = implied_by(record, &Modules::from([*plan]));
            if let Some(module) =
                named.iter().find(|module| holds.contains(*module) && implied.contains(*module))
            {
                return Err(Refusal::StillNeeded { module: (*module).to_owned(), by: (*plan).to_owned() });
            }
        }
        let implied = implied_by(record, &ending);
        goes.extend(leaving(record, &holds, &named, &implied)?);
    }
    let remove = held.iter().filter(of_owner).filter(|link| goes.contains(link.module_name.as_str()));
    Ok(Change { remove: remove.cloned().collect(), add: Vec::new() })
}
