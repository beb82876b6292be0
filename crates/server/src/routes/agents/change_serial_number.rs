//! `POST /api/v1/Agents/License/ChangeSerialNumber`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::ChangeSerialNumberRequest;
use segl_webapi::status::LicenseResult;

use crate::activation::{reason_of, result_of};
use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::change_serial_number;

/// Another serial number and owner, through the licence server: `POST /api/v1/License/ChangeSerialNumber`, but what stands
/// against it is a code in `Reason`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(request): Body<ChangeSerialNumberRequest>,
) -> Result<Json<LicenseResult>, Refusal> {
    let ChangeSerialNumberRequest { new_company_name, new_serial_number } = request;
    match change_serial_number::write(&app, &administrator, new_company_name, new_serial_number).await {
        Ok(result) => Ok(Json(result)),
        Err(refusal) => Ok(Json(result_of(&reason_of(refusal)?))),
    }
}
