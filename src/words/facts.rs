//! Facts as arguments of messages. A fact that is not there is an empty text or zero: a sentence is always said.

use segl_license::{Fact, Finding};

/// The text of a fact, numbers written plainly.
pub(super) fn text<'a>(finding: &'a Finding, name: &str) -> &'a str {
    finding.facts.text(name).unwrap_or_default()
}

/// The number of a fact.
#[expect(clippy::cast_precision_loss, reason = "facts are counts and sequence numbers far below 2^53")]
pub(super) fn number(finding: &Finding, name: &str) -> f64 {
    finding.facts.number(name).map_or(0.0, |number| number as f64)
}

/// Whether a fact is there and says something.
pub(super) fn is_known(finding: &Finding, name: &str) -> bool {
    !matches!(finding.facts.get(name), None | Some(Fact::Nothing))
}
