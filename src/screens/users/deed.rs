//! What can be done with users: give a licence, take one, or retire them. Pure.

use segl_webapi::user_list::UserChange;

use super::catalogue::{Catalogue, Offer};
use crate::i18n::Messages;
use crate::i18n::texts::users as texts;

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// They get it.
    Give(Offer),
    /// They lose it.
    Take(Offer),
    /// They become former employees, and lose everything.
    Retire,
}

impl Deed {
    /// As the server is told.
    pub(super) fn of(&self, users: Vec<i64>) -> UserChange {
        let (owner_name, give, take) = match self {
            Self::Give(offer) => (offer.owner.clone(), vec![offer.module.clone()], Vec::new()),
            Self::Take(offer) => (offer.owner.clone(), Vec::new(), vec![offer.module.clone()]),
            Self::Retire => (String::new(), Vec::new(), Vec::new()),
        };
        UserChange { users, query: None, owner_name, take, give, retire: *self == Self::Retire }
    }

    /// What a row of its owner is called.
    pub(super) fn name(&self, catalogue: &Catalogue, module: &str) -> String {
        match self {
            Self::Give(offer) | Self::Take(offer) => catalogue.name_of(&offer.owner, module),
            Self::Retire => {
                let named = catalogue.owners.iter().find_map(|owner| catalogue.find(&owner.name, module));
                named.map_or(module, |offer| offer.name.as_str()).to_owned()
            }
        }
    }

    /// What it will do to so many.
    pub(super) fn will(&self, m: &Messages, count: f64) -> String {
        match self {
            Self::Give(offer) => texts::will_give_sentence(m, count, &offer.name),
            Self::Take(offer) => texts::will_take_sentence(m, count, &offer.name),
            Self::Retire => texts::will_retire_sentence(m, count),
        }
    }

    /// The name of the button that does it.
    pub(super) fn button(&self, m: &Messages, count: f64) -> String {
        match self {
            Self::Give(_) => texts::do_give(m, count),
            Self::Take(_) => texts::do_take(m, count),
            Self::Retire => texts::do_retire(m, count),
        }
    }

    /// What it did to so many.
    pub(super) fn done(&self, m: &Messages, count: f64) -> String {
        match self {
            Self::Give(offer) => texts::done_give_sentence(m, count, &offer.name),
            Self::Take(offer) => texts::done_take_sentence(m, count, &offer.name),
            Self::Retire => texts::done_retire_sentence(m, count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::address::MAIN_OWNER;
    use super::super::testing::catalogue;
    use super::*;

    #[test]
    fn the_server_is_told_what_is_given_taken_or_freed() {
        let offer = catalogue().find(MAIN_OWNER, "sales").cloned().unwrap();
        let give = Deed::Give(offer.clone()).of(vec![1, 2]);
        assert_eq!((give.give, give.take, give.retire), (vec!["sales".to_owned()], vec![], false));
        assert_eq!((give.owner_name.as_str(), give.users), (MAIN_OWNER, vec![1, 2]));
        let take = Deed::Take(offer).of(vec![1]);
        assert_eq!((take.give, take.take, take.retire), (vec![], vec!["sales".to_owned()], false));
        let retire = Deed::Retire.of(vec![3]);
        assert!(retire.retire && retire.give.is_empty() && retire.take.is_empty());
    }

    #[test]
    fn licences_are_called_by_their_names_whatever_is_done() {
        let offer = catalogue().find(MAIN_OWNER, "sales").cloned().unwrap();
        for deed in [Deed::Give(offer.clone()), Deed::Take(offer), Deed::Retire] {
            assert_eq!(deed.name(&catalogue(), "windows"), "Windows");
            assert_eq!(deed.name(&catalogue(), "gone"), "gone");
        }
    }
}
