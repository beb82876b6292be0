//! Lists of users, a page at a time: searched, filtered and sorted here.

mod login;
mod query;

use segl_license::{Date, Roots, UserType};

pub use login::LoginLack;

use crate::directory::{Directory, Entry, last_login};
use crate::judge::{Judged, judged};
use crate::plans::Plans;
use crate::store::Tx;
use crate::{Associate, Store, StoreError};
use login::Login;

/// The owner of the plans.
pub(crate) const MAIN_OWNER: &str = "SUPEROFFICE";

/// Which users.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UserKind {
    /// All of them.
    #[default]
    All,
    /// Employees.
    Associates,
    /// Everybody else.
    Others,
}

/// By what users are sorted. Equals stay in the order of their names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UserSort {
    /// First and last name.
    #[default]
    FullName,
    /// The name with which one signs in.
    Name,
    /// E-mail address.
    Email,
    /// Country.
    Country,
    /// The plan, by its name for people.
    Plan,
    /// When the user signed in last; never before everybody else.
    LastLogin,
    /// Open requests in Service.
    OpenRequests,
}

/// What is wanted of the users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserQuery {
    /// Which kind.
    pub kind: UserKind,
    /// This user alone, by primary key.
    pub id: Option<i64>,
    /// Who holds this row of this owner.
    pub holds: Option<(String, String)>,
    /// Who holds this plan; an empty name is nobody's plan.
    pub plan: Option<String>,
    /// Who can log in, or cannot.
    pub can_log_in: Option<bool>,
    /// Who is retired, or is not.
    pub retired: Option<bool>,
    /// A part of name, full name or e-mail address, without regard to case.
    pub search: String,
    /// The order.
    pub sort: UserSort,
    /// The other way round.
    pub descending: bool,
    /// How many are passed over.
    pub skip: usize,
    /// How many are wanted.
    pub top: usize,
}

/// Some of the users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserPage {
    /// Users of the kind.
    pub total: usize,
    /// Those of them that the query finds.
    pub found: usize,
    /// The part that was asked for.
    pub users: Vec<ListedUser>,
}

/// A user as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedUser {
    /// The user.
    pub associate: Associate,
    /// The plan of SUPEROFFICE by name in code, where it verifies.
    pub plan: Option<String>,
    /// Rows beside the plan and what it implies, as owner and module.
    pub licenses: Vec<(String, String)>,
    /// What is missing for logging in; nothing where the user can.
    pub lacks: Vec<LoginLack>,
    /// Assignments that someone altered: they grant nothing.
    pub altered: u32,
    /// Open requests in Service.
    pub open_requests: u32,
    /// When the user last signed in, Unix seconds.
    pub last_login: Option<i64>,
}

/// What a list is made from.
pub(crate) struct Lists<'a> {
    judged: &'a Judged,
    login: Login,
    plans: Plans,
}

impl Store {
    /// A page of users.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn users(&self, roots: &Roots, today: Date, query: &UserQuery) -> Result<UserPage, StoreError> {
        self.read(|tx| {
            let judged = judged(tx, roots, today, false)?;
            let directory = Directory::of(tx, &judged)?;
            let lists = Lists::of(&judged);
            let (total, found) = lists.find(tx, &directory.users, query)?;
            let page = found.iter().skip(query.skip).take(query.top);
            let users = page.map(|entry| lists.listed(tx, entry)).collect::<Result<_, _>>()?;
            Ok(UserPage { total, found: found.len(), users })
        })
    }

    /// When a user last signed in, Unix seconds.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn last_login(&self, associate_id: i64) -> Result<Option<i64>, StoreError> {
        self.read(|tx| last_login(tx, associate_id))
    }

    /// Primary keys of every user that a query finds, whatever page it asks for.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn user_ids(&self, roots: &Roots, today: Date, query: &UserQuery) -> Result<Vec<i64>, StoreError> {
        self.read(|tx| {
            let judged = judged(tx, roots, today, false)?;
            let directory = Directory::of(tx, &judged)?;
            let (_, found) = Lists::of(&judged).find(tx, &directory.users, query)?;
            Ok(found.iter().map(|entry| entry.associate.id).collect())
        })
    }
}

impl<'a> Lists<'a> {
    pub(crate) fn of(judged: &'a Judged) -> Self {
        Self { judged, login: Login::of(judged), plans: Plans::of(judged, MAIN_OWNER) }
    }

    fn listed(&self, tx: &Tx<'_>, entry: &Entry) -> Result<ListedUser, StoreError> {
        let plan = self.plans.held(entry);
        let beside = entry.held.iter().filter(|row| {
            self.plans.at(**row).is_none() && plan.is_none_or(|plan| !plan.implied.contains(row))
        });
        let names = beside.filter_map(|row| self.judged.names.get(*row));
        let mut licenses: Vec<_> =
            names.map(|names| (names.owner_name.clone(), names.module_name.clone())).collect();
        licenses.sort_unstable();
        Ok(ListedUser {
            associate: entry.associate.clone(),
            plan: plan.map(|plan| plan.name.clone()),
            licenses,
            lacks: self.login.lacks(entry),
            altered: entry.altered,
            open_requests: entry.open_requests,
            last_login: last_login(tx, entry.associate.id)?,
        })
    }
}

fn is_of(kind: UserKind, user: &Associate) -> bool {
    let employee = user.user_type == UserType::InternalAssociate;
    match kind {
        UserKind::All => true,
        UserKind::Associates => employee,
        UserKind::Others => !employee,
    }
}
