//! How many users there are, counted both ways.

use segl_license::{Date, LicenseType, ModuleLicense, Roots, Verified, is_user_plan, seats};

use crate::directory::Directory;
use crate::judge::{Judged, JudgedRecord, judged};
use crate::store::Tx;
use crate::{Check, Store, StoreError};

/// The owner whose plans users are counted by.
const MAIN_OWNER: &str = "SUPEROFFICE";
/// What a user needs both of to log in with a browser.
const BOTH: [&str; 2] = ["user", "web"];
/// The plan that stands for none.
const NO_PLAN: &str = "superlicense-no-selection";
/// The system licence of those who pay by use.
const BY_USE: &str = "scim";

/// Both ways of counting users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counting {
    /// Way 1: the smaller of the numbers of `user` and `web`; none where neither is a limit.
    pub upper_bound: Option<u32>,
    /// Which of them it is.
    pub bound_by: Option<&'static str>,
    /// Way 1 for those who pay by use: users who hold both, and are not retired.
    pub active_users: u32,
    /// Way 2: the sum in use over the plans.
    pub plans_in_use: u32,
    /// Why numbers that were bought say nothing; none where they do.
    pub pays_by_use: Option<PaysByUse>,
    /// The plans, in the list's order.
    pub plans: Vec<PlanUse>,
}

/// Why a customer is taken to pay by use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaysByUse {
    /// There is a licence for SCIM, by which another system gives and takes licences.
    Scim,
    /// Neither `user` nor `web` is limited.
    Unrestricted,
}

/// What is in use of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanUse {
    /// The plan's name in code.
    pub module_name: String,
    /// Its name for people, as signed.
    pub description: String,
    /// Seats in use.
    pub in_use: u32,
    /// The signed number; none where it is no limit.
    pub total: Option<u32>,
}

impl Store {
    /// Counts the users, both ways. A licence that does not verify counts nothing, and where the company row is altered
    /// there is nothing to count.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn counting(&self, roots: &Roots, today: Date) -> Result<Counting, StoreError> {
        self.read(|tx| of_judged(tx, &judged(tx, roots, today, true)?))
    }
}

fn of_judged(tx: &Tx<'_>, judged: &Judged) -> Result<Counting, StoreError> {
    let owner = judged.snapshot.owner(MAIN_OWNER).filter(|owner| owner.judged.license.is_some());
    let (Some(owner), true) = (owner, judged.snapshot.company.check != Check::Altered) else {
        return Ok(Counting::default());
    };
    let plans = plans(owner);
    let bound = BOTH.iter().filter_map(|name| {
        let row = row(owner, name)?;
        seats(row, 0).total.map(|total| (total, *name))
    });
    // Of two that are alike the first.
    let bound = bound.min_by_key(|(total, _)| *total);
    let is_there = |name: &&str| row(owner, name).is_some();
    let unrestricted = bound.is_none() && BOTH.iter().all(is_there);
    let by_use = row(owner, BY_USE).is_some_and(|row| row.license_type == LicenseType::SiteLicense);
    Ok(Counting {
        upper_bound: bound.map(|(total, _)| total),
        bound_by: bound.map(|(_, name)| name),
        active_users: if BOTH.iter().all(is_there) { holders_of_both(tx, judged)? } else { 0 },
        plans_in_use: plans.iter().map(|plan| plan.in_use).sum(),
        pays_by_use: match (by_use, unrestricted) {
            (true, _) => Some(PaysByUse::Scim),
            (false, true) => Some(PaysByUse::Unrestricted),
            (false, false) => None,
        },
        plans,
    })
}

fn row<'a>(owner: &'a JudgedRecord, name: &str) -> Option<&'a Verified<ModuleLicense>> {
    owner.judged.rows.iter().flatten().find(|row| row.module_name == name)
}

fn plans(owner: &JudgedRecord) -> Vec<PlanUse> {
    let rows = owner.judged.rows.iter().zip(&owner.uses);
    let mut plans: Vec<(u32, PlanUse)> = rows
        .filter_map(|(row, used)| {
            let row = row.as_ref().filter(|row| is_user_plan(row) && row.module_name != NO_PLAN)?;
            let plan = PlanUse {
                module_name: row.module_name.clone(),
                description: row.module_description.clone(),
                in_use: used.in_use,
                total: seats(row, used.in_use).total,
            };
            Some((row.sort_order, plan))
        })
        .collect();
    plans.sort_by(|(one, a), (other, b)| (one, &a.module_name).cmp(&(other, &b.module_name)));
    plans.into_iter().map(|(_, plan)| plan).collect()
}

/// Users who hold both and are not retired.
fn holders_of_both(tx: &Tx<'_>, judged: &Judged) -> Result<u32, StoreError> {
    let rows = BOTH.map(|module| judged.names.rows_of(MAIN_OWNER, module));
    let directory = Directory::of(tx, judged)?;
    let holders = directory.users.iter().filter(|entry| {
        let holds = |rows: &Vec<i64>| entry.held.iter().any(|row| rows.contains(row));
        !entry.associate.retired && rows.iter().all(holds)
    });
    Ok(u32::try_from(holders.count()).unwrap_or(u32::MAX))
}
