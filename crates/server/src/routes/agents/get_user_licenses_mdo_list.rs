//! `POST /api/v1/Agents/License/GetUserLicensesMDOList`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_webapi::list::SelectableMDOListItem;

use crate::app::App;
use crate::auth::Administrator;
use crate::problem::Refusal;
use crate::routes::license::mdo_list;

/// The user licences as a list of choices: `GET /api/v1/License/User/MdoList`. A body is not looked at.
pub(crate) async fn handle(
    state: State<Arc<App>>,
    administrator: Administrator,
) -> Result<Json<Vec<SelectableMDOListItem>>, Refusal> {
    mdo_list::handle(state, administrator).await
}
