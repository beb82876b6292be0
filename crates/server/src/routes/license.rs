//! `/api/v1/License`: the vendor's paths, and those that make the proof and a considered activation possible.
//!
//! Licences are for administrators: everybody else gets 403 `not-administrator`.

pub(crate) mod activate;
pub(crate) mod add;
pub(crate) mod all;
pub(crate) mod assign;
pub(crate) mod assignees;
pub(crate) mod candidate;
pub(crate) mod change_serial_number;
pub(crate) mod changes;
pub(crate) mod fetch;
pub(crate) mod history;
pub(crate) mod holders;
pub(crate) mod last_segment;
pub(crate) mod mdo_list;
pub(crate) mod module;
pub(crate) mod owner;
pub(crate) mod preview;
pub(crate) mod proof;
pub(crate) mod remove;
pub(crate) mod shop_url;
pub(crate) mod site;
pub(crate) mod status;
pub(crate) mod third_party;
pub(crate) mod unassign;
pub(crate) mod user;
pub(crate) mod verdicts;
