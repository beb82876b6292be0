//! `PUT /api/v1/License/{owner}/{associateId}`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use segl_store::{AssignError, Refusal as Rule};
use segl_webapi::problem::Facts;
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
                Rule::UnknownOwner { .. }
                | Rule::UnknownModule { .. }
                | Rule::UnknownAssociate
                | Rule::UnknownSatellite => StatusCode::NOT_FOUND,
                _ => StatusCode::CONFLICT,
            };
            let refusal = Refusal::new(status, rule.code());
            facts_of(rule).iter().fold(refusal, |refusal, (name, fact)| refusal.with(name, fact.clone()))
        }
        AssignError::Store(cause) => Refusal::store_failed(&cause),
    }
}

/// The facts of a rule.
pub(crate) fn facts_of(rule: Rule) -> Facts {
    let mut facts = Facts::default();
    match rule {
        Rule::UnknownOwner { owner } => facts.set("OwnerName", owner),
        Rule::OwnerNotVerified { owner, code } => {
            facts.set("OwnerName", owner);
            facts.set("Because", code.as_str());
        }
        Rule::Stopped { owner, grace_date } => {
            facts.set("OwnerName", owner);
            facts.set("GraceDate", grace_date.to_string());
        }
        Rule::UnknownModule { module }
        | Rule::NotHeld { module }
        | Rule::TypeNotAssignable { module }
        | Rule::HiddenNotAssignable { module } => facts.set("ModuleName", module),
        Rule::NotVerified { module, code } => {
            facts.set("ModuleName", module);
            facts.set("Because", code.as_str());
        }
        Rule::UserTypeNotAllowed { module, allowed, found } => {
            facts.set("ModuleName", module);
            facts.set("AllowedUserType", allowed.as_str());
            facts.set("UserType", found.as_str());
        }
        Rule::PrerequisiteMissing { module, needs } => {
            facts.set("ModuleName", module);
            facts.set("PrerequisiteModuleName", needs);
        }
        Rule::StillNeeded { module, by } => {
            facts.set("ModuleName", module);
            facts.set("NeededBy", by);
        }
        Rule::NoFreeSeat { module, total, in_use } => {
            facts.set("ModuleName", module);
            facts.set("NumberOfLicenses", total);
            facts.set("InUse", in_use);
        }
        Rule::OpenRequests { name, module, count } => {
            facts.set("Name", name);
            facts.set("ModuleName", module);
            facts.set("OpenRequests", count);
        }
        Rule::CompanyAltered
        | Rule::SeveralPlans
        | Rule::UnknownAssociate
        | Rule::UnknownSatellite
        | Rule::Retired => {}
    }
    facts
}
