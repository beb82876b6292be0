//! `GET /api/v1/Status`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_license::{Date, is_demo_serial_nr};
use segl_store::{Check, Counting, Snapshot};
use segl_webapi::proof;
use segl_webapi::system_status::{NextExpiry, PaysByUse, PlanUse, StatusUser, SystemStatus, UserCounting};

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::routes::session::full_name;

/// The state of the system: database, next expiry over all owners, who is signed in, and both ways of counting users.
/// Only what verifies is looked at. An extension.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    Administrator(user, _): Administrator,
) -> Result<Json<SystemStatus>, Refusal> {
    let today = app.today();
    let (snapshot, counting, satellites) = stored(&app, move |app| {
        let snapshot = app.store.snapshot(&app.roots, today)?;
        Ok((snapshot, app.store.counting(&app.roots, today)?, app.store.satellites()?.len()))
    })
    .await?;
    let company = &snapshot.company;
    Ok(Json(SystemStatus {
        next_expiry: next_expiry(&snapshot, today),
        owners_not_verified: not_verified(&snapshot),
        database_owner: company.name.clone(),
        is_demo: is_demo_serial_nr(&company.serial_nr),
        serial_nr: company.serial_nr.clone(),
        company_check: match company.check {
            Check::Intact => proof::Check::Intact,
            Check::Altered | Check::Unchecked => proof::Check::Altered,
        },
        database_type: segl_store::engine(),
        database_id: company.database_id.clone(),
        satellite: company.satellite.clone(),
        satellites: u32::try_from(satellites).unwrap_or(u32::MAX),
        user: StatusUser { associate_id: user.id, full_name: full_name(&user), name: user.name },
        version: env!("CARGO_PKG_VERSION").to_owned(),
        users: counted(counting),
    }))
}

fn next_expiry(snapshot: &Snapshot, today: Date) -> Option<NextExpiry> {
    let licenses = snapshot.owners.iter().filter_map(|owner| owner.judged.license.as_ref());
    let dated = licenses.filter_map(|license| Some((license.expiry_date?, license)));
    let (date, license) = dated.min_by_key(|(date, _)| *date)?;
    Some(NextExpiry {
        owner_name: license.owner_name.clone(),
        owner_description: license.owner_description.clone(),
        expiry_date: date.to_string(),
        days_left: today.days_until(date),
    })
}

fn not_verified(snapshot: &Snapshot) -> Vec<String> {
    let failing = snapshot.owners.iter().filter(|owner| owner.judged.license.is_none());
    failing.map(|owner| owner.record.name.clone()).collect()
}

fn counted(counting: Counting) -> UserCounting {
    let plan = |plan: segl_store::PlanUse| PlanUse {
        free: plan.total.map(|total| i64::from(total) - i64::from(plan.in_use)),
        module_name: plan.module_name,
        module_description: plan.description,
        in_use: plan.in_use,
        total: plan.total,
    };
    UserCounting {
        upper_bound: counting.upper_bound,
        bound_by: counting.bound_by.map(str::to_owned),
        active_users: counting.active_users,
        plans_in_use: counting.plans_in_use,
        pays_by_use: counting.pays_by_use.map(|why| match why {
            segl_store::PaysByUse::Scim => PaysByUse::Scim,
            segl_store::PaysByUse::Unrestricted => PaysByUse::Unrestricted,
        }),
        plans: counting.plans.into_iter().map(plan).collect(),
    }
}
