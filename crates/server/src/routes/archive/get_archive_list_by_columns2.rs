//! `POST /api/v1/Agents/Archive/GetArchiveListByColumns2`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use segl_webapi::archive::{ArchiveListItem, GetArchiveListByColumns2Request};

use crate::app::App;
use crate::archive::Query;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::system_event::all;

/// The archive of events, the only one that Segl has: `GET /api/v1/SystemEvent` in another form. 404 `archive-unknown`,
/// 400 `query-unsupported`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Body(request): Body<GetArchiveListByColumns2Request>,
) -> Result<Json<Vec<ArchiveListItem>>, Refusal> {
    if !request.provider_name.eq_ignore_ascii_case("SystemEvents") {
        return Err(Refusal::new(StatusCode::NOT_FOUND, "archive-unknown")
            .with("ProviderName", request.provider_name));
    }
    let size = usize::try_from(request.page_size).ok().filter(|size| *size > 0);
    let page = usize::try_from(request.page).unwrap_or_default();
    let skip = page.saturating_mul(size.unwrap_or_default());
    let query = Query::read(&request.columns, &request.restrictions, &request.sort_order, skip, size)?;
    let (rows, _) = query.apply(all::rows(&app).await?)?;
    Ok(Json(rows.iter().map(|row| row.item(&query.columns)).collect()))
}
