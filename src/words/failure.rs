//! What a request to the server met, as a sentence.

use crate::api::Failure;
use crate::i18n::Messages;
use crate::i18n::texts::failure as words;

/// What went wrong and what to do.
pub(crate) fn failure<'m>(m: &'m Messages, of: &Failure) -> &'m str {
    match of {
        Failure::Network => words::network(m),
        Failure::SignedOut => words::not_signed_in(m),
        Failure::NotAdministrator => words::not_administrator(m),
        Failure::Unreadable => words::answer_unreadable(m),
        Failure::Refused(refusal) => match refusal.code.as_str() {
            "not-found" => words::not_found(m),
            "origin-refused" => words::origin_refused(m),
            "request-malformed" => words::request_malformed(m),
            _ => words::server_failed(m),
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
        let refused = |code| Failure::told(&Problem::new(400, "", code));
        assert_eq!(failure(&m, &refused("not-found")), words::not_found(&m));
        assert_eq!(failure(&m, &refused("origin-refused")), words::origin_refused(&m));
        assert_eq!(failure(&m, &refused("of-a-newer-server")), words::server_failed(&m));
        assert_eq!(failure(&m, &refused("")), words::server_failed(&m));
        assert_eq!(failure(&m, &Failure::Network), words::network(&m));
    }
}
