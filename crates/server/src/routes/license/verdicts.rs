//! `GET /api/v1/License/Verdicts`

use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use crate::app::App;
use crate::auth::Administrator;
use crate::body::JSON;
use crate::licenses::snapshot;
use crate::problem::Refusal;

/// The server's own verdicts, one an owner, byte for byte as the core writes them. An extension, for comparison with
/// the browser and the command line: nobody is to believe it.
pub(crate) async fn handle(State(app): State<Arc<App>>, _: Administrator) -> Result<Response, Refusal> {
    let snapshot = snapshot(&app).await?;
    let verdicts: Vec<String> = snapshot.owners.iter().map(|owner| owner.judged.verdict.to_json()).collect();
    Ok(([(header::CONTENT_TYPE, JSON)], format!("[{}]", verdicts.join(","))).into_response())
}
