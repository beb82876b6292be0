//! `GET /api/v1/License/{owner}/{module}/History`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use segl_store::{Activated, Issue};
use segl_webapi::history::{ActivatedIssue, LicenseHistory, SignedIssue};
use serde::Deserialize;

use super::proof::signed;
use crate::app::{App, stored};
use crate::auth::Administrator;
use crate::problem::Refusal;

/// The most that are handed out at once: each has a whole licence beside it.
const MOST: u32 = 50;
/// What is handed out where nobody says how many.
const USUAL: u32 = 10;

/// Which part is wanted.
#[derive(Debug, Deserialize)]
pub(crate) struct Part {
    /// What an earlier answer said; without it the newest.
    before: Option<i64>,
    /// How many are wanted, 50 at most.
    take: Option<u32>,
}

/// The activations of an owner's licence, newest first, each with what was signed about one row, so that the browser
/// can verify that too. Nothing where that owner's licence was never activated. An extension.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Path((owner, module)): Path<(String, String)>,
    Query(part): Query<Part>,
) -> Result<Json<LicenseHistory>, Refusal> {
    let take = part.take.unwrap_or(USUAL).clamp(1, MOST);
    // One more than wanted says whether there are older ones.
    let found = stored(&app, move |app| app.store.history(&owner, &module, part.before, take + 1)).await?;
    let wanted = usize::try_from(take).unwrap_or(usize::MAX);
    let last = wanted.checked_sub(1).and_then(|last| found.get(last)).map(|last| last.id);
    let before = last.filter(|_| found.len() > wanted);
    let activations = found.into_iter().take(wanted).map(activation).collect();
    Ok(Json(LicenseHistory { activations, before }))
}

fn activation(activated: Activated) -> ActivatedIssue {
    let by = if activated.full_name.is_empty() { activated.actor } else { activated.full_name };
    ActivatedIssue {
        date: activated.date.map(|day| day.to_string()).unwrap_or_default(),
        by,
        epoch: activated.epoch,
        sequence: activated.sequence,
        hash: activated.hash,
        issue: activated.issue.as_ref().map(issue),
    }
}

fn issue(issue: &Issue) -> SignedIssue {
    SignedIssue {
        license: signed(&issue.license),
        keys: issue.keys.iter().map(signed).collect(),
        row: issue.row.as_ref().map(signed),
    }
}
