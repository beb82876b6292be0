//! Steps 5, 7, 8 and the clock of step 10: how a licence follows what is installed or was seen.

use super::Arguments;
use crate::{Code, Fact, Finding, License, ObjectHash, Replaces, Seen, Verdict, Verified};

/// The owner whose serial number every other owner's must equal.
pub(crate) const MAIN_OWNER: &str = "SUPEROFFICE";

pub(super) fn judge(verdict: &mut Verdict, license: &Verified<License>, arguments: &Arguments<'_>) {
    let replaces = judge_serial_nr(verdict, license, arguments);
    if !replaces {
        judge_order(verdict, license, arguments);
    }
    if arguments.today < license.issued {
        verdict.warn(Finding::new(Code::ClockBehind).with("Issued", license.issued));
    }
}

/// Step 5. Returns whether the licence takes over from another serial number.
fn judge_serial_nr(verdict: &mut Verdict, license: &Verified<License>, arguments: &Arguments<'_>) -> bool {
    let main = arguments.installed.of(MAIN_OWNER).filter(|_| license.owner_name != MAIN_OWNER);
    if let Some(main) = main.filter(|main| main.serial_nr != license.serial_nr) {
        verdict.refuse(5, differs(&main.serial_nr, license));
    }
    if let Some(own) = arguments.installed.of(&license.owner_name) {
        if own.company_name != license.company_name {
            let finding = Finding::new(Code::CompanyChanged)
                .with("From", own.company_name.as_str())
                .with("To", license.company_name.as_str());
            verdict.warn(finding);
        }
        let follows_own = follows(verdict, license, &[(own.serial_nr.as_str(), own.hash())]);
        return follows_own.unwrap_or_else(|finding| {
            // Where SUPEROFFICE's serial number changed, an owner need not name what was for the one before.
            let moved = main
                .is_some_and(|main| main.serial_nr == license.serial_nr && main.serial_nr != own.serial_nr);
            if moved {
                verdict.warn(replaced(&own.serial_nr, license))
            } else {
                verdict.refuse(5, finding)
            }
            false
        });
    }
    if main.is_some() {
        return false;
    }
    if let Some(typed) = &arguments.state.typed_serial_nr {
        if *typed != license.serial_nr {
            verdict.refuse(5, differs(typed, license));
        }
        return false;
    }
    let seen: Vec<_> = seen_of(arguments, license).map(|seen| (seen.serial_nr.as_str(), seen.hash)).collect();
    if seen.is_empty() {
        verdict.warn(Finding::new(Code::SerialNotJudged));
        return false;
    }
    follows(verdict, license, &seen).unwrap_or_else(|finding| {
        verdict.refuse(5, finding);
        false
    })
}

/// The same serial number as one of these, or taking over from one of them, which is said. Else what refuses it.
fn follows(verdict: &mut Verdict, license: &License, known: &[(&str, ObjectHash)]) -> Result<bool, Finding> {
    let Some((expected, _)) = known.first() else { return Ok(false) };
    if known.iter().any(|(serial_nr, _)| *serial_nr == license.serial_nr) {
        return Ok(false);
    }
    let named = |replaces: &&Replaces| known.contains(&(replaces.serial_nr.as_str(), replaces.hash));
    let Some(replaces) = license.replaces.as_ref().filter(named) else {
        return Err(differs(expected, license));
    };
    verdict.warn(replaced(&replaces.serial_nr, license));
    Ok(true)
}

fn replaced(from: &str, license: &License) -> Finding {
    Finding::new(Code::SerialReplaced).with("From", from).with("To", license.serial_nr.as_str())
}

fn differs(expected: &str, license: &License) -> Finding {
    Finding::new(Code::SerialDiffers).with("Expected", expected).with("Found", license.serial_nr.as_str())
}

fn seen_of<'a>(arguments: &'a Arguments<'_>, license: &'a License) -> impl Iterator<Item = &'a Seen> {
    arguments.state.seen.iter().filter(|seen| seen.owner_name == license.owner_name)
}

/// Steps 7 and 8: newer than what is installed and what was seen.
fn judge_order(verdict: &mut Verdict, license: &Verified<License>, arguments: &Arguments<'_>) {
    let own = arguments.installed.of(&license.owner_name).filter(|own| own.serial_nr == license.serial_nr);
    let seen = seen_of(arguments, license)
        .filter(|seen| seen.serial_nr == license.serial_nr)
        .map(|seen| ((seen.epoch, seen.sequence), seen.hash));
    let highest =
        own.map(|own| ((own.epoch, own.sequence), own.hash())).into_iter().chain(seen).max_by_key(|x| x.0);
    let pair = (license.epoch, license.sequence);
    if let Some((known, hash)) = highest {
        let facts = |code| Finding::new(code).with("Epoch", known.0).with("Sequence", known.1);
        if pair < known {
            verdict.refuse(7, facts(Code::OlderThanInstalled));
        } else if pair == known && hash != license.hash() {
            verdict.refuse(7, facts(Code::Equivocation).with("Hash", hash));
        } else if own.is_some_and(|own| own.hash() == license.hash()) {
            verdict.refuse(7, facts(Code::AlreadyActive));
        }
    }
    if let Some(own) =
        own.filter(|own| pair > (own.epoch, own.sequence) && license.previous != Some(own.hash()))
    {
        let skipped = license.sequence.saturating_sub(own.sequence).saturating_sub(1);
        verdict.warn(match (own.epoch == license.epoch, skipped) {
            (true, 0) => Finding::new(Code::PreviousDiffers),
            (true, count) => Finding::new(Code::IssuesSkipped).with("Count", count),
            (false, _) => Finding::new(Code::IssuesSkipped).with("Count", Fact::Nothing),
        });
    }
}
