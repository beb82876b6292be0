//! `GET /api/v1/License/{owner}/Assignees`

use std::cmp::Ordering;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use segl_store::{Assignee, HolderId};
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
    let module = asked.module.clone();
    let all = stored(&app, move |app| {
        let modules: Vec<&str> = (!module.is_empty()).then_some(module.as_str()).into_iter().collect();
        app.store.assignees(&app.roots, app.today(), &owner, &modules)
    })
    .await?;
    Ok(Json(page(all, &asked)))
}

fn page(all: Vec<Assignee>, asked: &Asked) -> AssigneesPage {
    let total = all.len();
    let search = asked.search.trim().to_lowercase();
    let matches = |one: &Assignee| {
        [&one.name, &one.full_name, &one.email].iter().any(|text| text.to_lowercase().contains(&search))
    };
    let mut found: Vec<Assignee> = all.into_iter().filter(matches).collect();
    // The sort is stable: equals stay in the order of their names.
    found.sort_by(|a, b| {
        let order = compare(a, b, asked.sort);
        if asked.descending { order.reverse() } else { order }
    });
    let top = asked.top.unwrap_or(MOST).min(MOST);
    AssigneesPage {
        total,
        found: found.len(),
        assignees: found.into_iter().skip(asked.skip).take(top).map(carrier).collect(),
    }
}

fn compare(a: &Assignee, b: &Assignee, sort: Sort) -> Ordering {
    match sort {
        Sort::FullName => a.full_name.to_lowercase().cmp(&b.full_name.to_lowercase()),
        Sort::Name => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
        Sort::LastLogin => a.last_login.cmp(&b.last_login),
        Sort::Plan => a.plan.cmp(&b.plan),
        Sort::OpenRequests => a.open_requests.cmp(&b.open_requests),
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
