//! What this browser has seen of an owner's licence: a database that is restored from a backup, or exchanged for another,
//! is in order by itself, and only a memory outside of it knows better.
//!
//! What is remembered is the signed licence itself, so that nothing is said against the server that is not proven again
//! first, and nobody is locked out by a memory that somebody filled with nonsense.

use segl_license::stored::{Context, OwnerJudge, StoredObject, StoredOwner};
use segl_license::{
    Date, Envelope, Kind, License, ObjectHash, Roots, State, Verified, decode_base64, encode_base64,
};

use super::JudgedLicence;

/// The licence of an owner with the highest number that this browser has verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The day on which it was last seen, `YYYY-MM-DD`.
    pub(crate) day: String,
    /// Its serial number.
    pub(crate) serial_nr: String,
    /// Epoch and Sequence: its number.
    pub(crate) pair: (u32, u32),
    /// Its object hash, base64.
    pub(crate) hash: String,
}

/// How a licence differs from the one that was seen, where it cannot have followed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Difference {
    /// It has a lower number.
    Older,
    /// It has the same number, and is another.
    SameNumber,
    /// It has another serial number, and does not say that it takes over.
    SerialNr,
}

/// How a licence stands to the one that was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is the same.
    Same,
    /// It can have followed.
    Follows,
    /// It cannot.
    Differs(Difference),
}

impl Seen {
    /// What there is to remember of a licence.
    pub(crate) fn of(license: &Verified<License>, today: Date) -> Self {
        Self {
            day: today.to_string(),
            serial_nr: license.serial_nr.clone(),
            pair: (license.epoch, license.sequence),
            hash: license.hash().to_base64(),
        }
    }

    /// As it is kept.
    pub(crate) fn written(&self) -> String {
        let (epoch, sequence) = self.pair;
        format!("{} {} {epoch} {sequence} {}", self.day, self.serial_nr, self.hash)
    }

    /// Reads what was kept.
    pub(crate) fn read(kept: &str) -> Option<Self> {
        let mut words = kept.split(' ');
        let mut word = || words.next();
        Some(Self {
            day: word()?.to_owned(),
            serial_nr: word()?.to_owned(),
            pair: (word()?.parse().ok()?, word()?.parse().ok()?),
            hash: word()?.to_owned(),
        })
    }

    /// How a licence of the same owner stands to this one.
    pub(crate) fn stands(&self, now: &License, hash: ObjectHash) -> Standing {
        let pair = (now.epoch, now.sequence);
        if hash.to_base64() == self.hash {
            Standing::Same
        } else if now.serial_nr != self.serial_nr {
            // What came between is not known here: who signs that it takes over from this number answers for it.
            let takes_over = now.replaces.as_ref().is_some_and(|of| of.serial_nr == self.serial_nr);
            if takes_over { Standing::Follows } else { Standing::Differs(Difference::SerialNr) }
        } else if pair > self.pair {
            Standing::Follows
        } else if pair < self.pair {
            Standing::Differs(Difference::Older)
        } else {
            Standing::Differs(Difference::SameNumber)
        }
    }
}

/// A signed object as it is kept, in a line.
fn line(key_id: &str, signature: &[u8], body: &[u8]) -> String {
    [key_id, &encode_base64(signature), &encode_base64(body)].join(" ")
}

/// The signed licence with its certificates, to be kept as evidence: a line each.
pub(crate) fn evidence(licence: &JudgedLicence) -> String {
    let line = |object: &StoredObject| line(&object.key_id, &object.signature, &object.body);
    let StoredOwner { license, keys, .. } = &*licence.stored;
    let lines: Vec<String> = std::iter::once(license).chain(keys).map(line).collect();
    lines.join("\n")
}

/// A list of withdrawn keys as it is kept.
pub(crate) fn kept_list(list: &Envelope) -> String {
    line(&list.hint, &list.signature, &list.body)
}

