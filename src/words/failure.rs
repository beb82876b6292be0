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
