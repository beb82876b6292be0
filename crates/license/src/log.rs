//! The chain of the log: each entry's hash covers the entry and the hash before it, so that none can be changed, removed or
//! slipped in without every later hash being another.

use serde::Serialize;

use crate::{ObjectHash, object_hash};

const PAYLOAD_TYPE: &str = "application/vnd.segl.log-entry.v1+json";

/// What is hashed of an entry: compact JSON with its keys in this order.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct LogBody<'a> {
    /// The entry's number; each is one more than the one before it.
    pub id: i64,
    /// Unix seconds.
    pub at: i64,
    /// The associate who did it, if one did.
    pub associate_id: Option<i64>,
    /// Who did it.
    pub actor: &'a str,
    /// What was done: a stable text.
    pub act: &'a str,
    /// To whom or what.
    pub subject: &'a str,
    /// What was, as it was written.
    pub before: Option<&'a str>,
    /// What is, as it was written.
    pub after: Option<&'a str>,
    /// The hash of the entry before it; none for the first.
    pub previous: Option<ObjectHash>,
}

impl LogBody<'_> {
    /// The entry's hash: of an object as the licence format has it, `SHA-256(0x00 || PAE(type, body))`.
    pub fn hash(&self) -> ObjectHash {
        let body = serde_json::to_vec(self).unwrap_or_default();
        object_hash(PAYLOAD_TYPE, &body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> LogBody<'static> {
        LogBody {
            id: 2,
            at: 1_795_355_100,
            associate_id: Some(7),
            actor: "Bergfrid",
            act: "associate-retired",
            subject: "Ane \"A\" Vestby",
            before: None,
            after: Some("{}"),
            previous: Some(crate::Bytes32([1; 32])),
        }
    }

    #[test]
    fn an_entry_is_hashed_as_compact_json_in_the_documented_order() {
        let json = serde_json::to_string(&entry()).unwrap();
        let expected =
            r#"{"Id":2,"At":1795355100,"AssociateId":7,"Actor":"Bergfrid","Act":"associate-retired","#
                .to_owned()
                + r#""Subject":"Ane \"A\" Vestby","Before":null,"After":"{}","Previous":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="}"#;
        assert_eq!(json, expected);
        assert_eq!(entry().hash(), object_hash(PAYLOAD_TYPE, json.as_bytes()));
    }

    #[test]
    fn every_part_of_an_entry_changes_its_hash() {
        let changes: [fn(&mut LogBody<'static>); 9] = [
            |entry| entry.id = 3,
            |entry| entry.at = 0,
            |entry| entry.associate_id = None,
            |entry| entry.actor = "",
            |entry| entry.act = "",
            |entry| entry.subject = "",
            |entry| entry.before = Some(""),
            |entry| entry.after = None,
            |entry| entry.previous = None,
        ];
        for (at, change) in changes.into_iter().enumerate() {
            let mut changed = entry();
            change(&mut changed);
            assert_ne!(changed.hash(), entry().hash(), "{at}");
        }
    }
}
