//! A licence fetched from the owner's licence server, for an administrator to look at.

use std::sync::Arc;

use axum::http::StatusCode;

use crate::app::{App, blocking};
use crate::license_server::{Standing, Trouble};
use crate::licenses::snapshot;
use crate::problem::Refusal;

/// The file that the owner's server has for this installation. Nothing of it is verified yet.
pub(crate) async fn fetch(app: &Arc<App>, owner: &str) -> Result<Vec<u8>, Refusal> {
    let question = Standing::of(&snapshot(app).await?, owner).question;
    let owner = owner.to_owned();
    let fetched = blocking(app, move |app| app.license_servers.fetch(&owner, &question));
    fetched.await?.map_err(|trouble| server_refusal(&trouble))
}

/// Trouble with a licence server, where a request depends on it.
pub(crate) fn server_refusal(trouble: &Trouble) -> Refusal {
    let status = match trouble {
        Trouble::NotConfigured | Trouble::SerialUnknown | Trouble::CompanyDiffers | Trouble::Refused(_) => {
            StatusCode::CONFLICT
        }
        Trouble::TimedOut => StatusCode::GATEWAY_TIMEOUT,
        _ => StatusCode::BAD_GATEWAY,
    };
    let refusal = Refusal::new(status, trouble.code());
    trouble.facts().iter().fold(refusal, |refusal, (name, fact)| refusal.with(name, fact.clone()))
}
