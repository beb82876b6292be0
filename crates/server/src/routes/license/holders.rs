//! `GET /api/v1/License/{owner}/{module}/Holders`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use segl_license::Date;
use segl_store::{Check, Holder};
use segl_webapi::holders::{LicenseHolder, LicenseHolders};
use segl_webapi::proof;
use serde::Deserialize;

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::problem::Refusal;

/// The most that are handed out at once.
const MOST: usize = 200;
/// What is handed out where nobody says how many.
const USUAL: usize = 50;

const SECONDS_A_DAY: i64 = 86_400;

/// Which part is wanted.
#[derive(Debug, Deserialize)]
pub(crate) struct Part {
    /// How many are passed over.
    #[serde(default)]
    skip: usize,
    /// How many are wanted, 200 at most.
    take: Option<usize>,
}

/// Who holds a licence, the altered assignments first, then by name. 404 `module-unknown` where nothing of that name
/// is stored. An extension.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path((owner, module)): Path<(String, String)>,
    Query(part): Query<Part>,
) -> Result<Json<LicenseHolders>, Refusal> {
    let unknown = Refusal::new(StatusCode::NOT_FOUND, "module-unknown").with("ModuleName", module.as_str());
    let take = part.take.unwrap_or(USUAL).min(MOST);
    let page = stored(&app, move |app| {
        app.store.holders(&app.roots, app.today(), (&owner, &module), part.skip, take)
    });
    let page = page.await?.ok_or(unknown)?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Json(LicenseHolders {
        total: count(page.total),
        altered: count(page.altered),
        holders: page.holders.into_iter().map(holder).collect(),
    }))
}

fn holder(holder: Holder) -> LicenseHolder {
    let check = match holder.check {
        Check::Intact => proof::Check::Intact,
        Check::Altered | Check::Unchecked => proof::Check::Altered,
    };
    let since = Date::from_days_since_epoch(holder.since.div_euclid(SECONDS_A_DAY));
    LicenseHolder {
        is_satellite: holder.is_satellite,
        id: holder.id,
        name: holder.name,
        full_name: holder.full_name,
        number: holder.number,
        check,
        since: since.map(|day| day.to_string()).unwrap_or_default(),
        by: holder.by,
    }
}
