//! `POST /api/v1/License/ChangeSerialNumber`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use segl_license::is_serial_nr;
use segl_webapi::status::LicenseResult;
use serde::Deserialize;

use crate::activation::{Wanted, activate, hex, look};
use crate::app::{App, blocking};
use crate::auth::Administrator;
use crate::license_server::{MAIN_OWNER, Question, Standing};
use crate::licenses::snapshot;
use crate::problem::Refusal;
use crate::routes::license::fetch::server_refusal;

/// The longest name of a company, in UTF-16 code units, as in licences.
const LONGEST: usize = 219;

/// Both travel in the query, as the vendor has it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Asked {
    new_company_name: String,
    new_serial_number: String,
}

/// Gives the installation another serial number and owner, through the licence server of SUPEROFFICE: it hands out the
/// licence for the new serial number, which must name the active one in its `Replaces`, and that is activated.
///
/// 409 `serial-nr-invalid`, `company-name-invalid`, `activation-blocked` with the `Candidate` to preview; 422 with the
/// verdict's code; 502 and 504 with the trouble that the licence server had, such as `serial-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Query(asked): Query<Asked>,
) -> Result<Json<LicenseResult>, Refusal> {
    Ok(Json(write(&app, &administrator, asked.new_company_name, asked.new_serial_number).await?))
}

pub(crate) async fn write(
    app: &Arc<App>,
    administrator: &Administrator,
    company_name: String,
    serial_nr: String,
) -> Result<LicenseResult, Refusal> {
    let company_name = company_name.trim().to_owned();
    let serial_nr: String = serial_nr.chars().filter(|one| !one.is_whitespace()).collect();
    let conflict = |code| Refusal::new(StatusCode::CONFLICT, code);
    if !is_serial_nr(&serial_nr) {
        return Err(conflict("serial-nr-invalid").with("SerialNr", serial_nr));
    }
    let fits = !company_name.is_empty() && company_name.encode_utf16().count() <= LONGEST;
    if !fits || company_name.contains(char::is_control) {
        return Err(conflict("company-name-invalid"));
    }
    let active = Standing::of(&snapshot(app).await?, MAIN_OWNER).question;
    let question = Question { serial_nr: serial_nr.clone(), company_name: company_name.clone(), ..active };
    let fetched = blocking(app, move |app| app.license_servers.fetch(MAIN_OWNER, &question));
    let file = fetched.await?.map_err(|trouble| server_refusal(&trouble))?;
    let typed = Some((company_name, serial_nr));
    let activated =
        activate(app, administrator, Wanted { typed: typed.clone(), ..Wanted::file(file.clone()) }).await;
    if let Err(refusal) = activated {
        // What is in the way can be cleared in a preview of the same file.
        let kept = look(app, administrator, Wanted { typed, ..Wanted::file(file) }).await?.1;
        return Err(kept.iter().fold(refusal, |refusal, hash| refusal.with("Candidate", hex(hash))));
    }
    Ok(LicenseResult { succeeded: true, ..LicenseResult::default() })
}
