//! `POST /api/v1/Agents/License/GetShopUrl`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::requests::GetShopUrlRequest;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::license::shop_url;

/// Where the owner's licences are bought: `GET /api/v1/License/{owner}/ShopUrl`. 404 `owner-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Body(request): Body<GetShopUrlRequest>,
) -> Result<Json<String>, Refusal> {
    Ok(Json(shop_url::read(&app, &request.owner_name).await?))
}
