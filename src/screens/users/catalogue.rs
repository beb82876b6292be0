//! What can be held: every user licence that this browser has verified, with the seats that are free, and what stands
//! against giving it to somebody as far as that can be known here. Pure.

use leptos::prelude::Get as _;
use segl_license::{DateState, LicenseType, Seats, UserType, implied_modules, is_user_plan};

use super::address::MAIN_OWNER;
use crate::api::users::User;
use crate::i18n::Messages;
use crate::screens::licences::store::{OwnerState, Store};
use crate::verify::JudgedRow;
use crate::words;

/// A user licence that verifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// OwnerName.
    pub(super) owner: String,
    /// ModuleName.
    pub(super) module: String,
    /// Its name in the reader's language.
    pub(super) name: String,
    /// Whether it is one of the plans, of which a user has one at most.
    pub(super) is_plan: bool,
    /// Whether it comes with plans alone.
    pub(super) is_hidden: bool,
    /// What a plan brings, by names in code.
    pub(super) implies: Vec<String>,
    /// What must be held before it, by its name in code.
    pub(super) needs: Option<String>,
    /// Who may hold it.
    pub(super) allowed: UserType,
    /// The signed number, and what is in use.
    pub(super) seats: Seats,
}

/// An owner with what can be held of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Owner {
    /// OwnerName.
    pub(super) name: String,
    /// What the owner is called.
    pub(super) label: String,
    /// Whether nothing can be given any more: the licence has ended.
    pub(super) is_stopped: bool,
    /// In the order of the licence.
    pub(super) offers: Vec<Offer>,
}

/// Everything that can be held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Catalogue {
    /// In the order of the licences screen.
    pub(super) owners: Vec<Owner>,
}

/// What stands against giving a licence to a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// The user is retired.
    Retired,
    /// The owner's licence has ended.
    Stopped,
    /// It is for another kind of user.
    Kind,
    /// Something else must be held first.
    Needs(String),
    /// No seat is free of it, or of something that it brings.
    NoSeat(Offer),
}

impl Offer {
    fn of(m: &Messages, owner: &str, row: &JudgedRow) -> Option<Self> {
        let (module, seats) = (row.module.as_ref()?, row.seats()?);
        if module.license_type != LicenseType::UserLicense {
            return None;
        }
        Some(Self {
            owner: owner.to_owned(),
            module: module.module_name.clone(),
            name: words::description(m, module).to_owned(),
            is_plan: owner == MAIN_OWNER && is_user_plan(module),
            is_hidden: module.is_hidden,
            implies: implied_modules(module).into_iter().map(str::to_owned).collect(),
            needs: module.prerequisite_module_name.clone(),
            allowed: module.allowed_user_type,
            seats,
        })
    }
}

impl Catalogue {
    /// What is verified; none until all of it is.
    pub(super) fn of(m: &Messages, store: &Store) -> Option<Self> {
        store
            .owners
            .iter()
            .map(|owner| offers(m, store, owner))
            .collect::<Option<_>>()
            .map(|owners| Self { owners })
    }

    /// A licence by its names in code.
    pub(super) fn find(&self, owner: &str, module: &str) -> Option<&Offer> {
        let owner = self.owners.iter().find(|known| known.name == owner)?;
        owner.offers.iter().find(|offer| offer.module == module)
    }

    /// What a licence is called; its name in code where it is not verified.
    pub(super) fn name_of(&self, owner: &str, module: &str) -> String {
        self.find(owner, module).map_or(module, |offer| offer.name.as_str()).to_owned()
    }

    /// Every plan that can be given.
    pub(super) fn plans(&self) -> impl Iterator<Item = &Offer> {
        self.all().filter(|offer| offer.is_plan && !offer.is_hidden)
    }

    /// Every licence of an owner that can be given by itself.
    pub(super) fn further<'a>(&'a self, owner: &'a Owner) -> impl Iterator<Item = &'a Offer> {
        owner.offers.iter().filter(|offer| !offer.is_plan && !offer.is_hidden)
    }

