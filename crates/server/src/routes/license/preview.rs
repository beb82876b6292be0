//! `POST /api/v1/License/Preview`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use segl_license::Verdict;
use segl_webapi::any_case::AnyCase;
use segl_webapi::preview::{Preview, PreviewRequest};

use crate::activation::{Wanted, candidate, changed, look, moves};
use crate::app::App;
use crate::auth::Administrator;
use crate::body::{JSON, json, media_type, octets};
use crate::problem::Refusal;

/// What a licence file would change. An extension; nothing of it stays but the file, where it verifies.
///
/// The body is the file, byte for byte, whatever it is; or, as `application/json`, a `PreviewRequest` with a file that the
/// server keeps from an earlier preview and with moves, which are counted as if they were made. 200 with the verdict also
/// where the file is refused. 409 `candidate-unknown` where the file is kept no longer: it is to be sent again.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    administrator: Administrator,
    request: Request,
) -> Result<Json<Preview<Verdict>>, Refusal> {
    let is_json = media_type(request.headers()).is_some_and(|kind| kind == JSON);
    let bytes = octets(request, &()).await?;
    let wanted = if is_json {
        let AnyCase(asked) = json::<AnyCase<PreviewRequest>>(&bytes)?;
        let moves = moves(asked.moves)?;
        Wanted { moves, ..Wanted::file(candidate(&app, &asked.candidate).await?.file) }
    } else {
        Wanted::file(bytes.to_vec())
    };
    let (activation, hash) = look(&app, &administrator, wanted).await?;
    Ok(Json(changed(activation, hash.as_ref())))
}
