//! `PUT /api/v1/License/{owner}/{associateId}`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use segl_store::{AssignError, Refusal as Rule};
use segl_webapi::seats::ModuleLicenseLink;

use super::third_party;
use crate::app::{App, blocking};
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;

/// Gives rows of one owner, named in the body, to a user, and answers what the user then holds of that owner.
///
/// All of them or none. 404 `owner-unknown`, `module-unknown`, `associate-unknown`; 409 with the first rule that stands
/// against it, such as `no-free-seat` or `prerequisite-missing`. The limit is the signed number, whatever the column
/// says. The vendor has this for third parties alone; here it works for every owner.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Path((owner, associate_id)): Path<(String, String)>,
    Body(modules): Body<Vec<String>>,
) -> Result<Json<Vec<ModuleLicenseLink>>, Refusal> {
    let associate_id = associate_id.parse().map_err(|_| third_party::unknown(0))?;
    Ok(Json(write(&app, &administrator, owner, associate_id, modules).await?))
}

pub(crate) async fn write(
    app: &Arc<App>,
    administrator: &Administrator,
    owner: String,
    associate_id: i64,
    modules: Vec<String>,
) -> Result<Vec<ModuleLicenseLink>, Refusal> {
    let (actor, name) = (administrator.actor(), owner.clone());
    blocking(app, move |app| {
        let modules: Vec<&str> = modules.iter().map(String::as_str).collect();
        let (today, now) = (app.today(), app.clock.now());
        app.store.assign(&app.roots, today, &name, associate_id, &modules, &actor, now)
    })
    .await?
    .map_err(refused)?;
    third_party::read(app, &owner, associate_id).await
}

/// A rule of the store as a problem.
pub(crate) fn refused(error: AssignError) -> Refusal {
    match error {
        AssignError::Refused(rule) => {
            let status = match rule {
                Rule::UnknownOwner { .. } | Rule::UnknownModule { .. } | Rule::UnknownAssociate => {
                    StatusCode::NOT_FOUND
                }
                _ => StatusCode::CONFLICT,
            };
            facts(Refusal::new(status, rule.code()), rule)
        }
        AssignError::Store(cause) => Refusal::server_failed(&cause),
    }
}

/// The facts of a rule.
pub(crate) fn facts(refusal: Refusal, rule: Rule) -> Refusal {
    match rule {
        Rule::UnknownOwner { owner } => refusal.with("OwnerName", owner),
        Rule::OwnerNotVerified { owner, code } => {
            refusal.with("OwnerName", owner).with("Because", code.as_str())
        }
        Rule::Stopped { owner, grace_date } => {
            refusal.with("OwnerName", owner).with("GraceDate", grace_date.to_string())
        }
        Rule::UnknownModule { module }
        | Rule::NotHeld { module }
        | Rule::TypeNotAssignable { module }
        | Rule::HiddenNotAssignable { module } => refusal.with("ModuleName", module),
        Rule::NotVerified { module, code } => {
            refusal.with("ModuleName", module).with("Because", code.as_str())
        }
        Rule::UserTypeNotAllowed { module, allowed, found } => refusal
            .with("ModuleName", module)
            .with("AllowedUserType", allowed.as_str())
            .with("UserType", found.as_str()),
        Rule::PrerequisiteMissing { module, needs } => {
            refusal.with("ModuleName", module).with("PrerequisiteModuleName", needs)
        }
        Rule::StillNeeded { module, by } => refusal.with("ModuleName", module).with("NeededBy", by),
        Rule::NoFreeSeat { module, total, in_use } => {
            refusal.with("ModuleName", module).with("NumberOfLicenses", total).with("InUse", in_use)
        }
        Rule::OpenRequests { name, module, count } => {
            refusal.with("Name", name).with("ModuleName", module).with("OpenRequests", count)
        }
        Rule::CompanyAltered
        | Rule::SeveralPlans
        | Rule::UnknownAssociate
        | Rule::UnknownSatellite
        | Rule::Retired => refusal,
    }
}
