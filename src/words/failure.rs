//! What a request to the server met, as a sentence.

use crate::api::Failure;
use crate::i18n::Messages;
use crate::i18n::texts::reason;

/// What went wrong and what to do.
pub(crate) fn failure<'m>(m: &'m Messages, of: &Failure) -> &'m str {
    match of {
        Failure::Network => reason::network(m),
        Failure::SignedOut => reason::not_signed_in(m),
        Failure::NotAdministrator => reason::not_administrator(m),
        Failure::Unreadable => reason::answer_unreadable(m),
        Failure::Refused(problem) => match problem.code.as_str() {
            "not-found" => reason::not_found(m),
            "origin-refused" => reason::origin_refused(m),
            "request-malformed" => reason::request_malformed(m),
            _ => reason::server_failed(m),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::i18n::testing::messages;
    use segl_webapi::problem::Problem;

    #[test]
    fn a_known_code_has_its_sentence_and_an_unknown_one_a_general_one() {
        let m = messages(Lang::En);
        let refused = |code| Failure::Refused(Box::new(Problem::new(400, "", code)));
        assert_eq!(failure(&m, &refused("not-found")), reason::not_found(&m));
        assert_eq!(failure(&m, &refused("origin-refused")), reason::origin_refused(&m));
        assert_eq!(failure(&m, &refused("of-a-newer-server")), reason::server_failed(&m));
        assert_eq!(failure(&m, &refused("")), reason::server_failed(&m));
        assert_eq!(failure(&m, &Failure::Network), reason::network(&m));
    }
}
