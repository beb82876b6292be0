//! What stands against loading or activating a licence, as a sentence.

use segl_webapi::problem::{Fact, Facts};

use super::{failure, finding};
use crate::api::Failure;
use crate::api::activation::reported;
use crate::i18n::Messages;
use crate::i18n::texts::activation as words;

/// What a request about licences met: what went wrong, what was kept, what to do.
pub(crate) fn trouble(m: &Messages, of: &Failure) -> String {
    let Failure::Refused(refused) = of else { return failure(m, of).to_owned() };
    let known = match refused.code.as_str() {
        "world-changed" => Some(world_changed(m, &refused.facts())),
        code => refusal(m, code).or_else(|| server(m, code)).map(str::to_owned),
    };
    let found = || reported(&refused.code, &refused.facts()).map(|found| finding(m, &found));
    known.or_else(found).unwrap_or_else(|| failure(m, of).to_owned())
}

/// What the licence server of an owner met; none where the code is about something else.
pub(crate) fn server<'m>(m: &'m Messages, code: &str) -> Option<&'m str> {
    Some(match code {
        "license-server-unconfigured" => words::server_unconfigured_sentence(m),
        "license-server-unreachable" => words::server_unreachable_sentence(m),
        "license-server-timed-out" => words::server_timed_out_sentence(m),
        "license-server-failed" => words::server_failed_sentence(m),
        "license-server-not-understood" => words::server_not_understood_sentence(m),
        "license-server-too-large" => words::server_too_large_sentence(m),
        "serial-unknown" => words::serial_unknown_sentence(m),
        "company-differs" => words::company_differs_sentence(m),
        _ => return None,
    })
}

fn refusal<'m>(m: &'m Messages, code: &str) -> Option<&'m str> {
    Some(match code {
        "activation-blocked" => words::blocked_sentence(m),
        "moves-refused" => words::moves_refused_sentence(m),
        "candidate-unknown" => words::candidate_unknown_sentence(m),
        "activation-cancelled" => words::cancelled_sentence(m),
        "storage-failed" => words::storage_failed_sentence(m),
        "serial-nr-invalid" => words::serial_invalid_sentence(m),
        "company-name-invalid" => words::company_invalid_sentence(m),
        "owner-unknown" => words::owner_unknown_sentence(m),
        _ => return None,
    })
}

/// Whether a licence was not activated because another one has become active.
pub(crate) fn is_another_licence_active(failure: &Failure) -> bool {
    let Failure::Refused(refused) = failure else { return false };
    match refused.code.as_str() {
        "world-changed" => is_changed(&refused.facts(), "license"),
        code => reported(code, &refused.facts()).is_some(),
    }
}

fn is_changed(facts: &Facts, what: &str) -> bool {
    matches!(facts.get("Changed"), Some(Fact::List(all)) if all.contains(&Fact::from(what)))
}

/// What is another now than when the administrator looked.
fn world_changed(m: &Messages, facts: &Facts) -> String {
    let is = |name: &str| is_changed(facts, name);
    let license = is("license").then(|| words::world_license_sentence(m));
    let seats = is("seats").then(|| words::world_seats_sentence(m));
    let said: Vec<&str> = license.into_iter().chain(seats).chain([words::world_look_sentence(m)]).collect();
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;
    use segl_webapi::problem::Problem;

    #[test]
    fn what_changed_meanwhile_is_named_and_the_rest_is_not() {
        let m = messages(Lang::En);
        let changed = |what: Vec<&str>| {
            trouble(&m, &Failure::told(&Problem::new(409, "", "world-changed").with("Changed", what)))
        };
        let (one, both) = (changed(vec!["seats"]), changed(vec!["license", "seats"]));
        assert!(one.starts_with(words::world_seats_sentence(&m)), "{one}");
        assert!(both.starts_with(words::world_license_sentence(&m)), "{both}");
        assert!(both.ends_with(words::world_look_sentence(&m)), "{both}");
        let is_another = |code: &str, what: Vec<&str>| {
            is_another_licence_active(&Failure::told(&Problem::new(409, "", code).with("Changed", what)))
        };
        assert!(is_another("world-changed", vec!["license", "seats"]) && is_another("equivocation", vec![]));
        assert!(!is_another("world-changed", vec!["seats"]) && !is_another("storage-failed", vec![]));
    }

    #[test]
    fn a_verdict_of_the_server_is_worded_as_the_browsers_own_and_an_unknown_code_as_a_failure() {
        let m = messages(Lang::En);
        let differs = Problem::new(422, "", "serial-differs").with("Found", "1").with("Expected", "2");
        let said = trouble(&m, &Failure::told(&differs));
        assert!(said.contains("serial number 1") && said.contains('2'), "{said}");
        let unknown = Failure::told(&Problem::new(500, "", "of-a-newer-server"));
        assert_eq!(trouble(&m, &unknown), failure(&m, &unknown));
        assert_eq!(trouble(&m, &Failure::Network), failure(&m, &Failure::Network));
    }
}
