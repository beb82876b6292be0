//! Who is selected, on whatever page they stand. Pure.

use std::collections::BTreeMap;

use segl_webapi::assignees::Assignee;

use super::ledger::Ledger;
use crate::screens::activation::moves::{Holder, Moves, Staged};

/// A holder as a key: whether it is a satellite, and its primary key.
pub(super) type Key = (bool, i64);

/// The key of a holder; none for an answer that names nobody.
pub(super) fn key(holder: &Assignee) -> Option<Key> {
    holder.associate_id.map(|id| (false, id)).or_else(|| holder.satellite_id.map(|id| (true, id)))
}

/// As moves name a holder.
pub(super) fn holder((is_satellite, id): Key) -> Holder {
    if is_satellite { Holder::Satellite(id) } else { Holder::User(id) }
}

/// What a holder is called.
pub(super) fn called(holder: &Assignee) -> &str {
    if holder.full_name.is_empty() { &holder.name } else { &holder.full_name }
}

/// Those who are selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Picked(BTreeMap<Key, Assignee>);

impl Picked {
    /// How many.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Assignee> {
        self.0.values()
    }

    /// Whether somebody is among them.
    pub(super) fn has(&self, key: Key) -> bool {
        self.0.contains_key(&key)
    }

    /// Selects somebody, or no longer.
    pub(super) fn set(&mut self, of: &Assignee, is_picked: bool) {
        let Some(key) = key(of) else { return };
        if is_picked {
            self.0.insert(key, of.clone());
        } else {
            self.0.remove(&key);
        }
    }
}

/// What came of a decision about those who are selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Decided {
    /// How many it was made for.
    pub(super) done: usize,
    /// Those whom it cannot be made for: they stay selected.
    pub(super) kept: Vec<Assignee>,
}

/// Decides that all who are selected give the licence up for a plan, or for nothing, wherever they may.
pub(super) fn decide(
    picked: &mut Picked,
    moves: &mut Moves,
    ledger: &Ledger,
    module: &str,
    instead: Option<&str>,
) -> Decided {
    let mut decided = Decided::default();
    for (key, one) in std::mem::take(&mut picked.0) {
        let goes = ledger.goes(module, &one);
        let may = match instead {
            Some(plan) => ledger.may_turn(goes, plan, &one),
            None => ledger.may_lose(goes, &one),
        };
        if may {
            moves.stage(Staged {
                holder: holder(key),
                name: called(&one).to_owned(),
                module: goes.to_owned(),
                instead: instead.map(str::to_owned),
            });
            decided.done += 1;
        } else {
            decided.kept.push(one.clone());
            picked.0.insert(key, one);
        }
    }
    decided
}

#[cfg(test)]
mod tests {
    use super::super::ledger::testing::ledger;
    use super::*;

    fn user(id: i64, plan: &str, open_requests: u32) -> Assignee {
        let (name, plan) = (format!("user {id}"), Some(plan.to_owned()));
        Assignee { associate_id: Some(id), name, plan, open_requests, ..Assignee::default() }
    }

    #[test]
    fn somebody_is_selected_once_and_no_longer_and_nobody_never() {
        let mut picked = Picked::default();
        picked.set(&user(2, "sales", 0), true);
        picked.set(&user(2, "sales", 0), true);
        assert!(picked.has((false, 2)) && !picked.has((true, 2)));
        picked.set(&Assignee::default(), true);
        assert_eq!(picked.len(), 1);
        picked.set(&user(2, "sales", 0), false);
        assert_eq!(picked, Picked::default());
    }

    #[test]
    fn a_user_and_a_satellite_of_the_same_number_are_two() {
        let mut picked = Picked::default();
        picked.set(&user(1, "sales", 0), true);
        picked.set(&Assignee { satellite_id: Some(1), ..Assignee::default() }, true);
        assert_eq!(picked.len(), 2);
    }

    #[test]
    fn whoever_may_not_lose_the_licence_stays_selected_and_is_named() {
        let mut picked = Picked::default();
        for one in [user(1, "sales", 0), user(2, "sales", 3), user(3, "sales", 0)] {
            picked.set(&one, true);
        }
        let mut moves = Moves::default();
        let decided = decide(&mut picked, &mut moves, &ledger(), "sales", None);
        assert_eq!((decided.done, decided.kept.len(), picked.len()), (2, 1, 1));
        assert_eq!(called(&decided.kept[0]), "user 2");
        assert_eq!(moves.taken("sales"), 2);
        let decided = decide(&mut picked, &mut moves, &ledger(), "sales", Some("service"));
        assert_eq!((decided.done, decided.kept.len(), picked.len()), (1, 0, 0));
        assert_eq!((moves.taken("sales"), moves.given("service")), (3, 1));
    }

    #[test]
    fn what_goes_with_a_plan_is_staged_as_the_plan() {
        let mut picked = Picked::default();
        picked.set(&user(1, "sales", 0), true);
        let mut moves = Moves::default();
        decide(&mut picked, &mut moves, &ledger(), "web", None);
        assert_eq!((moves.taken("sales"), moves.taken("web")), (1, 0));
    }
}
