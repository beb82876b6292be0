//! `/api/v1/License/Site`: satellites and their licences. The vendor has `GET /Site/{satelliteId}`; the rest is an extension.

pub(crate) mod all;
pub(crate) mod assign;
pub(crate) mod read;
pub(crate) mod unassign;

use axum::http::StatusCode;

use crate::problem::Refusal;

/// There is no such satellite.
fn unknown(satellite_id: i64) -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "satellite-unknown").with("SatelliteId", satellite_id)
}
