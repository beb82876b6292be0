//! The screens, one a module.

pub(crate) mod activation;
pub(crate) mod licences;
