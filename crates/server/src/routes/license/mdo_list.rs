//! `GET /api/v1/License/User/MdoList`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_license::LicenseType;
use segl_store::JudgedRecord;
use segl_webapi::list::SelectableMDOListItem;

use crate::app::App;
use crate::auth::Administrator;
use crate::licenses::{int, snapshot, verified_rows};
use crate::problem::Refusal;

/// Every user licence that verifies and can be given by hand, as a list of choices below the name of its owner.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
) -> Result<Json<Vec<SelectableMDOListItem>>, Refusal> {
    Ok(Json(read(&app).await?))
}

pub(crate) async fn read(app: &Arc<App>) -> Result<Vec<SelectableMDOListItem>, Refusal> {
    Ok(snapshot(app).await?.owners.iter().filter_map(heading).collect())
}

fn heading(owner: &JudgedRecord) -> Option<SelectableMDOListItem> {
    let description = owner.judged.license.as_ref()?.owner_description.clone();
    let items = verified_rows(owner)
        .filter(|row| row.row.license_type == LicenseType::UserLicense && !row.row.is_hidden)
        .map(|row| SelectableMDOListItem {
            id: int(row.id),
            name: row.row.module_description.clone(),
            tool_tip: row.row.module_tooltip.clone(),
            rank: int(row.row.sort_order),
            extra_info: row.row.module_name.clone(),
            full_name: format!("{description}: {}", row.row.module_description),
            ..SelectableMDOListItem::default()
        })
        .collect();
    Some(SelectableMDOListItem {
        id: int(owner.record.id),
        name: description.clone(),
        child_items: items,
        extra_info: owner.record.name.clone(),
        full_name: description.clone(),
        ..SelectableMDOListItem::default()
    })
}
