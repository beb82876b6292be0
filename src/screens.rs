//! The screens, one a module.

pub(crate) mod licences;
