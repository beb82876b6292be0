//! The four bodies, their keys in the documented order.

pub(crate) mod certificate;
pub(crate) mod license;
pub(crate) mod module_license;
pub(crate) mod revocations;
pub(crate) mod texts;
