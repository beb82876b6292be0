//! Where codes become words: the only place that turns what was found into sentences of the reader's language.
//!
//! Each family is one exhaustive match, so that a code without words does not compile.

pub(crate) mod activation;
pub(crate) mod consumption;
mod date_state;
mod diagnosis;
mod difference;
pub(crate) mod event;
mod facts;
mod failure;
mod field;
mod finding;
mod license_type;
pub(crate) mod log;
mod mark;
mod names;
pub(crate) mod rule;
pub(crate) mod users;
mod value;

pub(crate) use date_state::{date_state, expiry, state_sentence};
pub(crate) use diagnosis::{meaning, remedy, since};
pub(crate) use difference::difference;
pub(crate) use failure::failure;
pub(crate) use field::field;
pub(crate) use finding::finding;
pub(crate) use license_type::{license_type, user_type};
pub(crate) use mark::mark;
pub(crate) use names::{description, owner_label, row_name, tooltip};
pub(crate) use value::value;