    fn all(&self) -> impl Iterator<Item = &Offer> {
        self.owners.iter().flat_map(|owner| &owner.offers)
    }

    /// The plan of a user, where it is verified.
    pub(super) fn plan_of(&self, user: &User) -> Option<&Offer> {
        self.find(MAIN_OWNER, user.plan.as_deref()?).filter(|offer| offer.is_plan)
    }

    /// Whether a user has a licence because the plan brings it.
    pub(super) fn comes_with_plan(&self, user: &User, offer: &Offer) -> bool {
        let brings = |plan: &Offer| plan.owner == offer.owner && plan.implies.contains(&offer.module);
        self.plan_of(user).is_some_and(brings)
    }

    /// Whether a user has a licence, by itself or by the plan.
    pub(super) fn holds(&self, user: &User, offer: &Offer) -> bool {
        let by_itself = user
            .licenses
            .iter()
            .any(|held| held.owner_name == offer.owner && held.module_name == offer.module);
        let is_plan = offer.is_plan && user.plan.as_ref() == Some(&offer.module);
        by_itself || is_plan || self.comes_with_plan(user, offer)
    }

    /// What stands against giving a licence to a user, as far as it can be known here; the server judges it anew.
    pub(super) fn obstacle(&self, user: &User, offer: &Offer) -> Option<Obstacle> {
        if user.retired {
            return Some(Obstacle::Retired);
        }
        if self.owners.iter().any(|owner| owner.name == offer.owner && owner.is_stopped) {
            return Some(Obstacle::Stopped);
        }
        let brought = || offer.implies.iter().filter_map(|module| self.find(&offer.owner, module));
        let fits = |offer: &Offer| offer.allowed == UserType::Unknown || offer.allowed == user.kind;
        if !fits(offer) || !brought().all(fits) {
            return Some(Obstacle::Kind);
        }
        let needs = offer.needs.as_deref().filter(|needs| {
            let before = self.find(&offer.owner, needs);
            !before.is_some_and(|before| self.holds(user, before) || offer.implies.contains(&before.module))
        });
        if let Some(needs) = needs {
            return Some(Obstacle::Needs(self.name_of(&offer.owner, needs)));
        }
        let is_full = |offer: &&Offer| !offer.seats.has_room_for(1) && !self.holds(user, offer);
        std::iter::once(offer).chain(brought()).find(is_full).cloned().map(Obstacle::NoSeat)
    }

    /// What keeps a licence of a user from being taken: another one that needs it.
    pub(super) fn needed_by(&self, user: &User, offer: &Offer) -> Option<&Offer> {
        let of_owner = self.all().filter(|other| other.owner == offer.owner);
        let mut needing = of_owner.filter(|other| other.needs.as_ref() == Some(&offer.module));
        needing.find(|other| self.holds(user, other) && !self.comes_with_plan(user, other))
    }
}

fn offers(m: &Messages, store: &Store, owner: &OwnerState) -> Option<Owner> {
    let (licence, list) = (owner.licence.get(), owner.list.get());
    list.verdict.as_ref()?;
    let stopped = |licence: &crate::verify::JudgedLicence| {
        let license = licence.license.as_ref()?;
        Some(DateState::of(license, store.today) == DateState::Stopped)
    };
    let mut rows: Vec<_> = list.rows.iter().filter(|row| row.module.is_some()).collect();
    rows.sort_by_key(|row| row.module.as_ref().map(|module| module.sort_order));
    let label = words::owner_label(m, &owner.name, &owner.description, licence.as_deref()).to_owned();
    Some(Owner {
        label,
        is_stopped: licence.as_deref().and_then(stopped).unwrap_or(false),
        offers: rows.into_iter().filter_map(|row| Offer::of(m, &owner.name, row)).collect(),
        name: owner.name.clone(),
    })
}

#[cfg(test)]
mod tests;
