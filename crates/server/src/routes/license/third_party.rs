//! `GET /api/v1/License/{owner}/{associateId}`

use std::sync::Arc;

use axum::http::StatusCode;
use segl_store::{Associate, Link, Snapshot, StoreError};
use segl_webapi::seats::ModuleLicenseLink;

use crate::app::{App, stored};
use crate::licenses::{Holder, license_owner, of_owner};
use crate::problem::Refusal;

/// One owner's user licences as they stand to a user, restricted ones first. 404 `owner-unknown`, `associate-unknown`.
///
/// The vendor has this for third parties alone; here it answers for every owner.
pub(crate) async fn read(
    app: &Arc<App>,
    owner: &str,
    associate_id: i64,
) -> Result<Vec<ModuleLicenseLink>, Refusal> {
    let (snapshot, holder) = held(app, associate_id).await?;
    let found = license_owner(of_owner(&snapshot, owner)?, &holder);
    let mut links = found.restricted_module_licenses;
    links.extend(found.unrestricted_module_licenses);
    Ok(links)
}

/// Everything about licences, and one user with what it holds.
pub(super) async fn held(app: &Arc<App>, associate_id: i64) -> Result<(Snapshot, Holder), Refusal> {
    let found = stored(app, move |app| {
        let snapshot = app.store.snapshot(&app.roots, app.today())?;
        Ok(user(app, associate_id)?.map(|(associate, links)| (snapshot, Holder::new(&associate, &links))))
    });
    found.await?.ok_or_else(|| unknown(associate_id))
}

fn user(app: &App, associate_id: i64) -> Result<Option<(Associate, Vec<Link>)>, StoreError> {
    let Some(associate) = app.store.associate(associate_id)? else { return Ok(None) };
    let links = app.store.holdings(associate_id)?;
    Ok(Some((associate, links)))
}

/// There is no such user.
pub(crate) fn unknown(associate_id: i64) -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "associate-unknown").with("AssociateId", associate_id)
}
