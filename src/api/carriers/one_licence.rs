//! The carriers about one licence: who holds it, and what became of it.

use std::cell::Cell;

use segl_license::Json;
use segl_webapi::history::{ActivatedIssue, LicenseHistory, SignedIssue};
use segl_webapi::holders::{LicenseHolder, LicenseHolders};
use segl_webapi::proof::Check;

use super::{Reader, stored, whole};

/// Who holds a licence.
pub(in crate::api) fn holders(from: Json<'_>) -> Option<LicenseHolders> {
    whole(from, &Cell::new(true), |mut from| LicenseHolders {
        total: from.count("Total"),
        altered: from.count("Altered"),
        holders: from.list("Holders", holder),
    })
}

fn holder(mut from: Reader<'_>) -> LicenseHolder {
    let intact = from.text("Check") == "intact";
    LicenseHolder {
        is_satellite: from.flag("IsSatellite"),
        id: from.number("Id"),
        name: from.text("Name"),
        full_name: from.text("FullName"),
        number: from.number("Number"),
        check: if intact { Check::Intact } else { Check::Altered },
        since: from.text("Since"),
        by: from.text("By"),
    }
}

/// What became of a row from issue to issue.
pub(in crate::api) fn history(from: Json<'_>) -> Option<LicenseHistory> {
    whole(from, &Cell::new(true), |mut from| {
        let before = from.number_or_nothing("Before");
        LicenseHistory { activations: from.list("Activations", activation), before }
    })
}

fn activation(mut from: Reader<'_>) -> ActivatedIssue {
    ActivatedIssue {
        date: from.text("Date"),
        by: from.text("By"),
        epoch: from.number("Epoch"),
        sequence: from.number("Sequence"),
        hash: from.text("Hash"),
        issue: from.object_or_nothing("Issue").map(|mut issue| SignedIssue {
            license: stored(issue.object("License")),
            keys: issue.list("Keys", stored),
            row: issue.object_or_nothing("Row").map(stored),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holders_are_read_whole_or_not_at_all() {
        let answer = r#"{"Total":2,"Altered":0,"More":true,"Holders":[{"IsSatellite":false,"Id":7,"Name":"ada",
            "FullName":"Ada Berg","Number":1,"Check":"intact","Since":"2026-11-22","By":""}]}"#;
        let read = |text: &str| Json::parse(text.as_bytes()).and_then(holders);
        let found = read(answer).unwrap();
        assert_eq!((found.total, found.holders[0].full_name.as_str()), (2, "Ada Berg"));
        assert_eq!(found.holders[0].check, Check::Intact);
        let odd = read(&answer.replace("intact", "fine")).unwrap();
        assert_eq!(odd.holders[0].check, Check::Altered, "what is not understood is not believed");
        assert_eq!(read(&answer.replace("\"Number\":1", "\"Number\":\"1\"")), None);
        assert_eq!(read("{}"), None);
    }

    #[test]
    fn a_history_is_read_with_and_without_what_was_signed() {
        let object = r#"{"Body":"{}","KeyId":"k","Signature":"s","Hash":"h"}"#;
        let issue = format!(r#"{{"License":{object},"Keys":[{object}],"Row":null}}"#);
        let entry = |issue: &str| {
            format!(r#"{{"Date":"2026-11-22","By":"ada","Epoch":1,"Sequence":2,"Hash":"h","Issue":{issue}}}"#)
        };
        let answer = format!(r#"{{"Activations":[{},{}],"Before":9}}"#, entry(&issue), entry("null"));
        let found = Json::parse(answer.as_bytes()).and_then(history).unwrap();
        assert_eq!(found.before, Some(9));
        let kept: Vec<bool> = found.activations.iter().map(|one| one.issue.is_some()).collect();
        assert_eq!(kept, [true, false]);
        let last = answer.replace(":9}", ":null}");
        assert_eq!(Json::parse(last.as_bytes()).and_then(history).unwrap().before, None);
    }
}