/// The licence that was seen, verified again from the evidence that was kept.
#[derive(Debug)]
pub(crate) struct Evidence {
    /// The licence.
    pub(crate) license: Verified<License>,
    stored: StoredOwner,
}

impl Evidence {
    /// None where what was kept does not prove what is remembered of this owner.
    pub(crate) fn proven(
        kept: &str,
        seen: &Seen,
        owner: &str,
        roots: &Roots,
        state: &State,
        today: Date,
    ) -> Option<Self> {
        let mut objects = kept.lines().map(object).collect::<Option<Vec<_>>>()?.into_iter();
        let stored =
            StoredOwner { license: objects.next()?, keys: objects.collect(), ..StoredOwner::default() };
        // Under another serial number it was genuine, too.
        let state = State { typed_serial_nr: None, ..state.clone() };
        let judge = OwnerJudge::new(&stored, Context { roots, state: &state, today, main: None });
        let license = judge.license().filter(|license| license.owner_name == owner)?.clone();
        let is_this = Seen { day: seen.day.clone(), ..Seen::of(&license, today) } == *seen;
        is_this.then_some(Self { license, stored })
    }

    /// The licence and its certificates as envelopes, for whoever looks into it.
    pub(crate) fn to_json(&self) -> String {
        to_json(&self.stored)
    }
}

/// A licence and its certificates as envelopes.
pub(crate) fn to_json(stored: &StoredOwner) -> String {
    let keys: Vec<String> =
        stored.keys.iter().map(|key| key.to_envelope(Kind::KeyCertificate).to_json()).collect();
    format!(
        "{{\"License\":{},\"Keys\":[{}]}}",
        stored.license.to_envelope(Kind::License).to_json(),
        keys.join(",")
    )
}

fn object(line: &str) -> Option<StoredObject> {
    let mut words = line.split(' ');
    let key_id = words.next()?.to_owned();
    let signature = decode_base64(words.next()?)?;
    let body = decode_base64(words.next()?)?;
    Some(StoredObject { key_id, signature, body, hash: Vec::new() })
}

