//! `GET /api/v1/User/List`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use segl_webapi::user_list::{UserPage, UserQuery};

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::users;

/// A page of users: searched, filtered and sorted here, so that 100,000 users cost the browser what 100 do. An extension.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Query(asked): Query<UserQuery>,
) -> Result<Json<UserPage>, Refusal> {
    let query = users::query(asked);
    let page = stored(&app, move |app| app.store.users(&app.roots, app.today(), &query)).await?;
    Ok(Json(UserPage {
        total: page.total,
        found: page.found,
        users: page.users.into_iter().map(users::row).collect(),
    }))
}
