//! What the scripts and the tests of the checkout's own order have in common.

pub mod documents;
