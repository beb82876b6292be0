//! What the tests share: keys made from fixed seeds, licences signed with them, and what a database makes of those.

pub(crate) mod edit;
pub(crate) mod issue;
pub(crate) mod keys;
pub(crate) mod odd_keys;
pub(crate) mod stored;
