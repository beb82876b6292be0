//! What stands against a user's logging in, and against giving and taking licences.

use segl_license::UserType;
use segl_webapi::problem::Facts;

use super::{failure, rule};
use crate::api::Failure;
use crate::i18n::Messages;
use crate::i18n::texts::{activation, users as words};

/// What a user lacks for logging in; the code itself where a newer server has others.
pub(crate) fn lack<'a>(m: &'a Messages, code: &'a str) -> &'a str {
    match code {
        "login-retired" => words::former(m),
        "login-user-missing" => words::lacks_user(m),
        "login-client-missing" => words::lacks_client(m),
        "login-license-not-verified" => words::lacks_license(m),
        "login-license-stopped" => words::lacks_stopped(m),
        "login-company-altered" => words::lacks_company(m),
        other => other,
    }
}

/// Which kind of user one is; nothing where nobody says.
pub(crate) fn kind(m: &Messages, of: UserType) -> &str {
    match of {
        UserType::Unknown => "",
        UserType::InternalAssociate => words::kind_internal(m),
        UserType::ResourceAssociate => words::kind_resource(m),
        UserType::ExternalAssociate => words::kind_external(m),
        UserType::AnonymousAssociate => words::kind_anonymous(m),
        UserType::SystemAssociate => words::kind_system(m),
    }
}

/// Why something is not given, taken or done, by a rule's code. `name` is what a licence is called.
pub(crate) fn refusal(m: &Messages, code: &str, facts: &Facts, name: impl Fn(&str) -> String) -> String {
    let text = |fact| rule::text(facts, fact);
    let licence = || name(text("ModuleName"));
    match code {
        "associate-unknown" => words::gone_sentence(m).to_owned(),
        "satellite-unknown" => words::satellite_gone_sentence(m).to_owned(),
        "not-held" => words::not_held_sentence(m, &licence()),
        "module-unknown" | "module-not-verified" => words::not_verified_sentence(m, &licence()),
        "owner-unknown" | "owner-not-verified" => words::owner_not_verified_sentence(m, text("OwnerName")),
        "license-stopped" => stopped(m, text("OwnerName")),
        "company-altered" => words::company_altered_sentence(m).to_owned(),
        "last-administrator" => words::last_administrator_sentence(m).to_owned(),
        other => rule::against(m, other, facts, name),
    }
}

/// What a request to change users met.
pub(crate) fn trouble(m: &Messages, of: &Failure, name: impl Fn(&str) -> String) -> String {
    let Failure::Refused(refused) = of else { return failure(m, of).to_owned() };
    let facts = refused.facts();
    match refused.code.as_str() {
        "change-refused" => words::changed_meanwhile_sentence(m, rule::number(&facts, "Count")),
        "own-password-wrong" => words::own_password_wrong_sentence(m).to_owned(),
        "too-many-attempts" => {
            words::attempts_sentence(m, (rule::number(&facts, "RetryAfter") / 60.0).ceil())
        }
        "password-long" => words::password_long_sentence(m).to_owned(),
        "password-short" => words::password_short_sentence(m, rule::number(&facts, "Least")),
        "too-many-users" => words::too_many_sentence(m, rule::number(&facts, "Most")),
        "storage-failed" => activation::storage_failed_sentence(m).to_owned(),
        code if RULES.contains(&code) => refusal(m, code, &facts, name),
        _ => failure(m, of).to_owned(),
    }
}

/// Codes of rules, by which a change of a single user is refused.
const RULES: [&str; 18] = [
    "open-requests",
    "no-free-seat",
    "prerequisite-missing",
    "still-needed",
    "several-plans",
    "user-type-not-allowed",
    "associate-retired",
    "associate-unknown",
    "satellite-unknown",
    "not-held",
    "module-unknown",
    "module-not-verified",
    "type-not-assignable",
    "hidden-not-assignable",
    "owner-not-verified",
    "license-stopped",
    "company-altered",
    "last-administrator",
];

/// The owner's licence has ended.
pub(crate) fn stopped(m: &Messages, owner: &str) -> String {
    words::stopped_sentence(m, owner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;
    use segl_webapi::problem::Problem;

    const LACKS: [&str; 6] = [
        "login-retired",
        "login-user-missing",
        "login-client-missing",
        "login-license-not-verified",
        "login-license-stopped",
        "login-company-altered",
    ];

    fn facts() -> Facts {
        let mut facts = Facts::default();
        for (name, text) in [
            ("ModuleName", "sales"),
            ("PrerequisiteModuleName", "user"),
            ("NeededBy", "windows"),
            ("OwnerName", "NORDDATA"),
        ] {
            facts.set(name, text);
        }
        facts.set("InUse", 4_u32);
        facts.set("NumberOfLicenses", 4_u32);
        facts
    }

    fn upper(module: &str) -> String {
        module.to_uppercase()
    }

    #[test]
    fn every_rule_has_words_of_its_own_in_every_language() {
        for lang in Lang::ALL {
            let m = messages(lang);
            let mut said: Vec<String> = RULES.map(|code| refusal(&m, code, &facts(), upper)).to_vec();
            said.sort_unstable();
            said.dedup();
            // Two pairs mean the same to a reader.
            assert_eq!(said.len(), RULES.len() - 2, "{lang:?}: {said:#?}");
            assert!(!said.iter().any(|said| RULES.iter().any(|code| said.contains(code))), "{said:#?}");
        }
    }

    #[test]
    fn whatever_a_user_lacks_for_logging_in_has_words() {
        for lang in Lang::ALL {
            let m = messages(lang);
            let mut said = LACKS.map(|code| lack(&m, code).to_owned()).to_vec();
            assert!(!said.iter().any(|said| said.starts_with("login-")), "{said:?}");
            said.sort_unstable();
            said.dedup();
            assert_eq!(said.len(), LACKS.len());
            assert_eq!(lack(&m, "login-of-a-newer-server"), "login-of-a-newer-server");
        }
    }

    #[test]
    fn a_refused_change_says_for_how_many_and_of_a_single_user_why() {
        let m = messages(Lang::En);
        let told = |problem: Problem| trouble(&m, &Failure::told(&problem), upper);
        let many = told(Problem::new(409, "", "change-refused").with("Count", 3_u32));
        assert!(many.contains("3 users can no longer"), "{many}");
        let most = told(Problem::new(409, "", "too-many-users").with("Most", 10_000_u32));
        assert!(most.contains("10000 users"), "{most}");
        let last = told(Problem::new(409, "", "last-administrator"));
        assert_eq!(last, words::last_administrator_sentence(&m));
        let full =
            told(Problem::new(409, "", "no-free-seat").with("ModuleName", "sales").with("InUse", 4_u32));
        assert!(full.starts_with("No seat of SALES is free: 4 of"), "{full}");
        let unknown = Failure::told(&Problem::new(500, "", "of-a-newer-server"));
        assert_eq!(trouble(&m, &unknown, upper), failure(&m, &unknown));
    }
}
