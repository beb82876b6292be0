//! `GET /api/v1/License/{owner}/Assignees`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use segl_store::{Assignee, AssigneeQuery, AssigneeSort, HolderId};
use segl_webapi::assignees::{Assignee as Carrier, AssigneesPage};
use serde::Deserialize;

use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::licenses::{of_owner, snapshot};
use crate::problem::Refusal;

/// Most holders of one page.
const MOST: usize = 500;

/// `?Module=ten-sales&Search=berg&Sort=LastLogin&Descending=true&Skip=0&Top=100`, all of it optional.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct Asked {
    /// Row by name in code; without one, everyone who holds anything of the owner.
    module: String,
    /// A part of name, full name or e-mail address, without regard to case.
    search: String,
    sort: Sort,
    descending: bool,
    skip: usize,
    top: Option<usize>,
}

/// Column by which the list is sorted.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
enum Sort {
    #[default]
    FullName,
    Name,
    LastLogin,
    Plan,
    OpenRequests,
}

/// Who holds a licence, a page at a time: sorted and searched here, so that 100,000 users cost the browser what 100 do. An
/// extension. 404 `owner-unknown`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path(owner): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<AssigneesPage>, Refusal> {
    of_owner(&snapshot(&app).await?, &owner)?;
    let query = query(asked);
    let page = stored(&app, move |app| app.store.assignees(&app.roots, app.today(), &owner, &query)).await?;
    Ok(Json(AssigneesPage {
        total: page.total,
        found: page.found,
        assignees: page.assignees.into_iter().map(carrier).collect(),
    }))
}

fn query(asked: Asked) -> AssigneeQuery {
    AssigneeQuery {
        module: Some(asked.module).filter(|module| !module.is_empty()),
        search: asked.search,
        sort: match asked.sort {
            Sort::FullName => AssigneeSort::FullName,
            Sort::Name => AssigneeSort::Name,
            Sort::LastLogin => AssigneeSort::LastLogin,
            Sort::Plan => AssigneeSort::Plan,
            Sort::OpenRequests => AssigneeSort::OpenRequests,
        },
        descending: asked.descending,
        skip: asked.skip,
        top: asked.top.unwrap_or(MOST).min(MOST),
    }
}

fn carrier(one: Assignee) -> Carrier {
    let (associate_id, satellite_id) = match one.holder {
        HolderId::Associate(id) => (Some(id), None),
        HolderId::Satellite(id) => (None, Some(id)),
    };
    Carrier {
        associate_id,
        satellite_id,
        name: one.name,
        full_name: one.full_name,
        e_mail: one.email,
        last_login: one.last_login,
        open_requests: one.open_requests,
        plan: one.plan,
        modules: one.modules,
    }
}
