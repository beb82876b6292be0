//! What an activation changes, as the app is told of it.

use axum::http::StatusCode;
use segl_license::{License, Verdict, implied_modules};
use segl_store::{Activation, FileHash, HolderId, Move, Report, RowReport};
use segl_webapi::preview::{self as wire, CompanyName, DateChange, Preview, RowChange};

use super::hex;
use super::problem::refused_move;
use crate::problem::Refusal;

/// The most moves in one request; more is no one's work by hand.
const MOST_MOVES: usize = 20_000;

/// Moves as the store has them. 400 `request-malformed` where one names no holder or two.
pub(crate) fn moves(moves: Vec<wire::Move>) -> Result<Vec<Move>, Refusal> {
    let malformed = || Refusal::of_status(StatusCode::BAD_REQUEST);
    if moves.len() > MOST_MOVES {
        return Err(malformed());
    }
    let holder = |one: &wire::Move| match (one.associate_id, one.satellite_id) {
        (Some(id), None) => Ok(HolderId::Associate(id)),
        (None, Some(id)) => Ok(HolderId::Satellite(id)),
        _ => Err(malformed()),
    };
    moves
        .into_iter()
        .map(|one| Ok(Move { holder: holder(&one)?, remove: one.remove, give: one.give }))
        .collect()
}

/// The preview of an activation.
pub(crate) fn changed(activation: Activation, candidate: Option<&FileHash>) -> Preview<Verdict> {
    let license = activation.judgement.content.as_ref().map(|content| &content.license);
    let company = |license: &License| CompanyName {
        name: license.company_name.clone(),
        serial_nr: license.serial_nr.clone(),
    };
    let company_to = license.map(|license| company(license));
    let Some(report) = activation.report else {
        return Preview {
            verdict: activation.judgement.verdict,
            candidate: None,
            world: None,
            can_be_activated: false,
            has_loss: false,
            rows: Vec::new(),
            dates: Vec::new(),
            company_from: None,
            company_to,
            refused: Vec::new(),
        };
    };
    Preview {
        verdict: activation.judgement.verdict,
        candidate: candidate.map(hex),
        world: Some(report.world.to_string()),
        can_be_activated: report.can_be_activated(),
        has_loss: report.has_loss(),
        rows: report.rows.iter().map(|row| row_change(&report, row)).filter(matters).collect(),
        dates: report.dates.iter().map(date_change).collect(),
        company_from: report.old.as_ref().map(|license| company(license)),
        company_to,
        refused: report.refused.iter().map(refused_move).collect(),
    }
}

/// Only what changes is listed, what the moves change, and what stands against it.
fn matters(row: &RowChange) -> bool {
    !row.differences.is_empty() || row.to_remove > 0 || row.new_in_use != row.in_use
}

fn row_change(report: &Report, row: &RowReport) -> RowChange {
    let shown = row.new.as_ref().or(row.old.as_ref());
    let total = row.old.as_ref().map_or(Some(0), |old| (!old.unrestricted).then_some(old.number_of_licenses));
    let new_total = row.new_total();
    let less = |total: Option<u32>, used: u32| total.map(|total| i64::from(total) - i64::from(used));
    let blocked = report.blocked.iter().find(|blocked| blocked.module_name == row.module_name());
    let plans = report.rows.iter().filter_map(|one| one.old.as_ref().or(one.new.as_ref()));
    let implies = plans.filter(|plan| implied_modules(plan).contains(&row.module_name()));
    RowChange {
        module_name: row.module_name().to_owned(),
        module_description: shown.map(|shown| shown.module_description.clone()).unwrap_or_default(),
        license_type: shown.map(|shown| shown.license_type.as_str().to_owned()).unwrap_or_default(),
        is_hidden: shown.is_some_and(|shown| shown.is_hidden),
        implied_by: implies.map(|plan| plan.module_name.clone()).collect(),
        in_use: row.in_use,
        total,
        free: less(total, row.in_use),
        added: total.zip(new_total).map(|(before, after)| i64::from(after) - i64::from(before)),
        new_in_use: row.new_in_use,
        new_total,
        new_free: less(new_total, row.new_in_use),
        to_remove: blocked.map_or(0, |blocked| blocked.in_use.saturating_sub(blocked.new_total)),
        differences: row.differences.iter().map(|one| one.as_str().to_owned()).collect(),
        is_loss: row.differences.iter().any(|one| one.is_loss()),
    }
}

fn date_change(change: &segl_license::DateChange) -> DateChange {
    DateChange {
        name: change.name.to_owned(),
        from: change.from.map(|date| date.to_string()),
        to: change.to.map(|date| date.to_string()),
        is_loss: change.is_loss(),
    }
}
