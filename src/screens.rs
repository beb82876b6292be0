//! The screens, one a module.

pub(crate) mod activation;
pub(crate) mod licences;
pub(crate) mod rooms;
pub(crate) mod status;
pub(crate) mod users;
