//! `POST /api/v1/License/Activate`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use segl_store::{Activation, World};
use segl_webapi::preview::{ActivateRequest, Activated};

use crate::activation::{Wanted, activate, candidate, moves};
use crate::app::App;
use crate::auth::Administrator;
use crate::body::Body;
use crate::problem::Refusal;

/// Activates a file that was previewed, with the staged moves, in one transaction. An extension.
///
/// The file is verified again in full. 409 `world-changed` with `Changed` (`license`, `seats`) where something is not as
/// the preview said; 409 `activation-blocked`, `moves-refused`, `candidate-unknown`, `activation-cancelled`; 422 with the
/// verdict's code where the file is refused by now. Then nothing was written. Whoever hangs up cancels it.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    Body(asked): Body<ActivateRequest>,
) -> Result<Json<Activated>, Refusal> {
    let world = match asked.world.as_str() {
        "" => None,
        text => Some(World::parse(text).ok_or_else(|| Refusal::of_status(StatusCode::BAD_REQUEST))?),
    };
    let moves = moves(asked.moves)?;
    let wanted = Wanted { moves, world, ..Wanted::file(candidate(&app, &asked.candidate).await?.file) };
    Ok(Json(activated(&activate(&app, &administrator, wanted).await?)))
}

fn activated(activation: &Activation) -> Activated {
    let Some(content) = &activation.judgement.content else { return Activated::default() };
    let license = &content.license;
    Activated {
        owner_name: license.owner_name.clone(),
        serial_nr: license.serial_nr.clone(),
        epoch: license.epoch,
        sequence: license.sequence,
        hash: license.hash().to_base64(),
    }
}
