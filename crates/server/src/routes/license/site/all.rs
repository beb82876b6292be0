//! `GET /api/v1/License/Site`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use segl_store::{Check, Link, Satellite};
use segl_webapi::site::{Site, SiteLicense};

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::problem::Refusal;

/// Every satellite with what it holds, by name. An extension.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
) -> Result<Json<Vec<Site>>, Refusal> {
    let sites = stored(&app, |app| {
        let satellites = app.store.satellites()?.into_iter();
        let held = satellites.map(|one| Ok((app.store.satellite_holdings(one.id)?, one)));
        held.collect::<Result<Vec<_>, _>>()
    });
    Ok(Json(sites.await?.into_iter().map(|(held, satellite)| site(satellite, held)).collect()))
}

fn site(satellite: Satellite, held: Vec<Link>) -> Site {
    let mut licenses: Vec<SiteLicense> = held
        .into_iter()
        .map(|link| SiteLicense {
            altered: link.check != Check::Intact,
            owner_name: link.owner_name,
            module_name: link.module_name,
        })
        .collect();
    licenses.sort_by(|a, b| (&a.owner_name, &a.module_name).cmp(&(&b.owner_name, &b.module_name)));
    Site { satellite_id: satellite.id, name: satellite.name, licenses }
}
