//! `GET /api/v1/License/{owner}/{module}`

use std::sync::Arc;

use segl_webapi::license::ModuleLicense;

use crate::app::App;
use crate::licenses::{extended_license_info, of_owner, snapshot};
use crate::problem::Refusal;

/// One row of an owner's licence, by its name without regard to case; nothing where there is none that verifies.
/// 404 `owner-unknown` when nothing of that owner is stored.
pub(crate) async fn read(
    app: &Arc<App>,
    owner: &str,
    module: &str,
) -> Result<Option<ModuleLicense>, Refusal> {
    let snapshot = snapshot(app).await?;
    let info = extended_license_info(&snapshot, of_owner(&snapshot, owner)?);
    let mut rows = info.extended_module_licenses.into_iter().filter_map(|row| row.current);
    Ok(rows.find(|row| row.module_name.eq_ignore_ascii_case(module)))
}
