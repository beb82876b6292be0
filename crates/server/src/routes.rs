//! One endpoint, one file. The vendor's paths keep the vendor's names and letter case.

pub(crate) mod agents;
pub(crate) mod archive;
pub(crate) mod configuration;
pub(crate) mod consumption;
pub(crate) mod health;
pub(crate) mod license;
pub(crate) mod log;
pub(crate) mod session;
pub(crate) mod status;
pub(crate) mod system_event;
pub(crate) mod user;
pub(crate) mod user_agent;

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{get, post, put};

use crate::app::{App, FILE_BODY_LIMIT};

/// Every route but the app's own pages.
pub(crate) fn router() -> Router<Arc<App>> {
    let v1 = Router::new()
        .route(
            "/Session",
            get(session::current::handle).post(session::sign_in::handle).delete(session::sign_out::handle),
        )
        .route("/License", get(license::all::handle))
        .merge(with_licenses())
        .route("/License/ChangeSerialNumber", post(license::change_serial_number::handle))
        .route("/License/Candidate/{candidate}", get(license::candidate::handle))
        .route("/License/Proof", get(license::proof::handle))
        .route("/License/Verdicts", get(license::verdicts::handle))
        .route("/License/User/MdoList", get(license::mdo_list::handle))
        .route("/License/User/{associate_id}", get(license::user::handle))
        .route("/License/Site", get(license::site::all::handle))
        .route("/License/Site/{satellite_id}", get(license::site::read::handle))
        .route(
            "/License/Site/{satellite_id}/{owner}",
            put(license::site::assign::handle).delete(license::site::unassign::handle),
        )
        .route("/License/{owner}", get(license::owner::handle).delete(license::remove::handle))
        .route("/License/{owner}/Changes", get(license::changes::handle))
        .route("/License/{owner}/Assignees", get(license::assignees::handle))
        .route("/License/{owner}/Status", get(license::status::read).post(license::status::ask))
        .route("/License/{owner}/ShopUrl", get(license::shop_url::handle))
        .route(
            "/License/{owner}/{last}",
            get(license::last_segment::handle).put(license::assign::handle).delete(license::unassign::handle),
        )
        .route("/License/{owner}/{module}/Holders", get(license::holders::handle))
        .route("/License/{owner}/{module}/History", get(license::history::handle))
        .nest("/User", user::router())
        .route("/Consumption", get(consumption::handle))
        .route("/Status", get(status::handle))
        .route("/Log", get(log::handle))
        .nest("/SystemEvent", system_event::router())
        .nest("/Agents/Archive", archive::router())
        .nest("/Agents/Configuration", configuration::router())
        .nest("/Agents/User", user_agent::router())
        .nest("/Agents/License", agents::router());
    Router::new()
        .nest("/api/v1", v1)
        .route("/healthz", get(health::handle))
        .layer(middleware::from_fn(never_kept))
}

/// Paths whose bodies hold whole licences.
fn with_licenses() -> Router<Arc<App>> {
    Router::new()
        .route("/License", post(license::add::handle))
        .route("/License/Preview", post(license::preview::handle))
        .route("/License/Activate", post(license::activate::handle))
        .layer(DefaultBodyLimit::max(FILE_BODY_LIMIT))
}

/// Nothing of the API is kept by a browser or a proxy.
async fn never_kept(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
