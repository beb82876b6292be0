//! `GET /api/v1/User`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use segl_store::UserQuery;
use serde_json::Value;

use crate::app::{App, stored};
use crate::archive::odata::Asked;
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::users::rows::row;

/// The users as OData's slim rows, by full name: a thousand at most, and the way to the next ones. `$filter` is one or more
/// `column eq 'value'`, joined by `and`; anything else is 400 `query-unsupported`. `List` beside it searches and filters by
/// licence.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Query(asked): Query<Asked>,
) -> Result<Json<Value>, Refusal> {
    let query = asked.query()?;
    let (skip, top) = query.plain().unwrap_or((0, usize::MAX));
    let wanted = UserQuery { skip, top, ..UserQuery::default() };
    let page = stored(&app, move |app| app.store.users(&app.roots, app.today(), &wanted)).await?;
    let rows: Vec<_> = page.users.iter().map(row).collect();
    let (rows, more) = match query.plain() {
        Some(_) => {
            query.check(rows.first())?;
            let more = page.found > skip.saturating_add(rows.len());
            (rows, more)
        }
        None => query.apply(rows)?,
    };
    Ok(Json(asked.answer("User", &query, &rows, more)))
}
