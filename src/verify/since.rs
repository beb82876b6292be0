//! Since when something can be known to be wrong.

use segl_license::{Date, Finding, ObjectHash, State};

/// What is known about the day on which something went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Since {
    /// On this day the licence was activated, and verified whole; it went wrong then or later.
    Activated(Date),
    /// On this day this browser found all in order; it went wrong then or later.
    Seen(Date),
    /// On this day a key was withdrawn, as the signed list says.
    Withdrawn(String),
    /// Nothing is known.
    Unknown,
}

impl Since {
    /// What is known about findings in the licence with this hash. `seen` is the last day on which this browser found
    /// everything of its owner in order. The latest day counts, because it says most.
    pub(crate) fn of(
        findings: &[Finding],
        hash: Option<ObjectHash>,
        state: &State,
        seen: Option<Date>,
    ) -> Self {
        if let Some(date) = findings.iter().find_map(withdrawn) {
            return Self::Withdrawn(date.to_owned());
        }
        let of_this = state.activations.iter().filter(|log| Some(log.hash) == hash);
        let activated = of_this.map(|log| log.date).max();
        match (activated, seen) {
            (None, None) => Self::Unknown,
            (Some(activated), Some(seen)) if seen > activated => Self::Seen(seen),
            (Some(activated), _) => Self::Activated(activated),
            (None, Some(seen)) => Self::Seen(seen),
        }
    }
}

/// The day from which a key or licence is withdrawn.
fn withdrawn(finding: &Finding) -> Option<&str> {
    use segl_license::Code::{KeyCompromised, KeyRetired, LicenseRevoked};
    let is_withdrawal = matches!(finding.code, KeyCompromised | KeyRetired | LicenseRevoked);
    finding.facts.text("Date").filter(|_| is_withdrawal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::testing::Vector;
    use segl_license::Activation;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_latest_day_on_which_all_was_in_order_is_told() {
        let hash = Vector::demonstration().judge().verdict.hash;
        let logged = |date: &str| Activation { hash: hash.unwrap(), date: day(date) };
        let state =
            State { activations: vec![logged("2026-11-20"), logged("2026-11-10")], ..State::default() };
        let since = |hash, seen: Option<&str>| Since::of(&[], hash, &state, seen.map(day));
        assert_eq!(since(hash, None), Since::Activated(day("2026-11-20")));
        assert_eq!(since(hash, Some("2026-11-21")), Since::Seen(day("2026-11-21")));
        assert_eq!(since(hash, Some("2026-11-20")), Since::Activated(day("2026-11-20")));
        assert_eq!(since(None, Some("2026-11-01")), Since::Seen(day("2026-11-01")));
        assert_eq!(since(None, None), Since::Unknown);
    }

    #[test]
    fn the_signed_list_says_since_when_a_key_is_withdrawn() {
        let judged = Vector::read("key-compromised-stored").judge();
        let since = Since::of(&judged.licence.findings(), None, &State::default(), Some(day("2026-11-22")));
        assert_eq!(since, Since::Withdrawn("2026-11-15".to_owned()));
    }
}
