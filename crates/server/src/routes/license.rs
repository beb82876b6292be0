//! `/api/v1/License`: the vendor's paths, two that make the proof possible, and two that tell of one row.
//!
//! Licences are for administrators: everybody else gets 403 `not-administrator`.

pub(crate) mod all;
pub(crate) mod assign;
pub(crate) mod history;
pub(crate) mod holders;
pub(crate) mod last_segment;
pub(crate) mod mdo_list;
pub(crate) mod module;
pub(crate) mod owner;
pub(crate) mod proof;
pub(crate) mod shop_url;
pub(crate) mod third_party;
pub(crate) mod unassign;
pub(crate) mod user;
pub(crate) mod verdicts;
