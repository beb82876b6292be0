//! `POST /api/v1/Agents/License/GetUserAndInstallationLicenceStatus`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_license::LicenseType;
use segl_webapi::requests::GetUserAndInstallationLicenceStatusRequest;
use segl_webapi::status::UserAndInstallationLicenceStatus;

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::body::Body;
use crate::licenses::date_time;
use crate::problem::Refusal;
use crate::routes::license::third_party::unknown;

/// The owner whose licence is the installation's.
const MAIN_OWNER: &str = "SUPEROFFICE";

/// The dates of SUPEROFFICE's licence, whose installation it is, and the licences that work for a user. Without a
/// licence that verifies there are no dates. 404 `associate-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Body(request): Body<GetUserAndInstallationLicenceStatusRequest>,
) -> Result<Json<UserAndInstallationLicenceStatus>, Refusal> {
    let id = i64::from(request.associate_id);
    let found = stored(&app, move |app| {
        let Some(_) = app.store.associate(id)? else { return Ok(None) };
        let snapshot = app.store.snapshot(&app.roots, app.today())?;
        Ok(Some((snapshot, app.store.rights(&app.roots, app.today(), id)?)))
    });
    let (snapshot, rights) = found.await?.ok_or_else(|| unknown(id))?;
    let license = snapshot.owner(MAIN_OWNER).and_then(|owner| owner.judged.license.as_ref());
    let held = rights.iter().filter(|right| right.row.license_type == LicenseType::UserLicense);
    Ok(Json(UserAndInstallationLicenceStatus {
        admin_warning_date: date_time(license.and_then(|license| license.admin_warning_date)),
        expiry_date: date_time(license.and_then(|license| license.expiry_date)),
        grace_date: date_time(license.and_then(|license| license.grace_date)),
        company_name: snapshot.company.name,
        serial_nr: snapshot.company.serial_nr,
        user_licenses: held.map(|right| right.row.module_name.clone()).collect(),
    }))
}
