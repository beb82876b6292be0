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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::testing::Vector;

    #[test]
    fn what_is_missing_is_empty_and_nothing_is_not_known() {
        let edited = Vector::demonstration().with(|owner| {
            owner["Rows"][3]["Columns"]["NumberOfLicenses"] = 500.into();
            owner["Rows"][4]["Columns"]["PrerequisiteModuleName"] = serde_json::Value::Null;
        });
        let judged = edited.judge();
        let found = |name| &judged.row(name).verdict.findings[0];
        let (number_edited, name_gone) = (found("nd-orders"), found("nd-invoices"));
        assert_eq!((number(number_edited, "Stored"), number(number_edited, "Signed")), (500.0, 40.0));
        assert_eq!((number(number_edited, "Field"), number(number_edited, "None")), (0.0, 0.0));
        assert_eq!((text(name_gone, "Signed"), text(name_gone, "Stored")), ("nd-orders", ""));
        assert!(is_known(name_gone, "Signed"));
        assert!(!is_known(name_gone, "Stored") && !is_known(name_gone, "None"));
    }
}
