//! `POST /api/v1/Agents/User/MakeRetired`

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use segl_webapi::requests::MakeRetiredRequest;
use segl_webapi::user_list::UserChange;

use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;
use crate::routes::user::change;

/// Retires a user, which frees everything it holds: 204. 404 `associate-unknown`; 409 `open-requests`,
/// `last-administrator`. Who is retired stays so: 409 `associate-retired`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(request): Body<MakeRetiredRequest>,
) -> Result<StatusCode, Refusal> {
    if !request.retired {
        return Err(Refusal::new(StatusCode::CONFLICT, "associate-retired"));
    }
    let users = vec![request.associate_id.into()];
    change::write(&app, &administrator, UserChange { users, retire: true, ..UserChange::default() }).await?;
    Ok(StatusCode::NO_CONTENT)
}
