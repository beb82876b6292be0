//! From the store's lists of users and changes of many to the carriers, and back.

pub(crate) mod entity;
pub(crate) mod rows;

use axum::http::StatusCode;
use segl_store::{ChangeError, ChangeRefusal, ChangeReport, ListedUser, Role};
use segl_webapi::enums::UserType;
use segl_webapi::problem::Facts;
use segl_webapi::user_list::{
    ChangedSeats, HeldLicense, RefusedUser, UserChange, UserChangeReport, UserKind, UserQuery, UserRow,
    UserSort,
};

use crate::problem::Refusal;
use crate::routes::license::assign::facts_of;
use crate::routes::session::full_name;

/// Users of a page where nobody says how many.
const USUAL: usize = 50;
/// The most users of a page.
const MOST: usize = 500;

/// What is asked of the store.
pub(crate) fn query(asked: UserQuery) -> segl_store::UserQuery {
    let UserQuery { owner, module, .. } = asked;
    segl_store::UserQuery {
        kind: match asked.kind {
            UserKind::All => segl_store::UserKind::All,
            UserKind::Associates => segl_store::UserKind::Associates,
            UserKind::Others => segl_store::UserKind::Others,
        },
        id: asked.associate_id,
        holds: (!module.is_empty()).then_some((owner, module)),
        plan: asked.plan,
        can_log_in: asked.can_log_in,
        retired: asked.retired,
        search: asked.search,
        sort: match asked.sort {
            UserSort::FullName => segl_store::UserSort::FullName,
            UserSort::Name => segl_store::UserSort::Name,
            UserSort::EMail => segl_store::UserSort::Email,
            UserSort::Country => segl_store::UserSort::Country,
            UserSort::Plan => segl_store::UserSort::Plan,
            UserSort::LastLogin => segl_store::UserSort::LastLogin,
            UserSort::OpenRequests => segl_store::UserSort::OpenRequests,
        },
        descending: asked.descending,
        skip: asked.skip,
        top: asked.top.unwrap_or(USUAL).min(MOST),
    }
}

/// One user of a list.
pub(crate) fn row(user: ListedUser) -> UserRow {
    let licenses = user.licenses.into_iter();
    UserRow {
        associate_id: user.associate.id,
        full_name: full_name(&user.associate),
        r#type: UserType::from_name(user.associate.user_type.as_str()).unwrap_or_default(),
        is_administrator: user.associate.role == Role::Administrator,
        retired: user.associate.retired,
        name: user.associate.name,
        e_mail: user.associate.email,
        country: user.associate.country,
        plan: user.plan,
        licenses: licenses.map(|(owner_name, module_name)| HeldLicense { owner_name, module_name }).collect(),
        can_log_in: user.lacks.is_empty(),
        missing: user.lacks.into_iter().map(|lack| lack.code().to_owned()).collect(),
        altered: user.altered,
        open_requests: user.open_requests,
        last_login: user.last_login,
    }
}

/// What the store is to do.
pub(crate) fn change(asked: UserChange) -> segl_store::UserChange {
    let UserChange { users, owner_name: owner, take, give, retire, query: _ } = asked;
    segl_store::UserChange { users, owner, take, give, retire }
}

/// What it did, or would do, for these users.
pub(crate) fn report(report: ChangeReport, asked: &[i64]) -> UserChangeReport {
    let refused: std::collections::HashSet<i64> = report.refused.iter().map(|one| one.associate_id).collect();
    let mut seen = std::collections::HashSet::new();
    let users = asked.iter().copied().filter(|id| !refused.contains(id) && seen.insert(*id));
    UserChangeReport {
        changed: report.changed,
        unchanged: report.unchanged,
        users: users.collect(),
        refused: report
            .refused
            .into_iter()
            .map(|one| RefusedUser {
                associate_id: one.associate_id,
                name: one.name,
                full_name: one.full_name,
                code: one.why.code().to_owned(),
                facts: facts(one.why),
            })
            .collect(),
        seats: report
            .seats
            .into_iter()
            .map(|seats| ChangedSeats {
                owner_name: seats.owner,
                module_name: seats.module,
                before: seats.before,
                after: seats.after,
                total: seats.total,
            })
            .collect(),
    }
}

/// Nothing was changed: 409 `change-refused`, with how many stand against it; 404 or 409 with the rule itself where it is
/// the only user's.
pub(crate) fn refused(error: ChangeError, users: usize) -> Refusal {
    let report = match error {
        ChangeError::Store(cause) => return Refusal::store_failed(&cause),
        ChangeError::Refused(report) => report,
    };
    let count = report.refused.len();
    match report.refused.into_iter().next() {
        Some(one) if users == 1 => {
            let status = match one.why.code() {
                "associate-unknown" | "owner-unknown" | "module-unknown" => StatusCode::NOT_FOUND,
                _ => StatusCode::CONFLICT,
            };
            let refusal = Refusal::new(status, one.why.code());
            facts(one.why).iter().fold(refusal, |refusal, (name, fact)| refusal.with(name, fact.clone()))
        }
        _ => Refusal::new(StatusCode::CONFLICT, "change-refused")
            .with("Count", i64::try_from(count).unwrap_or(i64::MAX)),
    }
}

fn facts(why: ChangeRefusal) -> Facts {
    match why {
        ChangeRefusal::License(rule) => facts_of(rule),
        ChangeRefusal::LastAdministrator => Facts::default(),
    }
}
