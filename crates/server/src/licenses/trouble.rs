//! The one code that a carrier has room for.

use segl_license::{RowOutcome, Verdict};

/// The weightiest trouble: the company row, the licence, what is stored beside it, then the first row. Empty where all
/// is well.
pub(super) fn first(verdict: &Verdict, company_altered: bool) -> String {
    let company = company_altered.then_some("company-altered");
    let refused = verdict.code.map(|code| code.as_str());
    let beside = verdict.warnings.first().map(|warning| warning.code.as_str());
    let mut rows = verdict.rows.iter().filter(|row| row.outcome != RowOutcome::Verified);
    let row = rows.find_map(|row| row.findings.first()).map(|finding| finding.code.as_str());
    company.or(refused).or(beside).or(row).unwrap_or_default().to_owned()
}
