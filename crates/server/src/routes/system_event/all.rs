//! `GET /api/v1/SystemEvent`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query as Parameters, State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::{App, stored};
use crate::archive::{Query, Row};
use crate::auth::Administrator;
use crate::events;
use crate::problem::Refusal;

/// OData's parameters, as far as they are understood; others are passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    #[serde(rename = "$select")]
    select: String,
    #[serde(rename = "$filter")]
    filter: String,
    #[serde(rename = "$orderBy", alias = "$orderby")]
    order: String,
    #[serde(rename = "$skip")]
    skip: usize,
    #[serde(rename = "$top")]
    top: Option<usize>,
}

/// The events as OData's slim rows, the oldest first. `$filter` is one or more `column eq 'value'`, joined by `and`;
/// anything else is 400 `query-unsupported`.
pub(crate) async fn handle(
    State(app): State<Arc<App>>,
    _: Administrator,
    Parameters(asked): Parameters<Asked>,
) -> Result<Json<Value>, Refusal> {
    let query = Query::read(&asked.select, &asked.filter, &asked.order, asked.skip, asked.top)?;
    let (rows, more) = query.apply(rows(&app).await?)?;
    let next = if more { next_link(&asked, rows.len()) } else { String::new() };
    let value: Vec<Value> = rows.iter().map(|row| row.slim(&query.columns)).collect();
    Ok(Json(json!({ "odata.metadata": "SystemEvent", "odata.nextLink": next, "value": value })))
}

/// Every event as a row.
pub(crate) async fn rows(app: &Arc<App>) -> Result<Vec<Row>, Refusal> {
    let (_, events) = stored(app, events::all).await?;
    Ok(events::rows(&events, app.clock.now()))
}

fn next_link(asked: &Asked, shown: usize) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in [("$select", &asked.select), ("$filter", &asked.filter), ("$orderBy", &asked.order)]
    {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    query.append_pair("$skip", &asked.skip.saturating_add(shown).to_string());
    if let Some(top) = asked.top {
        query.append_pair("$top", &top.to_string());
    }
    format!("/api/v1/SystemEvent?{}", query.finish())
}
