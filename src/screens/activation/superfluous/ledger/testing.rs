//! A small licence to count with.

use super::{Ledger, Line};
use crate::screens::activation::moves::Moves;

/// A row by name: seats of the new licence, seats in use now, and what it brings in both, where it is a plan.
fn row(module: &str, total: impl Into<Option<u32>>, now: u32, set: &[&str]) -> Line {
    let set: Vec<String> = set.iter().map(|name| (*name).to_owned()).collect();
    let brings = (!set.is_empty()).then(|| set.clone());
    Line { module: module.to_owned(), total: total.into(), now, told: 0, implied: set, brings }
}

/// Sales goes from 10 seats to 4, Service has 3 free of which `ej-client` has 2, Marketing has no limit.
pub(super) fn lines() -> Vec<Line> {
    vec![
        row("sales", 4, 10, &["user", "web"]),
        row("service", 9, 6, &["user", "web", "ej-client"]),
        row("marketing", None, 1, &["user", "web"]),
        row("thin", 5, 0, &["user"]),
        row("user", 17, 17, &[]),
        row("web", 15, 17, &[]),
        row("ej-client", 8, 6, &[]),
        row("windows", 1, 3, &[]),
    ]
}

pub(in super::super) fn ledger() -> Ledger {
    Ledger::of_lines(lines(), None, &Moves::default())
}
