//! `/api/v1/User`

pub(crate) mod current_principal;