/// The list of withdrawn keys that counts: the server may have forgotten a newer one, which was kept here.
pub(crate) fn revocations(shown: Option<Envelope>, kept: Option<&str>, roots: &Roots) -> Option<Envelope> {
    let kept = kept.and_then(object).map(|list| list.to_envelope(Kind::Revocations));
    roots.newer_revocations(shown, kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::testing::{Judged, Vector};

    const OWNER: &str = "NORDDATA";

    fn hash(octet: u8) -> ObjectHash {
        ObjectHash::from_base64(&encode_base64(&[octet; 32])).unwrap()
    }

    fn today() -> Date {
        Date::parse("2026-11-22").unwrap()
    }

    fn roots() -> Roots {
        segl_license::pinned_roots().unwrap()
    }

    fn demonstration() -> Judged {
        Vector::demonstration().judge()
    }

    fn seen(judged: &Judged) -> Seen {
        Seen::of(judged.licence.license.as_ref().unwrap(), today())
    }

    fn proven(kept: &str, seen: &Seen) -> Option<Evidence> {
        Evidence::proven(kept, seen, OWNER, &roots(), &State::default(), today())
    }

    #[test]
    fn what_was_written_is_read_again() {
        let seen = seen(&demonstration());
        assert_eq!(Seen::read(&seen.written()), Some(seen));
    }

    #[test]
    fn a_licence_follows_one_with_a_lower_number_and_no_other() {
        let judged = demonstration();
        let was = seen(&judged);
        let other = hash(7);
        let now = |change: fn(&mut License)| {
            let mut license = License::clone(judged.license());
            change(&mut license);
            was.stands(&license, other)
        };
        assert_eq!(was.stands(judged.license(), judged.verdict.hash.unwrap()), Standing::Same);
        assert_eq!(now(|of| of.sequence += 1), Standing::Follows);
        assert_eq!(now(|of| (of.epoch, of.sequence) = (2, 1)), Standing::Follows);
        assert_eq!(now(|_| ()), Standing::Differs(Difference::SameNumber));
        assert_eq!(now(|of| of.sequence = 0), Standing::Differs(Difference::Older));
        assert_eq!(now(|of| (of.epoch, of.sequence) = (0, 99)), Standing::Differs(Difference::Older));
    }

    #[test]
    fn another_serial_number_takes_over_only_where_that_is_signed() {
        let judged = demonstration();
        let was = seen(&judged);
        let mut now = License::clone(judged.license());
        now.serial_nr = "1902745130".to_owned();
        now.sequence += 1;
        let stands = |now: &License| was.stands(now, hash(7));
        assert_eq!(stands(&now), Standing::Differs(Difference::SerialNr));
        let replaces =
            |serial_nr: &str| Some(segl_license::Replaces { serial_nr: serial_nr.to_owned(), hash: hash(8) });
        now.replaces = replaces(&was.serial_nr);
        assert_eq!(stands(&now), Standing::Follows);
        now.replaces = replaces("1111111119");
        assert_eq!(stands(&now), Standing::Differs(Difference::SerialNr));
    }

    #[test]
    fn evidence_proves_what_was_seen_and_nothing_else() {
        let judged = demonstration();
        let (was, kept) = (seen(&judged), evidence(&judged.licence));
        let proof = proven(&kept, &was).unwrap();
        assert_eq!(proof.license, *judged.licence.license.as_ref().unwrap());
        assert!(
            proof
                .to_json()
                .starts_with(r#"{"License":{"payloadType":"application/vnd.segl.license.v1+json","#)
        );
        assert!(proven(&kept, &Seen { pair: (1, 99), ..was.clone() }).is_none());
        assert!(proven(&kept, &Seen { serial_nr: "1902745130".to_owned(), ..was.clone() }).is_none());
        assert!(proven("", &was).is_none());
        assert!(proven(&kept.replace('A', "B"), &was).is_none());
        assert!(Evidence::proven(&kept, &was, "SUPEROFFICE", &roots(), &State::default(), today()).is_none());
    }

    #[test]
    fn a_list_that_the_server_forgot_still_counts_and_nonsense_never_does() {
        let withdrawn = Vector::all().into_iter().find_map(|vector| {
            let list = vector.proof["Revocations"].as_object()?.clone();
            Some((vector, list))
        });
        let (vector, list) = withdrawn.unwrap();
        let stored: segl_webapi::proof::Stored = serde_json::from_value(list.into()).unwrap();
        let shown = super::super::carriers::object(stored).to_envelope(Kind::Revocations);
        let roots = vector.roots();
        let kept = kept_list(&shown);
        assert_eq!(revocations(None, Some(&kept), roots), Some(shown.clone()));
        assert_eq!(revocations(Some(shown.clone()), None, roots), Some(shown.clone()));
        assert_eq!(revocations(Some(shown.clone()), Some("nonsense"), roots), Some(shown.clone()));
        let mut forged = shown.clone();
        forged.signature = vec![1; 64];
        assert_eq!(revocations(None, Some(&kept_list(&forged)), roots), None);
        assert_eq!(revocations(Some(shown.clone()), Some(&kept_list(&forged)), roots), Some(shown));
    }

    #[test]
    fn a_memory_full_of_nonsense_proves_nothing() {
        let judged = demonstration();
        let (was, kept) = (seen(&judged).written(), evidence(&judged.licence));
        assert_eq!(
            ["", " ", "2026-11-22", "a b c d e", "a b 1 -1 e", "a b 1"].map(Seen::read),
            [const { None }; 6]
        );
        let cut = |text: &str, at: usize| text.chars().take(at).collect::<String>();
        for at in (0..kept.len()).step_by(97) {
            assert!(proven(&cut(&kept, at), &Seen::read(&was).unwrap()).is_none(), "{at}");
        }
    }
}
